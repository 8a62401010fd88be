import { describe, expect, test } from "vitest";
import { GroupTrial } from "./groupTrial.ts";

const ask = (g: GroupTrial, operation: "EnterStandby" | "DetachInstances", InstanceIds: readonly string[], ShouldDecrementDesiredCapacity = true) => g.t.call("autoscaling", operation, { ...g.name, InstanceIds, ShouldDecrementDesiredCapacity }).Activities ?? [];
const refused = (g: GroupTrial, operation: "EnterStandby" | "ExitStandby" | "AttachInstances" | "DetachInstances", InstanceIds: readonly string[]) =>
  g.t.refusal("autoscaling", operation, { ...g.name, InstanceIds, ...(operation === "EnterStandby" || operation === "DetachInstances" ? { ShouldDecrementDesiredCapacity: true } : {}) });
const tagsOf = (g: GroupTrial, id: string) => g.t.call("ec2", "DescribeInstances", { InstanceIds: [id] }).Reservations?.[0]?.Instances?.[0]?.Tags ?? [];
const SIZES = "ValidationError: AutoScalingGroup web has min-size=0, max-size=10, and desired-size=2. To";

function running(desired = 2, more: object = {}): GroupTrial {
  const g = new GroupTrial(desired, more);
  g.t.run(60);
  return g;
}

describe("standby", () => {
  test("takes an instance out of service while the group wants one less, and brings it back", () => {
    const g = running();
    const [first = ""] = g.ids;
    const [activity] = ask(g, "EnterStandby", [first]);
    expect(activity).toMatchObject({ Description: `Moving EC2 instance to Standby: ${first}`, Cause: `At 2026-01-05T09:01:00Z instance ${first} was moved to standby in response to a user request, shrinking the capacity from 2 to 1.`, StatusCode: "InProgress", Progress: 50 });
    expect(g.states).toEqual(["EnteringStandby", "InService"]);
    g.t.run(60);
    expect([g.states, g.group?.DesiredCapacity, g.activities[0]?.StatusCode]).toEqual([["Standby", "InService"], 1, "Successful"]);
    const { Activities: [back] = [] } = g.t.call("autoscaling", "ExitStandby", { ...g.name, InstanceIds: [first] });
    expect(back).toMatchObject({ Description: `Moving EC2 instance out of Standby: ${first}`, Cause: `At 2026-01-05T09:02:00Z instance ${first} was moved out of standby in response to a user request, increasing the capacity from 1 to 2.`, StatusCode: "PreInService", Progress: 30 });
    g.t.run(10);
    expect([g.states, g.group?.DesiredCapacity]).toEqual([["InService", "InService"], 2]);
  });

  test("means once who is named twice", () => {
    const g = running(3);
    const twice = [...g.ids.slice(1), ...g.ids.slice(1)];
    expect([ask(g, "EnterStandby", twice).length, g.group?.DesiredCapacity]).toEqual([2, 1]);
    g.t.run(10);
    const { Activities = [] } = g.t.call("autoscaling", "ExitStandby", { ...g.name, InstanceIds: twice });
    expect([Activities.length, g.group?.DesiredCapacity]).toEqual([2, 3]);
  });

  test("or has it replaced, and then is not asked for its health", () => {
    const g = running(1);
    const [first = ""] = g.ids;
    ask(g, "EnterStandby", [first], false);
    g.t.run(60);
    expect([g.states, g.group?.DesiredCapacity]).toEqual([["Standby", "InService"], 1]);
    expect(g.activities[0]?.Cause).toMatch(/was moved to standby in response to a user request\. {2}At \S+ an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 0 to 1\.$/);
    g.t.call("ec2", "StopInstances", { InstanceIds: [first] });
    g.t.run(300);
    expect(g.states).toEqual(["Standby", "InService"]);
    g.t.call("ec2", "TerminateInstances", { InstanceIds: [first] });
    g.t.run(120);
    expect([g.states, g.ids.includes(first)]).toEqual([["InService"], false]);
  });

  test("is ended past the hooks of launches", () => {
    const g = running(1, { LifecycleHookSpecificationList: [{ LifecycleHookName: "in", LifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING", HeartbeatTimeout: 30, DefaultResult: "CONTINUE" }] });
    ask(g, "EnterStandby", [...g.ids]);
    g.t.run(5);
    g.t.call("autoscaling", "ExitStandby", { ...g.name, InstanceIds: [...g.ids] });
    g.t.run(5);
    expect(g.states).toEqual(["Pending:Wait"]);
    g.t.run(30);
    expect(g.states).toEqual(["InService"]);
  });

  test("does not keep a group that is deleted by force", () => {
    const g = running();
    ask(g, "EnterStandby", g.ids.slice(1));
    g.t.run(10);
    expect(g.t.refusal("autoscaling", "DeleteAutoScalingGroup", g.name)).toMatch(/^ResourceInUse/);
    g.t.call("autoscaling", "DeleteAutoScalingGroup", { ...g.name, ForceDelete: true });
    g.t.run(90);
    expect(g.group).toBeUndefined();
  });
});

describe("an instance", () => {
  test("is detached and runs on, and attached again", () => {
    const g = running();
    const [first = ""] = g.ids;
    const [activity] = ask(g, "DetachInstances", [first]);
    expect(activity).toMatchObject({ Description: `Detaching EC2 instance: ${first}`, Cause: `At 2026-01-05T09:01:00Z instance ${first} was detached in response to a user request, shrinking the capacity from 2 to 1.` });
    expect(g.states).toEqual(["Detaching", "InService"]);
    g.t.run(60);
    expect([g.states, g.group?.DesiredCapacity, tagsOf(g, first), g.t.instances("shop").length]).toEqual([["InService"], 1, [], 2]);
    g.t.call("autoscaling", "AttachInstances", { ...g.name, InstanceIds: [first] });
    g.t.run(10);
    expect([g.states, g.group?.DesiredCapacity, tagsOf(g, first)]).toEqual([["InService", "InService"], 2, [{ Key: "aws:autoscaling:groupName", Value: "web" }]]);
    expect(g.activities[0]).toMatchObject({ Description: `Attaching an existing EC2 instance: ${first}`, Cause: "At 2026-01-05T09:02:00Z an instance was added in response to user request. Keeping the capacity at the new 2.", StatusCode: "Successful" });
    // No template launched it, so that it goes first.
    expect(g.members.find(({ InstanceId }) => InstanceId === first)?.LaunchTemplate).toBeUndefined();
    g.desire(1);
    g.t.run(60);
    expect(g.ids).not.toContain(first);
  });

  test("that is detached is replaced where the group wants as many as before", () => {
    const g = running();
    const [first = ""] = g.ids;
    ask(g, "DetachInstances", [first], false);
    g.t.run(60);
    expect([g.states, g.ids.includes(first), g.group?.DesiredCapacity]).toEqual([["InService", "InService"], false, 2]);
  });
});

test("refused is what does not go with the bounds, or is of nobody or of another", () => {
  const g = running();
  const [first = "", second = ""] = g.ids;
  g.t.call("autoscaling", "UpdateAutoScalingGroup", { ...g.name, MinSize: 2, MaxSize: 2 });
  const sizes = SIZES.replace("min-size=0, max-size=10", "min-size=2, max-size=2");
  expect(refused(g, "EnterStandby", [first])).toBe(`${sizes} place into standby 1 instance, please update the AutoScalingGroup sizes appropriately.`);
  expect(refused(g, "DetachInstances", [first, second])).toBe(`${sizes} detach 2 instances, please update the AutoScalingGroup sizes appropriately.`);
  const launch = (zone: string) => {
    const SubnetId = g.t.call("ec2", "DescribeSubnets", { Filters: [{ Name: "availability-zone", Values: [zone] }] }).Subnets?.[0]?.SubnetId;
    return g.t.call("ec2", "RunInstances", { ImageId: "ami-0a1b2c3d4e5f60718", InstanceType: "t3.small", MinCount: 1, MaxCount: 1, SubnetId }).Instances?.[0]?.InstanceId ?? "";
  };
  const [own, elsewhere] = [launch("us-east-1a"), launch("us-east-1c")];
  expect(refused(g, "AttachInstances", [own])).toBe(`ValidationError: Invalid Instance ${own}: it is not in the running state`);
  g.t.run(40);
  expect(refused(g, "AttachInstances", [own])).toBe(`${sizes} attach 1 instance, please update the AutoScalingGroup sizes appropriately.`);
  expect(refused(g, "AttachInstances", [elsewhere])).toBe(`ValidationError: Invalid Instance ${elsewhere}: its Availability Zone us-east-1c is not one of the group's`);
  expect(refused(g, "AttachInstances", [first])).toBe(`ValidationError: Instance ${first} is already part of AutoScalingGroup:web.`);
  expect(refused(g, "AttachInstances", ["i-0"])).toBe("ValidationError: Invalid Instance i-0: it does not exist");
  expect(refused(g, "DetachInstances", [own])).toBe(`ValidationError: The instance ${own} is not part of Auto Scaling group web.`);
  expect(refused(g, "ExitStandby", [first])).toBe(`ValidationError: The instance ${first} is not in Standby.`);
  g.t.call("autoscaling", "UpdateAutoScalingGroup", { ...g.name, MinSize: 1, AvailabilityZones: ["us-east-1c"] });
  ask(g, "EnterStandby", [first]);
  g.t.run(5);
  expect(refused(g, "EnterStandby", [first])).toBe(`ValidationError: The instance ${first} is not in InService.`);
  g.t.call("autoscaling", "UpdateAutoScalingGroup", { ...g.name, DesiredCapacity: 2 });
  expect(refused(g, "ExitStandby", [first])).toMatch(/To move out of standby 1 instance, please update/);
});
