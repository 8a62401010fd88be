import { expect, test } from "vitest";
import { story, type Story } from "./story.ts";

/** Two instances, a namespace, and a server that can be found there as `orders`. */
function shop() {
  const s = story();
  s.fleet("ab");
  s.call("ecs", "UpdateCluster", { cluster: "prod", serviceConnectDefaults: { namespace: "shop" } });
  define(s, "orders");
  define(s, "ui");
  return s;
}

function define(s: Story, family: string, { networkMode = "awsvpc", memory = "768", mapping = {}, more = {} }: { networkMode?: string; memory?: string | null; mapping?: object; more?: object } = {}): string {
  const portMappings = networkMode === "none" ? [] : [{ name: "web", containerPort: 8080, appProtocol: "http", ...mapping }];
  const containerDefinitions = [{ name: family, image: `${family}:1`, cpu: 256, memory: 512, portMappings, ...more }];
  const { taskDefinition } = s.call("ecs", "RegisterTaskDefinition", { family, networkMode, ...(memory === null ? {} : { memory }), containerDefinitions } as never);
  return `${taskDefinition?.family}:${taskDefinition?.revision}`;
}

function inVpc(s: Story): object {
  const subnets = s.call("ec2", "DescribeSubnets", {}).Subnets?.map(({ SubnetId = "" }) => SubnetId) ?? [];
  return { networkConfiguration: { awsvpcConfiguration: { subnets } } };
}

const SERVER = { enabled: true, services: [{ portName: "web", discoveryName: "orders", clientAliases: [{ port: 80, dnsName: "orders" }] }] };
const CLIENT = { enabled: true };

const serve = (s: Story, name: string, serviceConnectConfiguration: object, desiredCount = 1) => s.serve(name, name, desiredCount, { ...inVpc(s), serviceConnectConfiguration });

const endpoint = (s: Story) => s.service("orders").deployments?.[0]?.serviceConnectResources?.[0]?.discoveryArn ?? "";
const members = (s: Story) => s.call("servicediscovery", "ListInstances", { ServiceId: endpoint(s).split("/").at(-1) ?? "" }).Instances ?? [];

test("a task has a proxy that is healthy before anything else of it starts; when it runs it is a member of its endpoint", () => {
  const s = shop();
  serve(s, "orders", SERVER);
  s.mark();
  s.run(1);
  const seen: string[] = [];
  for (let i = 0; i < 40; i++) {
    const told = s.tasks().map(({ lastStatus, containers = [] }) => `${lastStatus} ${containers.map((one) => `${one.lastStatus}${one.healthStatus === "HEALTHY" ? "!" : ""}`).join()} ${members(s).length}`);
    if (told[0] !== undefined && seen.at(-1) !== told[0]) seen.push(told[0]);
    s.run(1);
  }
  expect(seen).toEqual([
    "PROVISIONING PENDING,PENDING 0",
    "PENDING PENDING,RUNNING 0",
    "PENDING PENDING,RUNNING! 0",
    "RUNNING RUNNING,RUNNING! 1",
  ]);
  const [task] = s.tasks();
  expect(task?.containers?.map(({ name, image, cpu, memory }) => [name?.replace(/[0-9a-f]{5}$/, "#"), image, cpu, memory])).toEqual([
    ["orders", "orders:1", "256", "512"],
    ["ecs-service-connect-#", "ecs-service-connect-agent:interface-v1", "0", undefined],
  ]);
  expect([task?.cpu, task?.memory]).toEqual(["256", "768"]);
  expect(members(s)).toMatchObject([
    { Id: task?.taskArn?.split("/").at(-1), Attributes: { AWS_INSTANCE_IPV4: task?.containers?.[0]?.networkInterfaces?.[0]?.privateIpv4Address, AWS_INSTANCE_PORT: "8080", AvailabilityZone: task?.availabilityZone, DeploymentId: expect.any(String) } },
  ]);
  s.update("orders", { desiredCount: 0 });
  s.run(5);
  expect(members(s)).toEqual([]);
});

test("a service that is described tells what it asked for and its endpoints, and is listed in its namespace", () => {
  const s = shop();
  serve(s, "orders", SERVER);
  serve(s, "ui", CLIENT);
  expect(s.service("orders").deployments?.[0]).toMatchObject({
    serviceConnectConfiguration: { ...SERVER, namespace: "shop" },
    serviceConnectResources: [{ discoveryName: "orders", discoveryArn: expect.stringMatching(/^arn:aws:servicediscovery:us-east-1:123456789012:service\/srv-/) }],
  });
  expect(s.service("ui").deployments?.[0]?.serviceConnectResources).toBeUndefined();
  const inNamespace = () => s.call("ecs", "ListServicesByNamespace", { namespace: "shop" }).serviceArns?.map((arn) => arn.split("/").at(-1));
  expect(inNamespace()).toEqual(["orders", "ui"]);
  const [namespace] = s.call("servicediscovery", "ListNamespaces", {}).Namespaces ?? [];
  expect(namespace).toMatchObject({ Name: "shop", Type: "HTTP", ServiceCount: 1 });
  s.update("orders", { serviceConnectConfiguration: { enabled: false } });
  expect(inNamespace()).toEqual(["ui"]);
  expect(s.service("orders").deployments?.length).toBe(2);
  s.call("ecs", "DeleteService", { cluster: "prod", service: "ui", force: true });
  s.run(120);
  expect(inNamespace()).toEqual([]);
});

test("what is configured otherwise is a new deployment, and what is configured alike is none", () => {
  const s = shop();
  serve(s, "orders", SERVER);
  s.run(60);
  const before = s.service("orders").deployments?.[0]?.id;
  const arn = endpoint(s);
  s.update("orders", { serviceConnectConfiguration: SERVER });
  expect(s.service("orders").deployments?.[0]?.id).toBe(before);
  s.update("orders", { serviceConnectConfiguration: { ...SERVER, services: [{ portName: "web", discoveryName: "orders", clientAliases: [{ port: 81 }] }] } });
  expect(s.service("orders").deployments?.[0]?.id).not.toBe(before);
  expect(endpoint(s)).toBe(arn);
  s.run(120);
  expect(members(s)).toHaveLength(1);
});

test("a deployment that is rolled back brings the names back that the service had before", () => {
  const s = shop();
  serve(s, "orders", SERVER);
  s.run(60);
  s.update("orders", { serviceConnectConfiguration: { enabled: true, services: [{ portName: "web", discoveryName: "other", clientAliases: [{ port: 81 }] }] } });
  expect(s.service("orders").deployments?.[0]?.serviceConnectResources).toMatchObject([{ discoveryName: "other" }]);
  s.run(1);
  const serviceDeploymentArn = s.service("orders").currentServiceDeployment ?? "";
  s.call("ecs", "StopServiceDeployment", { serviceDeploymentArn, stopType: "ROLLBACK" });
  s.run(180);
  expect(s.service("orders").deployments).toMatchObject([{ serviceConnectConfiguration: SERVER, serviceConnectResources: [{ discoveryName: "orders" }], runningCount: 1 }]);
  expect(members(s)).toHaveLength(1);
  expect(s.call("servicediscovery", "ListServices", {}).Services?.map(({ Name }) => Name)).toEqual(["orders"]);
});

test("in the bridge mode the proxy is reached by a port of the instance", () => {
  const s = shop();
  const taskDefinition = define(s, "orders", { networkMode: "bridge" });
  s.serve("orders", taskDefinition, 2, { serviceConnectConfiguration: SERVER });
  s.run(60);
  const bound = s.tasks().map(({ containers }) => String(containers?.[1]?.networkBindings?.[0]?.hostPort));
  expect(members(s).map(({ Attributes }) => Attributes?.["AWS_INSTANCE_PORT"]).toSorted()).toEqual(bound.toSorted());
});

test("a container that fails its checks takes its task out of the endpoint", () => {
  const s = shop();
  define(s, "orders", { more: { healthCheck: { command: ["CMD", "true"], interval: 5, retries: 1 } } });
  serve(s, "orders", SERVER);
  s.run(60);
  expect(members(s)).toHaveLength(1);
  const well = () => s.call("servicediscovery", "DiscoverInstances", { NamespaceName: "shop", ServiceName: "orders", HealthStatus: "HEALTHY" }).Instances?.length;
  expect(well()).toBe(1);
  s.call("physics", "PutImageBehavior", { image: "orders:1", healthStatus: 503 });
  s.run(6);
  expect(well()).toBe(0);
});

test("a namespace that a service names and that is not there is made; one by an ARN is not found", () => {
  const s = shop();
  serve(s, "orders", { ...SERVER, namespace: "other" });
  expect(s.call("servicediscovery", "ListNamespaces", {}).Namespaces?.map(({ Name }) => Name)).toEqual(["shop", "other"]);
  expect(refusal(s, { ...SERVER, namespace: "arn:aws:servicediscovery:us-east-1:123456789012:namespace/ns-1" })).toBe("NamespaceNotFoundException: The specified namespace wasn't found.");
  s.call("ecs", "UpdateCluster", { cluster: "prod", serviceConnectDefaults: { namespace: "" } });
  expect(refusal(s, SERVER)).toBe("InvalidParameterException: Service Connect requires a namespace. Specify one, or set a default for the cluster.");
});

const refusal = (s: Story, serviceConnectConfiguration: object, more: object = inVpc(s)) =>
  s.refusal("ecs", "CreateService", { cluster: "prod", serviceName: "second", taskDefinition: "orders", desiredCount: 1, ...more, serviceConnectConfiguration } as never);

const named = (service: object) => ({ enabled: true, services: [{ portName: "web", clientAliases: [{ port: 80 }], ...service }] });
const [WEB] = named({}).services;

test.each([
  [{ networkMode: "host" }, CLIENT, "InvalidParameterException: Service Connect is not supported for the networkMode 'host'."],
  [{ networkMode: "none" }, CLIENT, "InvalidParameterException: Service Connect is not supported for the networkMode 'none'."],
  [{ memory: null }, CLIENT, "InvalidParameterException: Service Connect requires a task memory limit. Specify 'memory' for the task definition."],
  [{ memory: "512" }, CLIENT, "InvalidParameterException: Service Connect requires a task memory limit that is greater than the sum of the memory limits of its containers. The task has 512 MiB, its containers have 512 MiB."],
  [{}, named({ portName: "api" }), "InvalidParameterException: The portName 'api' does not exist in the task definition. Specify the name of one of its port mappings."],
  [{ mapping: { name: undefined } }, named({}), "InvalidParameterException: The portName 'web' does not exist in the task definition. Specify the name of one of its port mappings."],
  [{ mapping: { protocol: "udp", appProtocol: undefined } }, named({}), "InvalidParameterException: The port 'web' is a UDP port. Service Connect supports TCP only."],
  [{}, named({ discoveryName: "Orders" }), "InvalidParameterException: The discoveryName 'Orders' is not valid. It can have up to 64 characters: lowercase letters, numbers, underscores and hyphens, and cannot start with a hyphen."],
  [{}, named({ clientAliases: [] }), "InvalidParameterException: Each service of Service Connect needs a client alias with a port."],
  [{}, named({ clientAliases: [{ port: 80 }, { port: 81 }] }), "InvalidParameterException: Each service of Service Connect can have one client alias."],
  [{}, named({ clientAliases: [{ port: 0 }] }), "InvalidParameterException: The port of a client alias must be between 1 and 65535."],
  [{}, named({ clientAliases: [{ port: 80, dnsName: "x".repeat(128) }] }), "InvalidParameterException: The dnsName of a client alias can have at most 127 characters."],
  [{ networkMode: "bridge" }, named({ ingressPortOverride: 9000 }), "UnsupportedFeatureException: An ingressPortOverride in the networkMode 'bridge' is not simulated yet."],
  [{ mapping: { appProtocol: undefined } }, named({ timeout: { perRequestTimeoutSeconds: 3 } }), "InvalidParameterException: perRequestTimeoutSeconds is not supported for TCP."],
  [{}, { enabled: true, services: [WEB, WEB] }, "InvalidParameterException: The discoveryName 'web' is already in use in the namespace 'shop'."],
  [{}, named({ discoveryName: "orders" }), "InvalidParameterException: The discoveryName 'orders' is already in use in the namespace 'shop'."],
  [{}, named({ clientAliases: [{ port: 80, dnsName: "orders" }] }), "InvalidParameterException: The client alias 'orders:80' is already in use in the namespace 'shop'."],
] as const)("a definition with %j and %j is refused", (like, configuration, said) => {
  const s = shop();
  serve(s, "orders", SERVER, 0);
  define(s, "orders", like as never);
  const isAwsvpc = ((like as { networkMode?: string }).networkMode ?? "awsvpc") === "awsvpc";
  expect(refusal(s, configuration, isAwsvpc ? inVpc(s) : {})).toBe(said);
});

test("services of task sets take no part, and a definition without the port cannot replace one that has it", () => {
  const s = shop();
  const external = { cluster: "prod", serviceName: "sets", desiredCount: 1, deploymentController: { type: "EXTERNAL" as const } };
  expect(s.refusal("ecs", "CreateService", { ...external, serviceConnectConfiguration: CLIENT })).toBe("InvalidParameterException: Service Connect does not support the EXTERNAL deployment controller.");
  serve(s, "orders", SERVER);
  const taskDefinition = define(s, "orders", { mapping: { name: "api" } });
  expect(s.refusal("ecs", "UpdateService", { cluster: "prod", service: "orders", taskDefinition })).toMatch(/The portName 'web' does not exist/);
});
