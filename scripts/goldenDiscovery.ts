import type { Scenario, ScenarioStep } from "../src/engine/session/scenario.ts";

const VPC = "${vpcs.Vpcs[0].VpcId}";
const SUBNET = "${subnets.Subnets[0].SubnetId}";
const SERVICE = "${service.Service.Id}";
const REGISTRY = "${service.Service.Arn}";
const IMAGE = "public.ecr.aws/retail/orders:1.2.1";

/** Namespaces of all kinds, and a service whose tasks come to be known in one of them and go again. */
export const discoveredServices: Scenario = {
  id: "discovery",
  title: "Service discovery",
  summary: "Tasks that are found by a name.",
  seed: 19,
  openAtSeconds: 700,
  steps: [
    { as: "vpcs", ...step("ec2", 0, "DescribeVpcs", {}) },
    { as: "subnets", ...step("ec2", 0, "DescribeSubnets", {}) },
    step("ecs", 0, "CreateCluster", { clusterName: "shop" }),
    step("ec2", 0, "RunInstances", {
      InstanceType: "m5.large",
      MinCount: 1,
      MaxCount: 1,
      SubnetId: SUBNET,
      IamInstanceProfile: { Name: "ecsInstanceRole" },
      UserData: "IyEvYmluL2Jhc2gKZWNobyBFQ1NfQ0xVU1RFUj1zaG9wID4+IC9ldGMvZWNzL2Vjcy5jb25maWcK",
    }),
    cloudMap(0, "CreateHttpNamespace", { Name: "shop" }),
    { as: "public", ...cloudMap(0, "CreatePublicDnsNamespace", { Name: "shop.example.com" }) },
    { as: "private", ...cloudMap(0, "CreatePrivateDnsNamespace", { Name: "shop.local", Vpc: VPC }) },
    { as: "namespace", ...cloudMap(1, "GetOperation", { OperationId: "${private.OperationId}" }) },
    { as: "other", ...cloudMap(1, "GetOperation", { OperationId: "${public.OperationId}" }) },
    { as: "service", ...cloudMap(60, "CreateService", { Name: "orders", NamespaceId: "${namespace.Operation.Targets.NAMESPACE}", DnsConfig: { DnsRecords: [{ Type: "A", TTL: 60 }] }, HealthCheckCustomConfig: {} }) },
    cloudMap(60, "DeleteNamespace", { Id: "${other.Operation.Targets.NAMESPACE}" }),
    cloudMap(70, "UpdateService", { Id: SERVICE, Service: { DnsConfig: { DnsRecords: [{ Type: "A", TTL: 15 }] } } }),
    cloudMap(80, "RegisterInstance", { ServiceId: SERVICE, InstanceId: "guest", Attributes: { AWS_INSTANCE_IPV4: "10.9.9.9" } }),
    cloudMap(100, "UpdateInstanceCustomHealthStatus", { ServiceId: SERVICE, InstanceId: "guest", Status: "UNHEALTHY" }),
    step("ecs", 120, "RegisterTaskDefinition", {
      family: "orders",
      networkMode: "awsvpc",
      containerDefinitions: [{ name: "orders", image: IMAGE, cpu: 256, memory: 512, portMappings: [{ containerPort: 8080 }], healthCheck: { command: ["CMD", "true"], interval: 5, retries: 2 } }],
    }),
    step("ecs", 120, "CreateService", {
      cluster: "shop",
      serviceName: "orders",
      taskDefinition: "orders",
      desiredCount: 2,
      networkConfiguration: { awsvpcConfiguration: { subnets: [SUBNET] } },
      serviceRegistries: [{ registryArn: REGISTRY }],
    }),
    step("physics", 250, "PutImageBehavior", { image: IMAGE, healthStatus: 503 }),
    step("physics", 300, "PutImageBehavior", { image: IMAGE, healthStatus: 200 }),
    step("ecs", 400, "UpdateService", { cluster: "shop", service: "orders", desiredCount: 0 }),
    cloudMap(400, "DeregisterInstance", { ServiceId: SERVICE, InstanceId: "guest" }),
    step("ecs", 460, "UpdateService", { cluster: "shop", service: "orders", serviceRegistries: [] }),
    cloudMap(480, "DeleteService", { Id: SERVICE }),
    step("ecs", 500, "UpdateCluster", { cluster: "shop", serviceConnectDefaults: { namespace: "mesh" } }),
    step("ecs", 500, "RegisterTaskDefinition", {
      family: "carts",
      memory: "640",
      containerDefinitions: [{ name: "carts", image: IMAGE, cpu: 128, memory: 512, portMappings: [{ name: "web", containerPort: 8080, appProtocol: "http" }] }],
    }),
    connected(500, "ui", { enabled: true }),
    connected(510, "carts", { enabled: true, services: [{ portName: "web", clientAliases: [{ port: 80, dnsName: "carts" }] }] }),
    step("ecs", 580, "UpdateService", { cluster: "shop", service: "ui", forceNewDeployment: true }),
    step("physics", 600, "PutServiceTraffic", { cluster: "shop", service: "ui", name: "carts", requestsPerSecond: 25 }),
    step("ecs", 660, "UpdateService", { cluster: "shop", service: "carts", serviceConnectConfiguration: { enabled: false } }),
  ],
};

function connected(atSeconds: number, serviceName: string, serviceConnectConfiguration: object): ScenarioStep {
  return step("ecs", atSeconds, "CreateService", { cluster: "shop", serviceName, taskDefinition: "carts", desiredCount: 1, serviceConnectConfiguration });
}

function cloudMap(atSeconds: number, operation: string, input: object): ScenarioStep {
  return step("servicediscovery", atSeconds, operation, input);
}

function step(service: string, atSeconds: number, operation: string, input: object): ScenarioStep {
  return { atSeconds, call: { service, operation, input } };
}
