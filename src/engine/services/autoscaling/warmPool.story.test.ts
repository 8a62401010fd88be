import { describe, expect, test } from "vitest";
import { encodeBase64 } from "../../../lib/base64.ts";
import { joining } from "../../trial.ts";
import { GroupTrial } from "./groupTrial.ts";
import { warmPoolSize } from "./warmPoolSize.ts";

const put = (g: GroupTrial, more: object = {}) => g.t.call("autoscaling", "PutWarmPool", { ...g.name, ...more });
const pool = (g: GroupTrial) => g.t.call("autoscaling", "DescribeWarmPool", g.name);
const warmed = (g: GroupTrial) => (pool(g).Instances ?? []).map(({ LifecycleState }) => LifecycleState);
const described = (g: GroupTrial) => g.activities.map(({ Description = "" }) => Description.replace(/i-[0-9a-f]{17}/, "i"));
/** Desired 1 of at most 4, after all has come to rest. */
function withPool(more: object = {}, group: object = {}): GroupTrial {
  const g = new GroupTrial(1, { MaxSize: 4, ...group });
  put(g, more);
  g.t.run(180);
  return g;
}
const userData = (more: string) => ({ UserData: encodeBase64(`${joining("shop")}${more}`) });

/** From now on instances are launched with other user data. */
function templated(g: GroupTrial, more: string): void {
  g.t.call("ec2", "CreateLaunchTemplate", {
    LaunchTemplateName: "other",
    LaunchTemplateData: { ImageId: "ami-0a1b2c3d4e5f60718", InstanceType: "t3.small", IamInstanceProfile: { Name: "ecsInstanceRole" }, ...userData(more) },
  });
  g.t.call("autoscaling", "UpdateAutoScalingGroup", { ...g.name, LaunchTemplate: { LaunchTemplateName: "other" } });
}

const OUT = { LifecycleHookName: "out", LifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING", HeartbeatTimeout: 90, DefaultResult: "CONTINUE" };

test.each([
  [{ maxSize: 10, desiredCapacity: 6 }, {}, 4],
  [{ maxSize: 10, desiredCapacity: 6 }, { maxGroupPreparedCapacity: 8 }, 2],
  [{ maxSize: 10, desiredCapacity: 6 }, { maxGroupPreparedCapacity: 5 }, 0],
  [{ maxSize: 10, desiredCapacity: 6 }, { maxGroupPreparedCapacity: 5, minSize: 3 }, 3],
  [{ maxSize: 10, desiredCapacity: 10 }, {}, 0],
  [{ maxSize: 10, desiredCapacity: 6 }, { deletion: "waiting" as const, minSize: 3 }, 0],
])("of %j with %j a warm pool has %i", (group, more, size) =>
  expect(warmPoolSize({ ...group, isDeleting: false }, { maxGroupPreparedCapacity: null, minSize: 0, poolState: "Stopped", reuseOnScaleIn: false, deletion: null, ...more })).toBe(size),
);

describe("a warm pool", () => {
  test("is filled up to the maximum of its group, and its instances are stopped as soon as they run", () => {
    const g = new GroupTrial(1, { MaxSize: 4 });
    put(g);
    g.t.run(6);
    expect(warmed(g)).toEqual(["Warmed:Pending", "Warmed:Pending", "Warmed:Pending"]);
    g.t.run(180);
    expect([warmed(g), g.states]).toEqual([["Warmed:Stopped", "Warmed:Stopped", "Warmed:Stopped"], ["InService"]]);
    expect(g.group).toMatchObject({ WarmPoolSize: 3, WarmPoolConfiguration: { MinSize: 0, PoolState: "Stopped" } });
    expect(described(g).filter((text) => text === "Launching a new EC2 instance into warm pool: i")).toHaveLength(3);
    expect(g.activities.map(({ StatusCode }) => StatusCode)).toEqual(["Successful", "Successful", "Successful", "Successful"]);
    // None of them ran for long enough to join the cluster.
    expect(g.t.instances("shop")).toHaveLength(1);
  });

  test("gives its instances to a group that grows, which then have their agent at once; what it has not is launched", () => {
    const g = withPool({ MaxGroupPreparedCapacity: 3 });
    const [first] = (pool(g).Instances ?? []).map(({ InstanceId }) => InstanceId);
    g.desire(4);
    g.t.run(40);
    expect(g.states).toEqual(["InService", "InService", "InService", "InService"]);
    expect(g.ids).toContain(first);
    expect(described(g).slice(0, 3).toSorted()).toEqual(["Launching a new EC2 instance from warm pool: i", "Launching a new EC2 instance from warm pool: i", "Launching a new EC2 instance: i"]);
    expect(g.activities[0]?.Cause).toMatch(/increasing the capacity from 1 to 4\.$/);
    g.t.run(60);
    expect([g.t.instances("shop").length, warmed(g)]).toEqual([4, []]);
  });

  test("is filled again when its group gets smaller, or gets back what that gives up", () => {
    const fresh = withPool();
    const ids = (g: GroupTrial) => [...g.ids, ...(pool(g).Instances ?? []).map(({ InstanceId }) => InstanceId)].toSorted();
    fresh.desire(3);
    fresh.t.run(120);
    const before = ids(fresh);
    fresh.desire(1);
    fresh.t.run(180);
    expect([fresh.states.length, warmed(fresh).length, ids(fresh).filter((id) => before.includes(id)).length]).toEqual([1, 3, 2]);
    const reused = withPool({ InstanceReusePolicy: { ReuseOnScaleIn: true } });
    const same = ids(reused);
    reused.desire(3);
    reused.t.run(120);
    reused.desire(1);
    reused.t.run(180);
    expect([reused.states, warmed(reused), ids(reused)]).toEqual([["InService"], ["Warmed:Stopped", "Warmed:Stopped", "Warmed:Stopped"], same]);
    expect(described(reused)).toContain("Returning EC2 instance to warm pool: i");
  });

  test("waits for hooks, on the way in as on the way out", () => {
    const hook = { LifecycleHookName: "in", LifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING", HeartbeatTimeout: 60, DefaultResult: "CONTINUE" };
    const g = new GroupTrial(0, { MaxSize: 1, LifecycleHookSpecificationList: [hook] });
    put(g);
    g.t.run(60);
    expect(warmed(g)).toEqual(["Warmed:Pending:Wait"]);
    // It runs for long enough to be heard of, as nobody told its agent to wait.
    expect(g.t.instances("shop")).toHaveLength(1);
    g.t.run(120);
    expect(warmed(g)).toEqual(["Warmed:Stopped"]);
    g.desire(1);
    g.t.run(30);
    expect(g.states).toEqual(["Pending:Wait"]);
    g.t.run(60);
    expect(g.states).toEqual(["InService"]);
  });

  test("that gets something back ends the activity of its group, also where that waits for a hook", () => {
    const g = withPool({ PoolState: "Running", InstanceReusePolicy: { ReuseOnScaleIn: true } }, { LifecycleHookSpecificationList: [OUT] });
    g.t.call("autoscaling", "PutScalingPolicy", { ...g.name, PolicyName: "less", PolicyType: "SimpleScaling", AdjustmentType: "ChangeInCapacity", ScalingAdjustment: -1, Cooldown: 60 });
    const less = { ...g.name, PolicyName: "less", HonorCooldown: true };
    g.desire(2);
    g.t.run(120);
    g.t.call("autoscaling", "ExecutePolicy", less);
    g.t.run(60);
    expect(g.states.toSorted()).toEqual(["InService", "Terminating:Wait"]);
    expect(g.t.refusal("autoscaling", "ExecutePolicy", less)).toMatch(/^ScalingActivityInProgress/);
    const [going] = g.members.filter(({ LifecycleState }) => LifecycleState !== "InService").map(({ InstanceId }) => InstanceId);
    g.t.call("autoscaling", "CompleteLifecycleAction", { ...g.name, LifecycleHookName: OUT.LifecycleHookName, InstanceId: going, LifecycleActionResult: "CONTINUE" });
    g.t.run(2);
    expect((pool(g).Instances ?? []).map(({ InstanceId }) => InstanceId)).toContain(going);
    g.t.run(61);
    g.t.call("autoscaling", "ExecutePolicy", less);
  });

  test("that awaits something back launches nothing for that place, and takes no more back than it has places", () => {
    const g = withPool({ PoolState: "Running", MaxGroupPreparedCapacity: 4, InstanceReusePolicy: { ReuseOnScaleIn: true } }, { MaxSize: 6, LifecycleHookSpecificationList: [OUT] });
    g.desire(3);
    g.t.run(120);
    g.desire(1);
    g.t.run(60);
    expect([g.states.toSorted(), warmed(g)]).toEqual([["InService", "Terminating:Wait", "Terminating:Wait"], ["Warmed:Running"]]);
    g.t.run(120);
    expect([g.states, warmed(g)]).toEqual([["InService"], ["Warmed:Running", "Warmed:Running", "Warmed:Running"]]);
    g.desire(4);
    g.t.run(120);
    put(g, { MaxGroupPreparedCapacity: 2 });
    g.desire(1);
    g.t.run(180);
    expect([g.states, warmed(g)]).toEqual([["InService"], ["Warmed:Running"]]);
    expect(described(g).filter((text) => text === "Returning EC2 instance to warm pool: i")).toHaveLength(3);
  });

  test("is emptied and deleted also while its group can launch nothing, and not filled", () => {
    const g = withPool({ MaxGroupPreparedCapacity: 3 });
    g.t.call("ec2", "DeleteLaunchTemplate", { LaunchTemplateName: "web" });
    const failed = () => g.activities.filter(({ StatusCode }) => StatusCode === "Failed").length;
    g.desire(4);
    g.t.run(30);
    const once = failed();
    put(g, { MaxGroupPreparedCapacity: 8 });
    g.t.run(10);
    expect([once, failed()]).toEqual([2, 4]);
    g.t.call("autoscaling", "DeleteWarmPool", g.name);
    g.t.run(10);
    expect(pool(g)).toEqual({ Instances: [] });
  });

  test.each([
    ["that is deleted", "DeleteWarmPool", ["InService"]],
    ["whose group is deleted", "DeleteAutoScalingGroup", undefined],
  ] as const)("%s gets nothing back that waits for a hook", (_, operation, left) => {
    const g = withPool({ PoolState: "Running", InstanceReusePolicy: { ReuseOnScaleIn: true } }, { LifecycleHookSpecificationList: [OUT] });
    g.desire(2);
    g.t.run(120);
    g.desire(1);
    g.t.run(10);
    g.t.call("autoscaling", operation, { ...g.name, ForceDelete: true });
    g.t.run(300);
    expect([g.group?.Instances?.map(({ LifecycleState }) => LifecycleState), g.t.call("autoscaling", "DescribeAutoScalingInstances", {}).AutoScalingInstances?.map(({ LifecycleState }) => LifecycleState)]).toEqual([left, left ?? []]);
  });

  test("replaces what is terminated in it, and keeps what is only stopped", () => {
    const g = withPool({ MaxGroupPreparedCapacity: 2 });
    const [before = ""] = (pool(g).Instances ?? []).map(({ InstanceId }) => InstanceId);
    g.t.call("ec2", "TerminateInstances", { InstanceIds: [before] });
    g.t.run(240);
    expect([warmed(g), (pool(g).Instances ?? [])[0]?.InstanceId === before]).toEqual([["Warmed:Stopped"], false]);
    expect(described(g)).toContain("Terminating EC2 instance: i");
  });

  test("goes with its instances when it is deleted, and with its group", () => {
    const g = withPool();
    g.t.call("autoscaling", "DeleteWarmPool", g.name);
    expect(pool(g).WarmPoolConfiguration?.Status).toBe("PendingDelete");
    expect(g.t.refusal("autoscaling", "PutWarmPool", g.name)).toBe("ValidationError: The warm pool of Auto Scaling group web is pending delete, and cannot be modified.");
    g.t.run(120);
    expect(pool(g)).toEqual({ Instances: [] });
    expect(g.states).toEqual(["InService"]);
    put(g);
    g.t.run(120);
    g.desire(0);
    g.t.run(90);
    g.t.call("autoscaling", "UpdateAutoScalingGroup", { ...g.name, MaxSize: 3 });
    expect(g.t.refusal("autoscaling", "DeleteAutoScalingGroup", g.name)).toMatch(/^ResourceInUse/);
    g.t.call("autoscaling", "DeleteAutoScalingGroup", { ...g.name, ForceDelete: true });
    g.t.run(120);
    expect(g.group).toBeUndefined();
  });

  test("that is deleted by force waits for no hook", () => {
    const hook = { LifecycleHookName: "out", LifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING" };
    const g = withPool({}, { LifecycleHookSpecificationList: [hook] });
    g.t.call("autoscaling", "DeleteWarmPool", g.name);
    g.t.run(60);
    expect(warmed(g)).toEqual(["Warmed:Terminating:Wait", "Warmed:Terminating:Wait", "Warmed:Terminating:Wait"]);
    g.t.call("autoscaling", "DeleteWarmPool", { ...g.name, ForceDelete: true });
    g.t.run(60);
    expect(pool(g)).toEqual({ Instances: [] });
  });
});

test.each([
  ["registers while it is in the pool", "", 2],
  ["waits until it is in service when it is told to", "echo ECS_WARM_POOLS_CHECK=true >> /etc/ecs/ecs.config\n", 0],
])("an agent in a pool that runs %s", (_, more, registered) => {
  const g = new GroupTrial(0, { MaxSize: 2 });
  templated(g, more);
  put(g, { PoolState: "Running" });
  g.t.run(120);
  expect([warmed(g), g.t.instances("shop").length]).toEqual([["Warmed:Running", "Warmed:Running"], registered]);
  g.desire(2);
  g.t.run(10);
  expect(g.states).toEqual(["InService", "InService"]);
  g.t.run(70);
  expect(g.t.instances("shop")).toHaveLength(2);
});

test("refused are warm pools where AWS has none, and what is not done with instances in one", () => {
  const g = withPool();
  const [id = ""] = (pool(g).Instances ?? []).map(({ InstanceId }) => InstanceId);
  expect(g.t.refusal("autoscaling", "TerminateInstanceInAutoScalingGroup", { InstanceId: id, ShouldDecrementDesiredCapacity: false })).toBe(`ValidationError: The instance ${id} is in a warm pool.`);
  expect(g.t.refusal("autoscaling", "SetInstanceProtection", { ...g.name, InstanceIds: [id], ProtectedFromScaleIn: true })).toBe(`ValidationError: The instance ${id} is not in InService or EnteringStandby or Standby.`);
  expect(g.t.refusal("autoscaling", "PutWarmPool", { ...g.name, PoolState: "Hibernated" })).toBe("NotSimulated: A warm pool with the PoolState Hibernated is not simulated yet.");
  const mixed = { MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateName: "web" } } } };
  const impossible = "ValidationError: You can't add a warm pool to an Auto Scaling group that has a mixed instances policy or a launch template or launch configuration that requests Spot Instances.";
  expect(g.t.refusal("autoscaling", "UpdateAutoScalingGroup", { ...g.name, ...mixed })).toBe(impossible);
  const other = new GroupTrial(0, { LaunchTemplate: undefined, ...mixed });
  expect(other.t.refusal("autoscaling", "PutWarmPool", other.name)).toBe(impossible);
  expect(other.t.refusal("autoscaling", "DeleteWarmPool", other.name)).toBe("ValidationError: No warm pool found for Auto Scaling group web");
  expect(other.t.refusal("autoscaling", "DescribeWarmPool", { AutoScalingGroupName: "nobody" })).toMatch(/^ValidationError: AutoScalingGroup name not found/);
});

test("ECS takes no group whose instances come back to a warm pool", () => {
  const g = new GroupTrial(0);
  const provider = { name: "own", autoScalingGroupProvider: { autoScalingGroupArn: g.group?.AutoScalingGroupARN ?? "" } };
  put(g, { InstanceReusePolicy: { ReuseOnScaleIn: true } });
  expect(g.t.refusal("ecs", "CreateCapacityProvider", provider)).toMatch(/^InvalidParameterException: The Auto Scaling group has a warm pool with an instance reuse policy/);
  put(g, { InstanceReusePolicy: { ReuseOnScaleIn: false } });
  g.t.call("ecs", "CreateCapacityProvider", provider);
});

test("an update keeps what it does not name, and -1 takes the prepared capacity back", () => {
  const g = new GroupTrial(0);
  put(g, { MaxGroupPreparedCapacity: 4, MinSize: 1, PoolState: "Running" });
  put(g, { InstanceReusePolicy: { ReuseOnScaleIn: true } });
  expect(pool(g).WarmPoolConfiguration).toEqual({ MaxGroupPreparedCapacity: 4, MinSize: 1, PoolState: "Running", InstanceReusePolicy: { ReuseOnScaleIn: true } });
  put(g, { MaxGroupPreparedCapacity: -1 });
  expect(pool(g).WarmPoolConfiguration).toEqual({ MinSize: 1, PoolState: "Running", InstanceReusePolicy: { ReuseOnScaleIn: true } });
});
