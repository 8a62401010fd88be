import { expect, test } from "vitest";
import { containerInstanceStateChanged } from "../contract.ts";
import { joining, Trial } from "../../../trial.ts";

/** Boots and starts an agent, whatever dice decide about it. */
const BOOT_SECONDS = 90;

const brief = (trial: Trial, cluster: string) =>
  trial.instances(cluster).map(({ ec2InstanceId, status, agentConnected }) => [ec2InstanceId, status, agentConnected]);

test("an instance boots, reads ecs.config and registers with the cluster it names", () => {
  const trial = new Trial();
  trial.call("ecs", "CreateCluster", { clusterName: "prod" });
  const [instanceId = ""] = trial.launch(
    "#!/bin/bash\ncat <<EOF >> /etc/ecs/ecs.config\nECS_CLUSTER=prod\nECS_RESERVED_MEMORY=76\nECS_RESERVED_PORTS=[22,80]\nECS_RESERVED_PORTS_UDP=[53]\nECS_INSTANCE_ATTRIBUTES={\"stack\":\"prod\"}\nEOF\n",
  );
  expect(brief(trial, "prod")).toEqual([]);
  trial.run(BOOT_SECONDS);
  const [instance] = trial.instances("prod");
  expect(instance).toMatchObject({ ec2InstanceId: instanceId, status: "ACTIVE", agentConnected: true, runningTasksCount: 0, pendingTasksCount: 0 });
  const amounts = (resources = instance?.registeredResources) =>
    Object.fromEntries((resources ?? []).map(({ name, integerValue, stringSetValue }) => [name, stringSetValue ?? integerValue]));
  // t3.medium: 2 vCPU, and 3876 MiB that the system leaves.
  expect(amounts()).toEqual({ CPU: 2048, MEMORY: 3800, PORTS: ["22", "80"], PORTS_UDP: ["53"] });
  expect(amounts(instance?.remainingResources)).toEqual(amounts());
  const attributes = Object.fromEntries((instance?.attributes ?? []).map(({ name, value }) => [name, value]));
  expect(attributes).toMatchObject({
    "ecs.os-type": "linux",
    "ecs.cpu-architecture": "x86_64",
    "ecs.instance-type": "t3.medium",
    "ecs.availability-zone": expect.stringMatching(/^us-east-1[abc]$/) as string,
    "ecs.vpc-id": expect.stringMatching(/^vpc-/) as string,
    "ecs.subnet-id": expect.stringMatching(/^subnet-/) as string,
    "ecs.ami-id": expect.stringMatching(/^ami-/) as string,
    stack: "prod",
  });
  expect(Object.keys(attributes)).toContain("com.amazonaws.ecs.capability.docker-remote-api.1.18");
  expect(Object.keys(attributes)).toContain("ecs.capability.task-eni");
  expect(trial.agentLog(instanceId).at(-1)).toContain('msg="Instance registration completed successfully"');
});

test("without a name the agent joins `default`, which it has created", () => {
  const trial = new Trial();
  const [instanceId = ""] = trial.launch("");
  expect(trial.call("ecs", "ListClusters", {}).clusterArns).toEqual([]);
  trial.run(BOOT_SECONDS);
  expect(brief(trial, "default")).toEqual([[instanceId, "ACTIVE", true]]);
  expect(trial.agentLog(instanceId).join("\n")).toContain('msg="Successfully created a cluster" cluster="default"');
});

test("a name that no cluster has never appears, and the console says why, until there is such a cluster", () => {
  const trial = new Trial();
  const [instanceId = ""] = trial.launch(joining("porduction"));
  trial.run(600);
  expect(trial.call("ecs", "ListClusters", {}).clusterArns).toEqual([]);
  const errors = trial.agentLog(instanceId).filter((line) => line.startsWith("level=error"));
  expect(errors.length).toBeGreaterThan(40);
  expect(errors[0]).toMatch(
    /^level=error time=2026-01-05T09:\d\d:\d\dZ msg="Unable to register as a container instance with ECS" error="operation error ECS: RegisterContainerInstance, https response error StatusCode: 400, RequestID: [0-9a-f-]{36}, ClientException: Cluster not found."$/,
  );
  trial.run(3600);
  const later = trial.agentLog(instanceId).filter((line) => line.startsWith("level=error"));
  expect(later.length - errors.length).toBeLessThan(30);
  trial.call("ecs", "CreateCluster", { clusterName: "porduction" });
  trial.run(30);
  expect(brief(trial, "porduction")).toEqual([[instanceId, "ACTIVE", true]]);
});

test("attributes that are no JSON keep the agent from coming up", () => {
  const trial = new Trial();
  const [instanceId = ""] = trial.launch("ECS_INSTANCE_ATTRIBUTES={stack:prod}");
  trial.run(BOOT_SECONDS);
  expect(trial.call("ecs", "ListClusters", {}).clusterArns).toEqual([]);
  expect(trial.agentLog(instanceId).join("\n")).toContain("Invalid format for ECS_INSTANCE_ATTRIBUTES. Expected a json hash");
});

test.each([
  ["eleven of them", Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`a${i}`, "x"])), "A container instance can have at most 10 custom attributes."],
  ["a name with a space", { "a b": "x" }, "Attribute name 'a b' contains invalid characters."],
  ["a value that ends with a space", { a: "x " }, "Attribute value 'x ' contains invalid characters."],
])("attributes that ECS does not take keep the instance from registering: %s", (_what, attributes, message) => {
  const trial = new Trial();
  const [instanceId = ""] = trial.launch(`ECS_INSTANCE_ATTRIBUTES=${JSON.stringify(attributes)}`);
  trial.run(BOOT_SECONDS);
  expect(trial.agentLog(instanceId).join("\n")).toContain(`InvalidParameterException: ${message}`);
  expect(trial.call("ecs", "ListContainerInstances", {}).containerInstanceArns).toEqual([]);
});

test("ECS notices after a minute that it no longer hears an agent, and a few seconds after it is back", () => {
  const trial = new Trial();
  const [instanceId = ""] = trial.launch("");
  trial.run(BOOT_SECONDS);
  trial.call("physics", "SetAgentConnected", { instanceId, connected: false });
  trial.run(59);
  expect(brief(trial, "default")).toEqual([[instanceId, "ACTIVE", true]]);
  trial.run(1);
  expect(brief(trial, "default")).toEqual([[instanceId, "ACTIVE", false]]);
  trial.call("physics", "SetAgentConnected", { instanceId, connected: true });
  trial.run(5);
  expect(brief(trial, "default")).toEqual([[instanceId, "ACTIVE", true]]);
});

test("a cut shorter than a minute goes unnoticed, and a second one has its own minute", () => {
  const trial = new Trial();
  const [instanceId = ""] = trial.launch("");
  trial.run(BOOT_SECONDS);
  const cut = (seconds: number) => {
    trial.call("physics", "SetAgentConnected", { instanceId, connected: false });
    trial.run(seconds);
    const seen = trial.instances("default")[0]?.agentConnected;
    trial.call("physics", "SetAgentConnected", { instanceId, connected: true });
    trial.run(10);
    return seen;
  };
  expect([cut(40), cut(40), cut(61)]).toEqual([true, true, false]);
});

test("stopped and started again, it is the same container instance that comes back", () => {
  const trial = new Trial();
  const [instanceId = ""] = trial.launch("");
  trial.run(BOOT_SECONDS);
  const before = trial.instances("default")[0]?.containerInstanceArn;
  trial.call("ec2", "StopInstances", { InstanceIds: [instanceId] });
  trial.run(120);
  expect(brief(trial, "default")).toEqual([[instanceId, "ACTIVE", false]]);
  trial.call("ec2", "StartInstances", { InstanceIds: [instanceId] });
  trial.run(BOOT_SECONDS);
  expect(brief(trial, "default")).toEqual([[instanceId, "ACTIVE", true]]);
  expect(trial.instances("default")[0]?.containerInstanceArn).toBe(before);
});

test("when a zone comes back, so do the agents in it", () => {
  const trial = new Trial();
  trial.launch("", { MinCount: 3, MaxCount: 3, Placement: { AvailabilityZone: "us-east-1b" } });
  trial.run(BOOT_SECONDS);
  const connected = () => trial.instances("default").map(({ agentConnected }) => agentConnected);
  expect(connected()).toEqual([true, true, true]);
  trial.call("physics", "SetZoneAvailable", { availabilityZone: "us-east-1b", available: false });
  trial.run(61);
  expect(connected()).toEqual([false, false, false]);
  trial.call("physics", "SetZoneAvailable", { availabilityZone: "us-east-1b", available: true });
  trial.run(BOOT_SECONDS);
  expect(connected()).toEqual([true, true, true]);
});

test("an instance that EC2 ends is deregistered at once and forgotten in an hour, but not while its agent is away", () => {
  const trial = new Trial();
  const [heard = "", unheard = ""] = trial.launch("", { MinCount: 2, MaxCount: 2 });
  trial.run(BOOT_SECONDS);
  trial.call("physics", "SetAgentConnected", { instanceId: unheard, connected: false });
  trial.run(61);
  const arn = trial.instances("default").find(({ ec2InstanceId }) => ec2InstanceId === heard)?.containerInstanceArn ?? "";
  trial.call("ec2", "TerminateInstances", { InstanceIds: [heard, unheard] });
  expect(brief(trial, "default")).toEqual([[unheard, "ACTIVE", false]]);
  const describe = () => trial.call("ecs", "DescribeContainerInstances", { containerInstances: [arn] });
  expect(describe().containerInstances).toMatchObject([{ ec2InstanceId: heard, status: "INACTIVE", agentConnected: false }]);
  trial.run(3599);
  expect(describe().failures).toEqual([]);
  trial.run(1);
  expect(describe()).toEqual({ containerInstances: [], failures: [{ arn, reason: "MISSING" }] });
  expect(brief(trial, "default")).toEqual([[unheard, "ACTIVE", false]]);
});

test("one that was deregistered is refused when it boots again", () => {
  const trial = new Trial();
  const [instanceId = ""] = trial.launch("");
  trial.run(BOOT_SECONDS);
  const { containerInstanceArn = "" } = trial.instances("default")[0] ?? {};
  trial.call("ecs", "DeregisterContainerInstance", { containerInstance: containerInstanceArn });
  trial.call("ec2", "StopInstances", { InstanceIds: [instanceId] });
  trial.run(60);
  trial.call("ec2", "StartInstances", { InstanceIds: [instanceId] });
  trial.run(600);
  expect(brief(trial, "default")).toEqual([]);
  expect(trial.agentLog(instanceId).at(-1)).toContain(
    `ClientException: Container instance ${containerInstanceArn.slice(-32)} is inactive.`,
  );
});

test("an agent cut off while it boots registers when the way opens", () => {
  const trial = new Trial();
  const [instanceId = ""] = trial.launch("");
  trial.run(20);
  trial.call("physics", "SetAgentConnected", { instanceId, connected: false });
  trial.run(300);
  expect(trial.call("ecs", "ListClusters", {}).clusterArns).toEqual([]);
  trial.call("physics", "SetAgentConnected", { instanceId, connected: true });
  trial.run(10);
  expect(brief(trial, "default")).toEqual([[instanceId, "ACTIVE", true]]);
});

test("every change of a container instance is told once, and counted in its version", () => {
  const trial = new Trial();
  const [instanceId = ""] = trial.launch("");
  trial.run(BOOT_SECONDS);
  trial.call("physics", "SetAgentConnected", { instanceId, connected: false });
  trial.run(61);
  trial.call("physics", "SetAgentConnected", { instanceId, connected: true });
  trial.run(10);
  const told = trial.world.log.filter(({ name }) => name === containerInstanceStateChanged.name);
  expect(told.map(({ payload }) => (payload as { agentConnected: boolean }).agentConnected)).toEqual([false, true, false, true]);
  expect(trial.instances("default")[0]?.version).toBe(4);
});
