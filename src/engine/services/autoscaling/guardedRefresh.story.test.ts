import { expect, test } from "vitest";
import { GroupTrial } from "./groupTrial.ts";
import { openBefore } from "./refreshOptions.ts";

const FIXED = { LaunchTemplate: { LaunchTemplateName: "web", Version: "1" } };

/** A group in service, and a template of larger instances beside its own. */
function running(desired: number, more: object = FIXED): GroupTrial {
  const g = new GroupTrial(desired, more);
  g.t.call("ec2", "CreateLaunchTemplate", { LaunchTemplateName: "other", LaunchTemplateData: { ImageId: "ami-0a1b2c3d4e5f60718", InstanceType: "t3.medium" } });
  g.t.call("cloudwatch", "PutMetricAlarm", { AlarmName: "users", Namespace: "shop", MetricName: "errors", Statistic: "Sum", Period: 60, EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: "GreaterThanThreshold" });
  g.t.run(60);
  return g;
}

const request = (g: GroupTrial, Preferences: object, more: object = {}) => ({ ...g.name, Preferences: { MinHealthyPercentage: 50, ...Preferences }, DesiredConfiguration: { LaunchTemplate: { LaunchTemplateName: "other", Version: "1" } }, ...more });
const start = (g: GroupTrial, Preferences: object) => g.t.call("autoscaling", "StartInstanceRefresh", request(g, Preferences));
const refresh = (g: GroupTrial) => (g.t.call("autoscaling", "DescribeInstanceRefreshes", g.name).InstanceRefreshes ?? [])[0];
const larger = (g: GroupTrial) => g.members.filter(({ InstanceType, LifecycleState }) => InstanceType === "t3.medium" && LifecycleState === "InService").length;
const launchesBy = (g: GroupTrial) => g.group?.LaunchTemplate?.LaunchTemplateName;
const turn = (g: GroupTrial, StateValue: "ALARM" | "OK") => g.t.call("cloudwatch", "SetAlarmState", { AlarmName: "users", StateValue, StateReason: "a test" });

test.each([
  [[20, 50, 100], 0, 10, 2],
  [[20, 50, 100], 0, 9, 1],
  [[20, 50, 100], 0, 8, 0],
  [[20, 50, 100], 1, 8, 3],
  [[25], 0, 3, 1],
  [[100], 0, 4, 4],
])("of checkpoints at %j percent, with the one at place %i next and %i left, %i may go", (percentages, next, left, open) =>
  expect(openBefore({ checkpoints: { percentages, delaySeconds: 0, next, goesOnAt: null }, total: percentages.length === 3 ? 10 : left, status: "InProgress" }, left)).toBe(open));

test("a refresh pauses at each of its checkpoints, and goes on when its time is over", () => {
  const g = running(4);
  start(g, { CheckpointPercentages: [25, 50, 100], CheckpointDelay: 600 });
  expect(refresh(g)?.Preferences).toMatchObject({ CheckpointPercentages: [25, 50, 100], CheckpointDelay: 600, AutoRollback: false });
  const seen: (readonly [number, number | undefined])[] = [];
  for (let minutes = 0; minutes < 26; minutes += 5) {
    g.t.run(300);
    seen.push([larger(g), refresh(g)?.PercentageComplete]);
  }
  expect([seen, refresh(g)?.Status]).toEqual([[[1, 25], [1, 25], [2, 50], [2, 50], [4, 100], [4, 100]], "Successful"]);
});

test("one whose last checkpoint is below all ends there, and the others stay", () => {
  const g = running(4);
  start(g, { CheckpointPercentages: [50] });
  g.t.run(200);
  expect([larger(g), refresh(g)?.Status, refresh(g)?.InstancesToUpdate]).toEqual([2, "Successful", 0]);
});

test("an alarm that goes off while it pauses has it rolled back, and says why and from where", () => {
  const g = running(4);
  start(g, { CheckpointPercentages: [50, 100], AutoRollback: true, AlarmSpecification: { Alarms: ["users"] } });
  g.t.run(300);
  expect([larger(g), refresh(g)?.Status]).toEqual([2, "InProgress"]);
  turn(g, "ALARM");
  g.t.run(1);
  expect(refresh(g)).toMatchObject({ Status: "RollbackInProgress", RollbackDetails: { RollbackReason: "The CloudWatch alarm users is in ALARM.", PercentageCompleteOnRollback: 50, InstancesToUpdateOnRollback: 2 } });
  g.t.run(300);
  expect([larger(g), g.states.length, refresh(g)?.Status, launchesBy(g)]).toEqual([0, 4, "RollbackSuccessful", "web"]);
});

test("without AutoRollback it fails, what was replaced stays, and the group launches as before", () => {
  const g = running(4);
  start(g, { CheckpointPercentages: [50, 100], AlarmSpecification: { Alarms: ["users"] } });
  g.t.run(300);
  expect(launchesBy(g)).toBe("other");
  turn(g, "ALARM");
  g.t.run(10);
  expect(refresh(g)).toMatchObject({ Status: "Failed", StatusReason: "The CloudWatch alarm users is in ALARM." });
  g.t.run(300);
  expect([larger(g), launchesBy(g)]).toEqual([2, "web"]);
});

test("where nothing can be launched for an hour it is rolled back", () => {
  const g = running(2);
  start(g, { AutoRollback: true });
  g.t.call("ec2", "DeleteLaunchTemplate", { LaunchTemplateName: "other" });
  g.t.run(1800);
  expect([g.states, refresh(g)?.Status]).toEqual([["InService"], "InProgress"]);
  g.t.run(3600);
  expect([g.states, refresh(g)?.Status, refresh(g)?.RollbackDetails?.RollbackReason]).toEqual([["InService", "InService"], "RollbackSuccessful", "Instances could not be launched."]);
});

test("one that bakes is over when it has, and can be rolled back until then", () => {
  const g = running(2);
  start(g, { BakeTime: 1200 });
  g.t.run(400);
  expect([larger(g), refresh(g)?.Status]).toEqual([2, "Baking"]);
  expect(g.t.refusal("autoscaling", "StartInstanceRefresh", request(g, {}))).toMatch(/^InstanceRefreshInProgress/);
  g.t.run(1200);
  expect(refresh(g)?.Status).toBe("Successful");
  const back = running(2);
  start(back, { BakeTime: 1200 });
  back.t.run(400);
  back.t.call("autoscaling", "RollbackInstanceRefresh", back.name);
  back.t.run(400);
  expect([larger(back), refresh(back)?.Status]).toEqual([0, "RollbackSuccessful"]);
});

test.each<[string, object, string | RegExp]>([
  ["checkpoints that do not ascend", { CheckpointPercentages: [50, 50] }, "ValidationError: CheckpointPercentages must be unique and in ascending order"],
  ["one beyond all", { CheckpointPercentages: [101] }, /preferences\.checkpointPercentages/],
  ["a pause without a checkpoint", { CheckpointDelay: 60 }, "ValidationError: CheckpointDelay needs CheckpointPercentages"],
  ["a pause of more than two days", { CheckpointPercentages: [50], CheckpointDelay: 172_801 }, /preferences\.checkpointDelay/],
  ["an alarm that is not there", { AlarmSpecification: { Alarms: ["nobody"] } }, "ValidationError: The alarm nobody does not exist"],
  ["a bake of more than two days", { BakeTime: 172_801 }, /preferences\.bakeTime/],
])("refused is %s", (_what, Preferences, refusal) => {
  const g = running(1);
  expect(g.t.refusal("autoscaling", "StartInstanceRefresh", request(g, Preferences))).toMatch(refusal);
});

test("one that is told to end, or goes back already, is not rolled back again", () => {
  const refusal = "ActiveInstanceRefreshNotFound: No in progress or pending Instance Refresh found for Auto Scaling group web";
  for (const operation of ["RollbackInstanceRefresh", "CancelInstanceRefresh"] as const) {
    const g = running(4);
    start(g, {});
    g.t.call("autoscaling", operation, g.name);
    const { RollbackDetails, Status } = refresh(g) ?? {};
    expect(g.t.refusal("autoscaling", "RollbackInstanceRefresh", g.name)).toBe(refusal);
    expect(refresh(g)).toMatchObject({ Status, ...(RollbackDetails && { RollbackDetails }) });
  }
});

test("nothing is rolled back to a version that is named only, nor to nothing else", () => {
  const g = running(1, {});
  const refusal = "ValidationError: AutoRollback needs a DesiredConfiguration, and a group whose launch template has a version by number";
  expect(g.t.refusal("autoscaling", "StartInstanceRefresh", request(g, { AutoRollback: true }))).toBe(refusal);
  const fixed = running(1);
  expect(fixed.t.refusal("autoscaling", "StartInstanceRefresh", { ...fixed.name, Preferences: { AutoRollback: true } })).toBe(refusal);
  start(g, {});
  expect(g.t.refusal("autoscaling", "RollbackInstanceRefresh", g.name)).toMatch(/^IrreversibleInstanceRefresh/);
});
