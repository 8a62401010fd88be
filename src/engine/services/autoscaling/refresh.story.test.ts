import { expect, test } from "vitest";
import { GroupTrial } from "./groupTrial.ts";
import { decideRefresh } from "./refresh.ts";

const start = (g: GroupTrial, Preferences: object = {}, more: object = {}) => g.t.call("autoscaling", "StartInstanceRefresh", { ...g.name, Preferences, ...more }).InstanceRefreshId;
const refresh = (g: GroupTrial) => (g.t.call("autoscaling", "DescribeInstanceRefreshes", g.name).InstanceRefreshes ?? [])[0];

function running(desired: number, more: object = {}): GroupTrial {
  const g = new GroupTrial(desired, more);
  g.t.run(60);
  return g;
}

test.each([
  [[90, 100], { desired: 10, healthy: 10, isMoving: false, left: 10 }, { replaced: 1, surge: 0 }],
  [[50, 100], { desired: 4, healthy: 4, isMoving: false, left: 4 }, { replaced: 2, surge: 0 }],
  [[90, 100], { desired: 1, healthy: 1, isMoving: false, left: 1 }, { replaced: 1, surge: 0 }],
  [[90, 100], { desired: 2, healthy: 1, isMoving: true, left: 1 }, { replaced: 0, surge: 0 }],
  [[100, 150], { desired: 4, healthy: 4, isMoving: false, left: 4 }, { replaced: 0, surge: 2 }],
  [[100, 150], { desired: 4, healthy: 6, isMoving: false, left: 4 }, { replaced: 2, surge: 2 }],
  [[100, 150], { desired: 4, healthy: 6, isMoving: false, left: 2 }, { replaced: 2, surge: 0 }],
  [[0, 100], { desired: 3, healthy: 3, isMoving: false, left: 3 }, { replaced: 3, surge: 0 }],
])("between %j percent of %j %j", ([minHealthyPercent = 0, maxHealthyPercent = 0], standing, expected) => expect(decideRefresh({ minHealthyPercent, maxHealthyPercent }, standing)).toEqual(expected));

test("a refresh replaces all instances one after another, in AWS's words, and never has fewer than it may", () => {
  const g = running(4);
  const before = g.ids;
  const id = start(g, { MinHealthyPercentage: 75, InstanceWarmup: 30 });
  expect(refresh(g)).toMatchObject({ InstanceRefreshId: id, Status: "Pending", PercentageComplete: 0, InstancesToUpdate: 4, Strategy: "Rolling" });
  let least = 4;
  const seen = new Set<number | undefined>();
  for (let i = 0; i < 60; i++) {
    g.t.run(10);
    least = Math.min(least, g.states.filter((state) => state === "InService").length);
    seen.add(refresh(g)?.PercentageComplete);
  }
  expect([least, refresh(g)?.Status, g.ids.filter((one) => before.includes(one)), g.states.length]).toEqual([3, "Successful", [], 4]);
  expect([...seen]).toEqual(expect.arrayContaining([25, 50, 75, 100]));
  const causes = g.activities.map(({ Cause = "" }) => Cause);
  expect(causes).toContainEqual(expect.stringMatching(/^At \S+ an instance was taken out of service in response to an instance refresh\. {2}At \S+ instance i-[0-9a-f]{17} was selected for termination\.$/));
  expect(causes).toContainEqual(expect.stringMatching(/^At \S+ an instance was launched in response to an instance refresh\.$/));
});

test("with a healthy maximum above 100 others come before the old ones go", () => {
  const g = running(2, { MaxSize: 2 });
  const before = g.ids;
  start(g, { MinHealthyPercentage: 100, MaxHealthyPercentage: 150 });
  const counts = new Set<number>();
  for (let i = 0; i < 40; i++) {
    g.t.run(10);
    counts.add(g.states.filter((state) => state === "InService").length);
  }
  expect([[...counts].toSorted(), refresh(g)?.Status, g.ids.filter((one) => before.includes(one)), g.states.length]).toEqual([[2, 3], "Successful", [], 2]);
});

test("one that skips what matches replaces what another template launched, and can be rolled back", () => {
  const g = running(2, { LaunchTemplate: { LaunchTemplateName: "web", Version: "1" } });
  const DesiredConfiguration = { LaunchTemplate: { LaunchTemplateName: "other" } };
  g.t.call("ec2", "CreateLaunchTemplate", { LaunchTemplateName: "other", LaunchTemplateData: { ImageId: "ami-0a1b2c3d4e5f60718", InstanceType: "t3.medium" } });
  const types = () => g.members.map(({ InstanceType }) => InstanceType).toSorted();
  start(g, { SkipMatching: true }, { DesiredConfiguration });
  g.t.run(50);
  expect(types()).toContain("t3.medium");
  g.t.call("autoscaling", "RollbackInstanceRefresh", g.name);
  g.t.run(400);
  expect([types(), refresh(g)?.Status]).toEqual([["t3.small", "t3.small"], "RollbackSuccessful"]);
  start(g, { SkipMatching: true }, { DesiredConfiguration });
  g.t.run(400);
  expect([types(), refresh(g)?.Status]).toEqual([["t3.medium", "t3.medium"], "Successful"]);
  const same = g.ids;
  start(g, { SkipMatching: true });
  g.t.run(20);
  expect([g.ids, refresh(g)?.Status]).toEqual([same, "Successful"]);
});

test("one that is cancelled replaces no more, and protected instances are waited for", () => {
  const g = running(3, { NewInstancesProtectedFromScaleIn: true });
  const before = g.ids;
  start(g);
  g.t.run(100);
  expect([g.ids, refresh(g)?.Status, refresh(g)?.PercentageComplete]).toEqual([before, "InProgress", 0]);
  g.t.call("autoscaling", "SetInstanceProtection", { ...g.name, InstanceIds: before.slice(0, 1), ProtectedFromScaleIn: false });
  g.t.run(100);
  g.t.call("autoscaling", "CancelInstanceRefresh", g.name);
  expect(refresh(g)?.Status).toBe("Cancelling");
  g.t.run(60);
  expect([g.ids.filter((id) => before.includes(id)).length, refresh(g)?.Status]).toEqual([2, "Cancelled"]);
  start(g);
  g.t.run(3700);
  expect(refresh(g)).toMatchObject({ Status: "Failed", StatusReason: "Some instances are protected from scale-in." });
});

test("one that is cancelled while others warm up is over when they have", () => {
  const g = running(2);
  start(g, { MinHealthyPercentage: 50, InstanceWarmup: 300 });
  g.t.run(120);
  g.t.call("autoscaling", "CancelInstanceRefresh", g.name);
  g.t.run(120);
  expect(refresh(g)?.Status).toBe("Cancelling");
  g.t.run(180);
  expect(refresh(g)?.Status).toBe("Cancelled");
});

test("one whose process is suspended waits for that to be resumed, unless it is cancelled", () => {
  const g = running(3);
  const before = g.ids;
  const replaced = () => 3 - g.members.filter(({ InstanceId, LifecycleState }) => before.includes(InstanceId) && LifecycleState === "InService").length;
  const of = { ...g.name, ScalingProcesses: ["InstanceRefresh"] };
  g.t.call("autoscaling", "SuspendProcesses", of);
  start(g);
  g.t.run(200);
  expect([replaced(), refresh(g)?.Status]).toEqual([0, "Pending"]);
  g.t.call("autoscaling", "ResumeProcesses", of);
  g.t.run(20);
  expect([replaced(), refresh(g)?.Status]).toEqual([1, "InProgress"]);
  g.t.call("autoscaling", "SuspendProcesses", of);
  g.t.run(300);
  expect([replaced(), g.states.length, refresh(g)?.Status]).toEqual([1, 3, "InProgress"]);
  g.t.call("autoscaling", "CancelInstanceRefresh", g.name);
  g.t.run(10);
  expect([replaced(), refresh(g)?.Status]).toEqual([1, "Cancelled"]);
});

test("refused are a second refresh, percentages out of range, and what nothing can be cancelled or rolled back of", () => {
  const g = running(1);
  const refused = (more: object) => g.t.refusal("autoscaling", "StartInstanceRefresh", { ...g.name, ...more });
  expect(g.t.refusal("autoscaling", "CancelInstanceRefresh", g.name)).toBe("ActiveInstanceRefreshNotFound: No in progress or pending Instance Refresh found for Auto Scaling group web");
  expect(refused({ Preferences: { MinHealthyPercentage: 0, MaxHealthyPercentage: 110 } })).toMatch(/^ValidationError: The difference between/);
  start(g);
  expect(refused({})).toBe("InstanceRefreshInProgress: An Instance Refresh is already in progress and blocks the execution of this Instance Refresh.");
  expect(g.t.refusal("autoscaling", "PutWarmPool", g.name)).toMatch(/^InstanceRefreshInProgress/);
  expect(g.t.refusal("autoscaling", "RollbackInstanceRefresh", g.name)).toMatch(/^IrreversibleInstanceRefresh/);
});
