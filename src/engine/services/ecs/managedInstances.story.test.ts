import { beforeEach, expect, test } from "vitest";
import { trustPolicy } from "../../../aws/trustPolicy.ts";
import { billOf } from "../../session/bill/bill.ts";
import { instances } from "../ec2/tables.ts";
import { GroupStory } from "./capacityProviders/groupStory.ts";

const ROLE = "arn:aws:iam::123456789012:role/ecsInfrastructureRole";
const PROFILE = "arn:aws:iam::123456789012:instance-profile/ecsInstanceRole";

let s: GroupStory;
let subnets: readonly string[];
beforeEach(() => {
  s = new GroupStory();
  subnets = (s.call("ec2", "DescribeSubnets", {}).Subnets ?? []).map(({ SubnetId = "" }) => SubnetId);
  s.call("iam", "CreateRole", { RoleName: "ecsInfrastructureRole", AssumeRolePolicyDocument: trustPolicy("ecs.amazonaws.com") });
  permit("Allow", "*");
});

const permit = (Effect: "Allow" | "Deny", Action: string) => s.call("iam", "PutRolePolicy", { RoleName: "ecsInfrastructureRole", PolicyName: Effect, PolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect, Action, Resource: "*" }] }) });
const template = (more: object = {}) => ({ ec2InstanceProfileArn: PROFILE, networkConfiguration: { subnets }, ...more });
const provider = (more: object = {}, of: object = {}) => ({ infrastructureRoleArn: ROLE, instanceLaunchTemplate: template(of), ...more });
const create = (name: string, more: object = {}, of: object = {}) => s.call("ecs", "CreateCapacityProvider", { name, cluster: "prod", managedInstancesProvider: provider(more, of) });
const described = (name: string) => s.call("ecs", "DescribeCapacityProviders", { capacityProviders: [name] }).capacityProviders?.[0];
const associated = () => s.call("ecs", "DescribeClusters", { clusters: ["prod"] }).clusters?.[0]?.capacityProviders;

test("a capacity provider of managed instances is there for its cluster from the beginning, with what ECS takes where nothing is said", () => {
  s.associate(["FARGATE"]);
  create("own", { infrastructureOptimization: { scaleInAfter: 300 } }, { instanceRequirements: { vCpuCount: { min: 2, max: 4 }, memoryMiB: { min: 4096 } } });
  expect(described("own")).toMatchObject({
    type: "MANAGED_INSTANCES",
    cluster: "prod",
    status: "ACTIVE",
    updateStatus: "CREATE_COMPLETE",
    managedInstancesProvider: {
      infrastructureRoleArn: ROLE,
      propagateTags: "NONE",
      infrastructureOptimization: { scaleInAfter: 300 },
      instanceLaunchTemplate: { storageConfiguration: { storageSizeGiB: 80 }, monitoring: "BASIC", capacityOptionType: "ON_DEMAND", instanceRequirements: { vCpuCount: { min: 2, max: 4 }, memoryMiB: { min: 4096 } } },
    },
  });
  expect(described("own")?.autoScalingGroupProvider).toBeUndefined();
  expect(associated()).toEqual(["FARGATE", "own"]);
  expect(s.call("ecs", "DescribeCapacityProviders", { cluster: "prod" }).capacityProviders?.map(({ name }) => name)).toEqual(["FARGATE", "own"]);
});

test("an update changes what it says, and a deletion takes it from its cluster", () => {
  create("own");
  s.call("ecs", "UpdateCapacityProvider", { name: "own", cluster: "prod", managedInstancesProvider: { infrastructureRoleArn: ROLE, instanceLaunchTemplate: { monitoring: "DETAILED" }, infrastructureOptimization: { scaleInAfter: -1 } } });
  expect(described("own")).toMatchObject({ updateStatus: "UPDATE_COMPLETE", managedInstancesProvider: { infrastructureOptimization: { scaleInAfter: -1 }, instanceLaunchTemplate: { monitoring: "DETAILED", ec2InstanceProfileArn: PROFILE, storageConfiguration: { storageSizeGiB: 80 } } } });
  expect(s.call("ecs", "DeleteCapacityProvider", { capacityProvider: "own", cluster: "prod" }).capacityProvider?.updateStatus).toBe("DELETE_IN_PROGRESS");
  s.run(20);
  expect([described("own")?.status, associated()]).toEqual(["INACTIVE", []]);
});

test("one that is made of the name of one of the other kind has nothing of that", () => {
  s.provide("group");
  const { autoScalingGroupProvider } = described("group") ?? {};
  const deleted = (capacityProvider: string) => {
    s.call("ecs", "DeleteCapacityProvider", { capacityProvider });
    s.run(20);
  };
  deleted("group");
  create("own");
  deleted("own");
  s.call("ecs", "CreateCapacityProvider", { name: "own", ...(autoScalingGroupProvider === undefined ? {} : { autoScalingGroupProvider }) });
  create("group");
  expect([described("own"), described("group")].map((one) => [one?.type, one?.autoScalingGroupProvider === undefined, one?.managedInstancesProvider === undefined])).toEqual([["EC2_AUTOSCALING", false, true], ["MANAGED_INSTANCES", true, false]]);
});

test.each<[string, () => object, string | RegExp]>([
  ["no cluster", () => ({ cluster: undefined }), "InvalidParameterException: A cluster must be specified for a capacity provider with managedInstancesProvider."],
  ["a cluster that is not there", () => ({ cluster: "none" }), /^ClusterNotFoundException: /],
  ["a group beside it", () => ({ autoScalingGroupProvider: { autoScalingGroupArn: "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName/a" } }), "InvalidParameterException: Specify either autoScalingGroupProvider or managedInstancesProvider."],
  ["a role that is none", () => ({ managedInstancesProvider: provider({ infrastructureRoleArn: "role" }) }), "InvalidParameterException: The specified infrastructure role ARN is invalid."],
  ["a role for a profile", () => ({ managedInstancesProvider: provider({}, { ec2InstanceProfileArn: ROLE }) }), "InvalidParameterException: The specified EC2 instance profile ARN is invalid."],
  ["no subnet", () => ({ managedInstancesProvider: provider({}, { networkConfiguration: {} }) }), "InvalidParameterException: subnets can not be empty."],
  ["a subnet that is not there", () => ({ managedInstancesProvider: provider({}, { networkConfiguration: { subnets: ["subnet-0"] } }) }), /The subnet ID 'subnet-0' does not exist/],
  ["29 GiB", () => ({ managedInstancesProvider: provider({}, { storageConfiguration: { storageSizeGiB: 29 } }) }), "InvalidParameterException: storageSizeGiB must be between 30 and 16384."],
  ["an hour and a second", () => ({ managedInstancesProvider: provider({ infrastructureOptimization: { scaleInAfter: 3601 } }) }), "InvalidParameterException: scaleInAfter must be between -1 and 3600."],
  ["less at most than at least", () => ({ managedInstancesProvider: provider({}, { instanceRequirements: { vCpuCount: { min: 4, max: 2 }, memoryMiB: { min: 1 } } }) }), "InvalidParameterException: vCpuCount.max cannot be less than vCpuCount.min."],
  ["types allowed and excluded", () => ({ managedInstancesProvider: provider({}, { instanceRequirements: { vCpuCount: { min: 1 }, memoryMiB: { min: 1 }, allowedInstanceTypes: ["m5.*"], excludedInstanceTypes: ["c5.*"] } }) }), "InvalidParameterException: Specify either allowedInstanceTypes or excludedInstanceTypes, not both."],
])("one with %s is refused", (_title, more, refusal) => {
  expect(s.refusal("ecs", "CreateCapacityProvider", { name: "own", cluster: "prod", managedInstancesProvider: provider(), ...more() } as never)).toMatch(refusal);
});

test("it is for no other cluster, and has no part in a strategy with others", () => {
  create("own");
  s.call("ecs", "CreateCluster", { clusterName: "other" });
  expect(s.refusal("ecs", "PutClusterCapacityProviders", { cluster: "other", capacityProviders: ["own"], defaultCapacityProviderStrategy: [] })).toMatch(/^InvalidParameterException: The specified capacity provider was not found\./);
  s.associate(["FARGATE", "own"]);
  s.define("web");
  const strategy = ["own", "FARGATE"].map((capacityProvider) => ({ capacityProvider, weight: 1 }));
  expect(s.refusal("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", capacityProviderStrategy: strategy })).toMatch(/^InvalidParameterException: A capacity provider strategy cannot contain a mix of capacity providers/);
  expect(s.refusal("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", capacityProviderStrategy: [{ capacityProvider: "own", weight: 1 }] })).toMatch(/^InvalidParameterException: Amazon ECS Managed Instances do not support the networkMode 'bridge'\./);
});

const byOwn = { capacityProviderStrategy: [{ capacityProvider: "own", weight: 1 }] };
const REQUIREMENTS = { instanceRequirements: { vCpuCount: { min: 2, max: 4 }, memoryMiB: { min: 4096 } } };
const define = (family: string, cpu: number) => s.call("ecs", "RegisterTaskDefinition", { family, networkMode: "host", containerDefinitions: [{ name: family, image: `${family}:1`, cpu, memory: 512 }] });
const fleet = () => (s.call("ec2", "DescribeInstances", {}).Reservations ?? []).flatMap(({ Instances = [] }) => Instances).filter(({ State }) => State?.Name !== "terminated").map(({ InstanceType }) => InstanceType);

test("ECS launches what tasks that wait need, packs them, and lets idle instances go", () => {
  create("own", {}, REQUIREMENTS);
  define("web", 512);
  const { tasks } = s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", count: 3, ...byOwn });
  expect(tasks).toMatchObject(Array.from({ length: 3 }, () => ({ lastStatus: "PROVISIONING", capacityProviderName: "own" })));
  s.run(3);
  expect(fleet()).toEqual(["c5.large"]);
  s.run(150);
  expect(s.tasks().map(({ lastStatus, launchType }) => [lastStatus, launchType])).toEqual(Array.from({ length: 3 }, () => ["RUNNING", "MANAGED_INSTANCES"]));
  expect(s.instances("prod")).toMatchObject([{ capacityProviderName: "own", runningTasksCount: 3 }]);
  s.serve("web", "web:1", 4, byOwn);
  s.run(240);
  expect([s.service("web").runningCount, fleet().length]).toEqual([4, 2]);
  expect(s.refusal("ecs", "PutClusterCapacityProviders", { cluster: "prod", capacityProviders: [], defaultCapacityProviderStrategy: [] })).toMatch(/^ResourceInUseException: /);
  expect(s.call("ecs", "DeleteCapacityProvider", { capacityProvider: "own" }).capacityProvider?.updateStatus).toBe("DELETE_FAILED");
  for (const { taskArn = "" } of s.tasks()) s.call("ecs", "StopTask", { cluster: "prod", task: taskArn });
  s.update("web", { desiredCount: 1 });
  s.run(240);
  expect(fleet()).toHaveLength(2);
  s.run(240);
  expect([s.service("web").runningCount, fleet().length]).toEqual([1, 1]);
});

test("instances that are on their way count also when their type is launched no more", () => {
  create("own", {}, REQUIREMENTS);
  define("web", 512);
  s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", count: 3, ...byOwn });
  s.run(3);
  s.call("ecs", "UpdateCapacityProvider", { name: "own", managedInstancesProvider: { infrastructureRoleArn: ROLE, instanceLaunchTemplate: { instanceRequirements: { ...REQUIREMENTS.instanceRequirements, excludedInstanceTypes: ["c5.*"] } } } });
  s.run(150);
  expect([fleet(), s.tasks().map(({ lastStatus }) => lastStatus)]).toEqual([["c5.large"], ["RUNNING", "RUNNING", "RUNNING"]]);
});

test.each([
  [-1, [1, 1]],
  [0, [1, 0]],
])("an idle instance with a scaleInAfter of %i", (scaleInAfter, counts) => {
  create("own", { infrastructureOptimization: { scaleInAfter } }, REQUIREMENTS);
  define("web", 512);
  const [task] = s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", ...byOwn }).tasks ?? [];
  s.run(150);
  const before = fleet().length;
  s.call("ecs", "StopTask", { cluster: "prod", task: task?.taskArn ?? "" });
  s.run(900);
  expect([before, fleet().length]).toEqual(counts);
  expect(s.call("ecs", "DeleteCapacityProvider", { capacityProvider: "own" }).capacityProvider?.updateStatus).toBe("DELETE_IN_PROGRESS");
  s.run(180);
  expect([described("own")?.status, fleet()]).toEqual(["INACTIVE", []]);
});

test("a task that no type takes waits for nothing", () => {
  create("own", {}, REQUIREMENTS);
  define("giant", 8192);
  s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "giant", ...byOwn });
  s.run(930);
  expect([fleet(), s.tasks("STOPPED").map(({ stopCode, stoppedReason }) => [stopCode, stoppedReason])]).toEqual([[], [["TaskFailedToStart", "EMPTY CAPACITY PROVIDER"]]]);
});

test.each([
  ["ec2:RunInstances", /^You are not authorized to perform this operation\. User: arn:aws:sts::123456789012:assumed-role\/ecsInfrastructureRole\/ecs-managed-instances is not authorized to perform: ec2:RunInstances on resource: \S+ with an explicit deny in an identity-based policy$/],
  ["iam:PassRole", /is not authorized to perform: iam:PassRole on resource: arn:aws:iam::123456789012:role\/ecsInstanceRole with an explicit deny/],
])("without the right to %s nothing is launched, services say why, and with it tasks find their instance", (action, why) => {
  create("own", {}, REQUIREMENTS);
  define("web", 512);
  permit("Deny", action);
  s.serve("web", "web:1", 1, byOwn);
  s.run(60);
  const told = s.service("web").events?.map(({ message = "" }) => /^\(service web\) was unable to place a task\. Reason: (.*)$/.exec(message)?.[1] ?? "").filter((reason) => reason !== "");
  expect([fleet(), told]).toEqual([[], [expect.stringMatching(why)]]);
  s.call("iam", "DeleteRolePolicy", { RoleName: "ecsInfrastructureRole", PolicyName: "Deny" });
  s.run(150);
  expect([fleet().length, s.service("web").runningCount]).toEqual([1, 1]);
});

test("a role that is not there launches nothing", () => {
  create("own", { infrastructureRoleArn: `${ROLE}s` }, REQUIREMENTS);
  define("web", 512);
  s.serve("web", "web:1", 1, byOwn);
  s.run(60);
  expect([fleet(), s.told()]).toEqual([[], expect.stringContaining(`ECS was unable to assume the role '${ROLE}s'`)]);
});

test("its volume is as large as was asked for, it may be on Spot, and reserved capacity is refused", () => {
  create("own", {}, { ...REQUIREMENTS, capacityOptionType: "SPOT", storageConfiguration: { storageSizeGiB: 200 } });
  define("web", 512);
  s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", ...byOwn });
  s.run(30);
  const [row] = s.world.view.all(instances);
  expect(row).toMatchObject({ instanceLifecycle: "spot", volumeGib: 200 });
  const { capacity } = billOf(s.world.view);
  expect(capacity.map(({ use }) => use)).toContainEqual({ kind: "volume", type: "gp3", gib: 200 });
  expect(s.refusal("ecs", "CreateCapacityProvider", { name: "kept", cluster: "prod", managedInstancesProvider: provider({}, { capacityOptionType: "RESERVED" }) })).toMatch(/^InvalidParameterException: The capacityOptionType RESERVED is not simulated/);
});

test.each([
  [undefined, 1],
  [-1, 2],
])("with a scaleInAfter of %s instances whose tasks fit on fewer of them become %i", (scaleInAfter, left) => {
  create("own", scaleInAfter === undefined ? {} : { infrastructureOptimization: { scaleInAfter } }, { instanceRequirements: { vCpuCount: { min: 2, max: 2 }, memoryMiB: { min: 3000 } } });
  define("web", 900);
  s.serve("web", "web:1", 4, byOwn);
  s.run(180);
  expect([fleet().length, s.service("web").runningCount]).toEqual([2, 4]);
  s.update("web", { desiredCount: 2 });
  s.run(120);
  const each = () => s.instances("prod").filter(({ status }) => status !== "INACTIVE").map(({ runningTasksCount }) => runningTasksCount);
  expect(each()).toEqual([1, 1]);
  s.run(600);
  expect([fleet().length, s.service("web").runningCount]).toEqual([left, 2]);
});
