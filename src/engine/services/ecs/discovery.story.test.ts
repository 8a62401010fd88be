import { expect, test } from "vitest";
import { serviceInstances } from "../servicediscovery/tables.ts";
import { story, type Story } from "./story.ts";

/** Instances in two zones, and a service of Cloud Map with these records. */
function mapped(...types: readonly ("A" | "SRV")[]) {
  const s = story();
  s.fleet("ab");
  const Vpc = s.call("ec2", "DescribeVpcs", {}).Vpcs?.[0]?.VpcId ?? "";
  const { OperationId = "" } = s.call("servicediscovery", "CreatePrivateDnsNamespace", { Name: "shop.local", Vpc });
  s.run(30);
  const NamespaceId = s.call("servicediscovery", "GetOperation", { OperationId }).Operation?.Targets?.["NAMESPACE"] ?? "";
  const DnsConfig = { DnsRecords: types.map((Type) => ({ Type, TTL: 60 })) };
  const { Service } = s.call("servicediscovery", "CreateService", { Name: "orders", NamespaceId, DnsConfig, HealthCheckCustomConfig: {} });
  return { s, registryArn: Service?.Arn ?? "", serviceId: Service?.Id ?? "" };
}

/** With a definition for each network mode. */
function defined(s: Story, networkMode: "awsvpc" | "bridge" | "host" | "none" = "awsvpc", box: object = {}): object {
  const containerDefinitions = [{ name: "orders", image: "orders:1", cpu: 256, memory: 512, ...(networkMode === "none" ? {} : { portMappings: [{ containerPort: 8080 }] }), ...box }];
  s.call("ecs", "RegisterTaskDefinition", { family: "orders", networkMode, containerDefinitions });
  const subnets = s.call("ec2", "DescribeSubnets", {}).Subnets?.map(({ SubnetId = "" }) => SubnetId) ?? [];
  return networkMode === "awsvpc" ? { networkConfiguration: { awsvpcConfiguration: { subnets } } } : {};
}

const instances = (s: Story, ServiceId: string) => s.call("servicediscovery", "ListInstances", { ServiceId }).Instances ?? [];

test("tasks are registered while they are ACTIVATING, and deregistered while they are DEACTIVATING", () => {
  const { s, registryArn, serviceId } = mapped("A");
  s.serve("orders", "orders:1", 1, { ...defined(s), serviceRegistries: [{ registryArn }] });
  s.mark();
  s.run(60);
  const [task] = s.tasks();
  const [instance] = instances(s, serviceId);
  expect(instance?.Id).toBe(task?.taskArn?.split("/").at(-1));
  expect(Object.keys(instance?.Attributes ?? {})).toEqual(["AVAILABILITY_ZONE", "AWS_INSTANCE_IPV4", "EC2_INSTANCE_ID", "ECS_CLUSTER_NAME", "ECS_SERVICE_NAME", "ECS_TASK_DEFINITION_FAMILY", "REGION"]);
  expect(instance?.Attributes).toMatchObject({ ECS_SERVICE_NAME: "orders", ECS_TASK_DEFINITION_FAMILY: "orders", AWS_INSTANCE_IPV4: task?.containers?.[0]?.networkInterfaces?.[0]?.privateIpv4Address });
  s.update("orders", { desiredCount: 0 });
  s.run(60);
  expect(instances(s, serviceId)).toEqual([]);
  expect(s.told({ tasks: true }).replace(/^ +[\d.]+ /gm, "")).toMatchInlineSnapshot(`
    "task T1 PENDING
    task T1 ACTIVATING
    task T1 RUNNING
    (service orders) has stopped 1 running tasks: (task T1).
    task T1 RUNNING (to stop)
    task T1 DEACTIVATING (to stop)
    task T1 STOPPING (to stop)
    task T1 DEPROVISIONING (to stop)
    (service orders) (deployment D1) deployment completed.
    task T1 STOPPED
    (service orders) has reached a steady state."
  `);
  expect(s.service("orders").serviceRegistries).toEqual([{ registryArn }]);
});

test("in the bridge mode an SRV record tells the port of the instance", () => {
  const { s, registryArn, serviceId } = mapped("SRV");
  s.serve("orders", "orders:1", 2, { ...defined(s, "bridge"), serviceRegistries: [{ registryArn, containerName: "orders", containerPort: 8080 }] });
  s.run(60);
  const ports = s.tasks().map(({ containers }) => String(containers?.[0]?.networkBindings?.[0]?.hostPort));
  expect(instances(s, serviceId).map(({ Attributes }) => Attributes?.["AWS_INSTANCE_PORT"])).toEqual(ports);
});

test("the health of containers is pushed, and known to Cloud Map half a minute later", () => {
  const { s, registryArn } = mapped("A");
  const healthCheck = { command: ["CMD", "true"], interval: 5, retries: 1 };
  s.serve("orders", "orders:1", 1, { ...defined(s, "awsvpc", { healthCheck }), serviceRegistries: [{ registryArn }] });
  s.run(60);
  const known = () => s.world.view.all(serviceInstances)[0];
  s.call("physics", "PutImageBehavior", { image: "orders:1", healthStatus: 503 });
  const from = s.world.now;
  while (s.tasks()[0]?.healthStatus !== "UNHEALTHY" && s.world.now < from + 10_000) s.run(1);
  expect(known()).toMatchObject({ health: "HEALTHY", healthToCome: { health: "UNHEALTHY" } });
  expect((known()?.healthToCome?.at ?? 0) - s.world.now).toBeGreaterThan(28_000);
});

test("another registry is a new deployment, and none takes the tasks out", () => {
  const { s, registryArn, serviceId } = mapped("A");
  s.serve("orders", "orders:1", 1, defined(s));
  s.run(60);
  const before = s.service("orders").deployments?.[0]?.id;
  s.update("orders", { serviceRegistries: [{ registryArn }] });
  expect(s.service("orders").deployments?.[0]?.id).not.toBe(before);
  s.run(150);
  expect([instances(s, serviceId).length, s.service("orders").deployments?.length]).toEqual([1, 1]);
  s.update("orders", { serviceRegistries: [] });
  s.run(150);
  expect([instances(s, serviceId).length, s.service("orders").runningCount]).toEqual([0, 1]);
});

test("a registry that there is not is refused", () => {
  const { s, registryArn, serviceId } = mapped("A");
  s.call("servicediscovery", "DeleteService", { Id: serviceId });
  expect(s.refusal("ecs", "CreateService", { cluster: "prod", serviceName: "orders", taskDefinition: "orders", desiredCount: 1, ...defined(s), serviceRegistries: [{ registryArn }] } as never)).toMatch(/^InvalidParameterException: The service registry could not be found/);
});

test("a task whose instance is lost is taken out as well", () => {
  const { s, registryArn, serviceId } = mapped("A");
  s.serve("orders", "orders:1", 1, { ...defined(s), serviceRegistries: [{ registryArn }] });
  s.run(60);
  const [instance] = instances(s, serviceId);
  s.call("ec2", "TerminateInstances", { InstanceIds: [instance?.Attributes?.["EC2_INSTANCE_ID"] ?? ""] });
  s.run(120);
  expect(instances(s, serviceId).map(({ Id }) => Id)).not.toContain(instance?.Id);
});

const BY_CONTAINER = { containerName: "orders", containerPort: 8080 };

test.each([
  ["A", "bridge", BY_CONTAINER, "The networkMode 'bridge' supports SRV records only."],
  ["SRV", "bridge", {}, "When specifying 'host' or 'bridge' for networkMode, values for 'containerName' and 'containerPort' must be specified from the task definition."],
  ["SRV", "host", { port: 8080 }, "When specifying 'host' or 'bridge' for networkMode, values for 'containerName' and 'containerPort' must be specified from the task definition."],
  ["SRV", "none", BY_CONTAINER, "Service discovery is not supported for the networkMode 'none'."],
  ["A", "awsvpc", BY_CONTAINER, "The values specified for serviceRegistries do not require a value for 'containerPort'. Remove the value and retry."],
  ["SRV", "awsvpc", {}, "Specify a value for either 'port' or the 'containerName' and 'containerPort' combination, but not both."],
  ["SRV", "awsvpc", { ...BY_CONTAINER, port: 8080 }, "Specify a value for either 'port' or the 'containerName' and 'containerPort' combination, but not both."],
  ["SRV", "awsvpc", { ...BY_CONTAINER, containerName: "v060" }, "The container v060 is not valid. The value for 'containerName' must already be specified in the task definition."],
  ["SRV", "bridge", { ...BY_CONTAINER, containerPort: 81 }, "The container port 81 is not valid. The value for 'containerPort' must already be specified in the task definition."],
] as const)("a registry with %s records in the mode %s with %j is refused", (type, mode, fields, said) => {
  const { s, registryArn } = mapped(type);
  const input = { cluster: "prod", serviceName: "orders", taskDefinition: "orders", desiredCount: 1, ...defined(s, mode), serviceRegistries: [{ registryArn, ...fields }] };
  expect(s.refusal("ecs", "CreateService", input as never)).toBe(`InvalidParameterException: ${said} Registry: ${registryArn}`);
});

test("without the service-linked role nobody is registered or taken out, and the service says so", () => {
  const { s, registryArn, serviceId } = mapped("A");
  s.serve("orders", "orders:1", 1, { ...defined(s), serviceRegistries: [{ registryArn }] });
  s.run(60);
  s.mark();
  s.call("iam", "DeleteServiceLinkedRole", { RoleName: "AWSServiceRoleForECS" });
  s.update("orders", { desiredCount: 2 });
  s.run(60);
  s.update("orders", { desiredCount: 0 });
  s.run(30);
  expect(instances(s, serviceId)).toHaveLength(1);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service orders) has started 1 tasks: (task T1).
       7.1 (service orders) (task T1) failed to register in (service-registry srv-gj6wpfhvjasabhmz) with (error Unable to assume the service linked role. Please verify that the ECS service linked role exists.)
      60.0 (service orders) has stopped 2 running tasks: (task T2) (task T1).
      60.0 (service orders) (task T2) failed to deregister from (service-registry srv-gj6wpfhvjasabhmz) with (error Unable to assume the service linked role. Please verify that the ECS service linked role exists.)
      70.0 (service orders) (deployment D1) deployment completed.
      80.0 (service orders) has reached a steady state."
  `);
  // Nobody asks again for a task that is gone: what it left behind is for a person to take out.
  s.call("iam", "CreateServiceLinkedRole", { AWSServiceName: "ecs.amazonaws.com" });
  s.run(120);
  expect(instances(s, serviceId)).toHaveLength(1);
  s.update("orders", { desiredCount: 1 });
  s.run(60);
  expect(instances(s, serviceId)).toHaveLength(2);
});
