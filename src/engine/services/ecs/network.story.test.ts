import { expect, test } from "vitest";
import { networkInterfaces, securityGroups, subnets } from "../ec2/tables.ts";
import { story, type Story } from "./story.ts";
import { tasks } from "./tables.ts";

/** The subnet of a zone. */
const subnetIn = (s: Story, zone: string): string =>
  s.world.view.all(subnets).find(({ availabilityZone }) => availabilityZone.endsWith(zone))?.subnetId ?? "";

const networkIn = (s: Story, zones: string, more: object = {}) => ({
  networkConfiguration: { awsvpcConfiguration: { subnets: [...zones].map((zone) => subnetIn(s, zone)), ...more } },
});

function define(s: Story, family = "web", more: object = {}): void {
  const containerDefinitions = [{ name: family, image: `${family}:1`, cpu: 128, memory: 128, portMappings: [{ containerPort: 80 }] }];
  s.call("ecs", "RegisterTaskDefinition", { family, networkMode: "awsvpc", containerDefinitions, ...more } as never);
}

const run = (s: Story, zones: string, more: object = {}) =>
  s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", ...networkIn(s, zones), ...more } as never);

const stop = (s: Story, at = 0) => s.call("ecs", "StopTask", { cluster: "prod", task: s.tasks()[at]?.taskArn ?? "" });

function fleet(zones: string, type?: string): Story {
  const s = story();
  s.fleet(zones, type);
  define(s);
  return s;
}

/** Live tasks and the interfaces of EC2, side by side. */
function interfaces(s: Story) {
  return s.world.view.all(networkInterfaces).map(({ privateIpAddress }) => privateIpAddress);
}

test("a task is PROVISIONING until its interface is attached, and DEPROVISIONING until it is deleted", () => {
  const s = fleet("a");
  const { tasks: [born] = [] } = run(s, "a");
  expect(born).toMatchObject({ lastStatus: "PROVISIONING", attachments: [{ type: "ElasticNetworkInterface", status: "PRECREATED" }] });
  expect(born?.attachments?.[0]?.details).toEqual([{ name: "subnetId", value: subnetIn(s, "a") }]);
  s.run(3);
  expect(s.tasks()[0]).toMatchObject({ lastStatus: "PROVISIONING", attachments: [{ status: "ATTACHING" }] });
  s.run(40);
  const [task] = s.tasks();
  const [made] = s.world.view.all(networkInterfaces);
  const [group] = s.world.view.all(securityGroups);
  expect(made).toMatchObject({ subnetId: subnetIn(s, "a"), securityGroupIds: [group?.groupId] });
  expect(task).toMatchObject({ lastStatus: "RUNNING", attachments: [{ id: born?.attachments?.[0]?.id, status: "ATTACHED" }] });
  const dashed = made?.privateIpAddress.replaceAll(".", "-");
  expect(task?.attachments?.[0]?.details).toEqual([
    { name: "subnetId", value: made?.subnetId },
    { name: "networkInterfaceId", value: made?.networkInterfaceId },
    { name: "macAddress", value: made?.macAddress },
    { name: "privateDnsName", value: `ip-${dashed}.ec2.internal` },
    { name: "privateIPv4Address", value: made?.privateIpAddress },
  ]);
  expect(task?.containers).toMatchObject([
    { networkBindings: [], networkInterfaces: [{ attachmentId: task?.attachments?.[0]?.id, privateIpv4Address: made?.privateIpAddress }] },
  ]);
  stop(s);
  s.run(60);
  expect(s.tasks("STOPPED")[0]).toMatchObject({ lastStatus: "STOPPED", attachments: [{ status: "DELETED" }] });
  expect(interfaces(s)).toEqual([]);
  expect(s.told({ tasks: true })).toMatchInlineSnapshot(`
    "   0.0 task T1 PROVISIONING
      14.7 task T1 PENDING
      16.7 task T1 RUNNING
      43.0 task T1 RUNNING (to stop)
      43.0 task T1 STOPPING (to stop)
      44.0 task T1 DEPROVISIONING (to stop)
      54.0 task T1 STOPPED"
  `);
});

test("provisioning takes from five to fifteen seconds", () => {
  const took = new Set<number>();
  for (let seed = 1; seed <= 40; seed++) {
    const s = story(seed);
    s.fleet("a");
    define(s);
    run(s, "a");
    s.run(30);
    for (const { createdAt, connectedAt } of s.world.view.all(tasks)) took.add((connectedAt ?? Infinity) - createdAt);
  }
  expect(Math.min(...took)).toBeGreaterThanOrEqual(5000);
  expect(Math.max(...took)).toBeLessThanOrEqual(15_000);
  expect(took.size).toBeGreaterThan(30);
});

test.each([
  ["before its interface is made", 1, "0.0 s later STOPPED"],
  ["while its interface is being attached", 4, "10.0 s later STOPPED"],
])("a task is told to stop %s", (_when, after, outcome) => {
  const s = fleet("a");
  run(s, "a");
  s.run(after);
  const at = s.world.now;
  stop(s);
  s.run(60);
  const [task] = s.world.view.all(tasks);
  expect(`${(((task?.stoppedAt ?? 0) - at) / 1000).toFixed(1)} s later ${task?.lastStatus}`).toBe(outcome);
  expect(task).toMatchObject({ stopCode: "UserInitiated", startedAt: null, networkInterface: { status: "DELETED" } });
  expect(interfaces(s)).toEqual([]);
  expect(s.instances("prod")[0]).toMatchObject({ runningTasksCount: 0 });
});

test("interfaces run out before CPU does, and are free again only when a task is STOPPED", () => {
  const s = fleet("a"); // m5.large: three interfaces, one of them its own.
  expect(run(s, "a", { count: 3 }).failures).toMatchObject([{ reason: "RESOURCE:ENI" }]);
  expect(run(s, "a").failures).toMatchObject([{ reason: "RESOURCE:ENI" }]);
  s.run(30);
  stop(s);
  s.run(2);
  expect(s.world.view.all(tasks).map(({ lastStatus }) => lastStatus)).toEqual(["DEPROVISIONING", "RUNNING"]);
  expect(run(s, "a").failures).toMatchObject([{ reason: "RESOURCE:ENI" }]);
  s.run(10);
  expect(run(s, "a").failures).toEqual([]);
});

test("a task goes where its subnets are", () => {
  const s = fleet("ab");
  expect(run(s, "b").tasks).toMatchObject([{ availabilityZone: "us-east-1b" }]);
  expect(run(s, "c").failures).toMatchObject([{ reason: "LOCATION" }, { reason: "LOCATION" }]);
});

test("an agent that cannot be heard keeps its tasks PROVISIONING, for three minutes at most", () => {
  const s = fleet("a");
  const [instance] = s.instances("prod");
  const connected = (is: boolean) => s.call("physics", "SetAgentConnected", { instanceId: instance?.ec2InstanceId ?? "", connected: is });
  run(s, "a", { count: 2 });
  s.run(3);
  connected(false);
  stop(s);
  s.run(120);
  expect(s.world.view.all(tasks).map(({ lastStatus }) => lastStatus)).toEqual(["STOPPED", "PROVISIONING"]);
  connected(true);
  s.run(30);
  expect(s.tasks()).toMatchObject([{ lastStatus: "RUNNING", attachments: [{ status: "ATTACHED" }] }]);
  run(s, "a");
  connected(false);
  s.run(240);
  expect(s.world.view.all(tasks).at(-1)).toMatchObject({
    lastStatus: "STOPPED",
    stopCode: "TaskFailedToStart",
    stoppedReason: "Timeout waiting for network interface provisioning to complete.",
  });
});

test.each(["PROVISIONING", "DEPROVISIONING"])("an instance is terminated under a task that is %s", (status) => {
  const s = fleet("a");
  run(s, "a");
  s.run(status === "PROVISIONING" ? 4 : 30);
  if (status === "DEPROVISIONING") {
    stop(s);
    s.run(3);
  }
  expect(s.world.view.all(tasks)[0]?.lastStatus).toBe(status);
  s.call("ec2", "TerminateInstances", { InstanceIds: [s.instances("prod")[0]?.ec2InstanceId ?? ""] });
  expect(s.world.view.all(tasks)[0]).toMatchObject({ lastStatus: "STOPPED", networkInterface: { status: "DELETED" } });
  s.run(120);
  expect(interfaces(s)).toEqual([]);
});

test("a subnet without an address lets its task fail to start", () => {
  const s = fleet("a");
  run(s, "a");
  const crowd = { ImageId: "ami-0c55b159cbfafe1f0", InstanceType: "t3.nano" as const, MinCount: 1, MaxCount: 5000, SubnetId: subnetIn(s, "a") };
  s.call("ec2", "RunInstances", crowd);
  s.run(3);
  expect(s.world.view.all(tasks)[0]).toMatchObject({
    lastStatus: "STOPPED",
    stopCode: "TaskFailedToStart",
    stoppedReason: `Unexpected EC2 error while attempting to Create Network Interface with public IP assignment disabled in subnet '${subnetIn(s, "a")}': InsufficientFreeAddressesInSubnet`,
    networkInterface: { status: "DELETED", networkInterfaceId: null },
  });
});

test("an agent that comes back does not see an interface before it is attached", () => {
  const s = fleet("a"); // The interface is there after 14.7 s.
  run(s, "a");
  s.run(3);
  for (const connected of [false, true]) s.call("physics", "SetAgentConnected", { instanceId: s.instances("prod")[0]?.ec2InstanceId ?? "", connected });
  s.run(10);
  expect(s.tasks()[0]).toMatchObject({ lastStatus: "PROVISIONING", attachments: [{ status: "ATTACHING" }] });
  s.run(3);
  expect(s.tasks()[0]).toMatchObject({ attachments: [{ status: "ATTACHED" }] });
});

test("EC2 tells of the interfaces of tasks beside those of instances", () => {
  const s = fleet("ab");
  run(s, "a", { count: 2 });
  s.run(30);
  const { NetworkInterfaces = [] } = s.call("ec2", "DescribeNetworkInterfaces", {});
  expect(NetworkInterfaces.map(({ Attachment, RequesterManaged }) => [Attachment?.DeviceIndex, RequesterManaged])).toEqual([[0, false], [0, false], [1, true], [1, true]]);
  expect(new Set(NetworkInterfaces.flatMap(({ NetworkInterfaceId, MacAddress, PrivateIpAddress }) => [NetworkInterfaceId, MacAddress, PrivateIpAddress])).size).toBe(12);
  const id = s.tasks()[0]?.attachments?.[0]?.details?.find(({ name }) => name === "networkInterfaceId")?.value ?? "";
  const one = s.call("ec2", "DescribeNetworkInterfaces", { NetworkInterfaceIds: [id] }).NetworkInterfaces;
  expect(one).toMatchObject([{ NetworkInterfaceId: id, SubnetId: subnetIn(s, "a"), Status: "in-use", Groups: [{ GroupName: "default" }] }]);
  const filtered = { Filters: [{ Name: "subnet-id", Values: [subnetIn(s, "b")] }] };
  expect(s.call("ec2", "DescribeNetworkInterfaces", filtered).NetworkInterfaces).toHaveLength(1);
  expect(s.refusal("ec2", "DescribeNetworkInterfaces", { NetworkInterfaceIds: ["eni-1"] })).toBe(
    "InvalidNetworkInterfaceID.NotFound: The networkInterface ID 'eni-1' does not exist",
  );
});

test("a service in awsvpc: its network is described, and another one is another deployment", () => {
  const s = fleet("ab");
  const { GroupId = "" } = s.call("ec2", "CreateSecurityGroup", { GroupName: "web", Description: "web" });
  s.serve("web", "web:1", 2, networkIn(s, "ab", { securityGroups: [GroupId] }));
  s.run(120);
  const subnetIds = [subnetIn(s, "a"), subnetIn(s, "b")];
  const awsvpcConfiguration = { subnets: subnetIds, securityGroups: [GroupId], assignPublicIp: "DISABLED" };
  expect(s.service("web")).toMatchObject({
    runningCount: 2,
    networkConfiguration: { awsvpcConfiguration },
    deployments: [{ networkConfiguration: { awsvpcConfiguration } }],
  });
  expect(s.world.view.all(networkInterfaces).map(({ securityGroupIds }) => securityGroupIds)).toEqual([[GroupId], [GroupId]]);
  expect(s.refusal("ec2", "DeleteSecurityGroup", { GroupId })).toMatch(/^DependencyViolation/);
  s.update("web", networkIn(s, "ab", { securityGroups: [GroupId] }));
  s.update("web", { desiredCount: 2 });
  expect(s.service("web").deployments).toHaveLength(1);
  s.update("web", networkIn(s, "a"));
  expect(s.service("web").deployments).toHaveLength(2);
  s.run(600);
  expect(s.service("web").deployments).toHaveLength(1);
  expect(s.tasks().map(({ availabilityZone }) => availabilityZone)).toEqual(["us-east-1a", "us-east-1a"]);
});

const NO_SUBNET = "Error retrieving subnet information for [subnet-1]: The subnet ID 'subnet-1' does not exist (ErrorCode: InvalidSubnetID.NotFound)";

test.each([
  [undefined, "Network Configuration must be provided when networkMode 'awsvpc' is specified."],
  [{}, "Network Configuration must be provided when networkMode 'awsvpc' is specified."],
  [{ awsvpcConfiguration: { subnets: [] } }, "subnets can not be empty."],
  [{ awsvpcConfiguration: { subnets: Array.from({ length: 17 }, () => "a") } }, "subnets can have at most 16 items."],
  [{ awsvpcConfiguration: { subnets: ["a", "subnet-1"] } }, NO_SUBNET],
  [{ awsvpcConfiguration: { subnets: ["a"], assignPublicIp: "ENABLED" } }, "Assign public IP is not supported for this launch type."],
  [{ awsvpcConfiguration: { subnets: ["a"], securityGroups: ["1", "2", "3", "4", "5", "6"] } }, "security groups can have at most 5 items."],
  [
    { awsvpcConfiguration: { subnets: ["a"], securityGroups: ["sg-1"] } },
    "Error retrieving security group information for [sg-1]: The security group 'sg-1' does not exist (ErrorCode: InvalidGroup.NotFound)",
  ],
])("the network configuration %j is refused", (networkConfiguration, message) => {
  const s = fleet("a");
  const given = JSON.parse(JSON.stringify({ networkConfiguration }).replaceAll('"a"', `"${subnetIn(s, "a")}"`)) as object;
  const asked = { cluster: "prod", taskDefinition: "web", ...given };
  const refusal = `InvalidParameterException: ${message}`;
  expect(s.refusal("ecs", "RunTask", asked as never)).toBe(refusal);
  expect(s.refusal("ecs", "CreateService", { serviceName: "web", desiredCount: 1, ...asked } as never)).toBe(refusal);
});

test("a network fits the network mode, and the mode fits the target group", () => {
  const s = fleet("a");
  s.define("plain");
  const awsvpc = networkIn(s, "a");
  const notValid = "InvalidParameterException: Network Configuration is not valid for the given networkMode of this task definition.";
  expect(s.refusal("ecs", "RunTask", { cluster: "prod", taskDefinition: "plain", ...awsvpc })).toBe(notValid);
  s.serve("web", "web:1", 1, awsvpc);
  expect(s.refusal("ecs", "UpdateService", { cluster: "prod", service: "web", taskDefinition: "plain" })).toBe(notValid);
  const group = s.balancer("web");
  const incompatible = `InvalidParameterException: The provided target group ${group} has target type instance, which is incompatible with the awsvpc network mode specified in the task definition.`;
  const loadBalancers = [{ targetGroupArn: group, containerName: "web", containerPort: 80 }];
  expect(s.refusal("ecs", "UpdateService", { cluster: "prod", service: "web", loadBalancers })).toBe(incompatible);
  s.define("shop", { name: "web" });
  s.call("ecs", "CreateService", { cluster: "prod", serviceName: "shop", taskDefinition: "shop", desiredCount: 1, loadBalancers });
  expect(s.refusal("ecs", "UpdateService", { cluster: "prod", service: "shop", taskDefinition: "web", ...awsvpc })).toBe(incompatible);
});
