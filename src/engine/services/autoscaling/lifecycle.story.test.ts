import { describe, expect, test } from "vitest";
import { GroupTrial } from "./groupTrial.ts";

const LAUNCHING = { LifecycleHookName: "in", LifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING" } as const;
const TERMINATING = { LifecycleHookName: "out", LifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING" } as const;

const complete = (g: GroupTrial, LifecycleHookName: string, LifecycleActionResult: string, InstanceId = g.ids[0] ?? "") => g.t.call("autoscaling", "CompleteLifecycleAction", { ...g.name, LifecycleHookName, LifecycleActionResult, InstanceId });

describe("a hook of launches", () => {
  test("has an instance wait until its action is completed", () => {
    const g = new GroupTrial(1, { LifecycleHookSpecificationList: [LAUNCHING] });
    g.t.run(100);
    expect(g.states).toEqual(["Pending:Wait"]);
    expect(g.activities[0]).toMatchObject({ StatusCode: "MidLifecycleAction" });
    complete(g, "in", "CONTINUE");
    expect(g.states).toEqual(["Pending:Proceed"]);
    g.t.run(2);
    expect(g.states).toEqual(["InService"]);
    expect(g.activities[0]).toMatchObject({ StatusCode: "Successful" });
    expect(g.t.refusal("autoscaling", "CompleteLifecycleAction", { ...g.name, LifecycleHookName: "in", LifecycleActionResult: "CONTINUE", InstanceId: g.ids[0] })).toBe(`ValidationError: No active Lifecycle Action found with instance ID ${g.ids[0]}`);
  });

  test("waits for all hooks, and for as long as there are heartbeats", () => {
    const g = new GroupTrial(1, { LifecycleHookSpecificationList: [{ ...LAUNCHING, HeartbeatTimeout: 60, DefaultResult: "CONTINUE" }, { ...LAUNCHING, LifecycleHookName: "second" }] });
    g.t.run(40);
    g.t.call("autoscaling", "RecordLifecycleActionHeartbeat", { ...g.name, LifecycleHookName: "in", InstanceId: g.ids[0] });
    complete(g, "second", "CONTINUE");
    g.t.run(50);
    expect(g.states).toEqual(["Pending:Wait"]);
    g.t.run(15);
    expect(g.states).toEqual(["InService"]);
  });

  test("that nobody completes has the instance replaced, in AWS's words", () => {
    const g = new GroupTrial(1, { LifecycleHookSpecificationList: [{ ...LAUNCHING, HeartbeatTimeout: 30 }] });
    g.t.run(48);
    const [first] = g.ids;
    g.t.run(100);
    expect(g.ids).not.toContain(first);
    const abandoned = g.activities.find(({ StatusCode }) => StatusCode === "Cancelled");
    expect(abandoned?.StatusMessage).toMatch(/^Instance failed to complete user's Lifecycle Action: Lifecycle Action with token [0-9a-f-]{36} was abandoned: Heartbeat Timeout$/);
  });
});

describe("a hook of terminations", () => {
  test("keeps an instance running until it is let go", () => {
    const g = new GroupTrial(1, { LifecycleHookSpecificationList: [TERMINATING] });
    g.t.run(40);
    g.desire(0);
    g.t.run(1000);
    expect(g.states).toEqual(["Terminating:Wait"]);
    const { Reservations = [] } = g.t.call("ec2", "DescribeInstances", { InstanceIds: [...g.ids] });
    expect(Reservations[0]?.Instances?.[0]?.State?.Name).toBe("running");
    // Both results let it terminate; API reference.
    complete(g, "out", "ABANDON");
    g.t.run(60);
    expect(g.states).toEqual([]);
  });

  test("keeps nothing of a group that is deleted by force, and nothing that is already terminated", () => {
    const g = new GroupTrial(2, { LifecycleHookSpecificationList: [TERMINATING] });
    g.t.run(40);
    g.t.call("ec2", "TerminateInstances", { InstanceIds: [g.ids[0] ?? ""] });
    g.t.run(90);
    expect(g.states).toEqual(["InService", "InService"]);
    g.t.call("autoscaling", "DeleteAutoScalingGroup", { ...g.name, ForceDelete: true });
    g.t.run(90);
    expect(g.group).toBeUndefined();
  });

  test("that is deleted lets go what waits for it", () => {
    const g = new GroupTrial(1);
    g.t.run(40);
    g.t.call("autoscaling", "PutLifecycleHook", { ...g.name, ...TERMINATING });
    g.desire(0);
    g.t.run(10);
    expect(g.states).toEqual(["Terminating:Wait"]);
    g.t.call("autoscaling", "DeleteLifecycleHook", { ...g.name, LifecycleHookName: "out" });
    g.t.run(60);
    expect([g.states, g.t.call("autoscaling", "DescribeLifecycleHooks", g.name).LifecycleHooks]).toEqual([[], []]);
  });
});

test("a hook has what was said of it and else what is usual", () => {
  const g = new GroupTrial(0);
  g.t.call("autoscaling", "PutLifecycleHook", { ...g.name, ...TERMINATING, HeartbeatTimeout: 60 });
  g.t.call("autoscaling", "PutLifecycleHook", { ...g.name, LifecycleHookName: "out", DefaultResult: "CONTINUE" });
  expect(g.t.call("autoscaling", "DescribeLifecycleHooks", g.name).LifecycleHooks).toEqual([{ ...g.name, ...TERMINATING, HeartbeatTimeout: 60, GlobalTimeout: 6000, DefaultResult: "CONTINUE" }]);
  const put = (more: object) => g.t.refusal("autoscaling", "PutLifecycleHook", { ...g.name, LifecycleHookName: "other", ...more });
  expect(put({})).toMatch(/^ValidationError: LifecycleTransition is required/);
  expect(put({ ...TERMINATING, LifecycleHookName: "other", HeartbeatTimeout: 29 })).toMatch(/^ValidationError: HeartbeatTimeout/);
  expect(put({ ...TERMINATING, LifecycleHookName: "other", NotificationTargetARN: "arn:aws:sns:us-east-1:1:x" })).toMatch(/^NotSimulated/);
});

describe("protection from scale-in", () => {
  test("is given to instances and taken from them, and is told of where nothing else is left", () => {
    const g = new GroupTrial(2);
    const protect = (ProtectedFromScaleIn: boolean, InstanceIds = [...g.ids]) => ({ ...g.name, InstanceIds, ProtectedFromScaleIn });
    g.t.run(12);
    expect(g.t.refusal("autoscaling", "SetInstanceProtection", protect(true))).toBe(`ValidationError: The instance ${g.ids[0]} is not in InService or EnteringStandby or Standby.`);
    g.t.run(30);
    expect(g.t.refusal("autoscaling", "SetInstanceProtection", protect(true, ["i-0"]))).toBe("ValidationError: The instance i-0 is not part of Auto Scaling group web.");
    g.t.call("autoscaling", "SetInstanceProtection", protect(true));
    g.desire(0);
    g.t.run(60);
    expect([g.group?.DesiredCapacity, g.states]).toEqual([0, ["InService", "InService"]]);
    expect(g.activities[0]).toMatchObject({ StatusMessage: "Could not scale to desired capacity because all remaining instances are protected from scale-in." });
    g.t.call("autoscaling", "SetInstanceProtection", protect(false, g.ids.slice(1)));
    g.t.run(60);
    expect(g.states).toEqual(["InService"]);
  });

  test("begins when an instance is in service", () => {
    const g = new GroupTrial(1, { NewInstancesProtectedFromScaleIn: true });
    g.t.run(6);
    g.desire(0);
    g.t.run(60);
    expect(g.states).toEqual([]);
  });
});
