import { expect, test } from "vitest";
import { story, type Story } from "./story.ts";

/** A service of so many tasks on two instances, half of them on each, at rest; the first instance is the one that will drain. */
function atRest(desiredCount: number, [minimumHealthyPercent, maximumPercent]: readonly [number, number], more: object = {}) {
  const s = story();
  const [leaving = ""] = s.fleet("ab");
  s.define("web");
  s.serve("web", "web", desiredCount, { deploymentConfiguration: { minimumHealthyPercent, maximumPercent }, ...more });
  s.run(120);
  s.mark();
  return { s, arn: arnOf(s, leaving) };
}

const arnOf = (s: Story, id: string): string =>
  s.instances("prod").find(({ ec2InstanceId }) => ec2InstanceId === id)?.containerInstanceArn ?? "";

function drain(s: Story, arn: string): void {
  s.call("ecs", "UpdateContainerInstancesState", { cluster: "prod", containerInstances: [arn], status: "DRAINING" });
}

const on = (s: Story, arn: string) => s.tasks().filter(({ containerInstanceArn }) => containerInstanceArn === arn);

/** What was started and stopped, in order: `+2 -2`; tasks that are started in the place of others come with the next pass. */
function movesOf(s: Story): string {
  return [...s.told().matchAll(/has (started|stopped) (\d+)/g)].map(([, what, count]) => `${what === "started" ? "+" : "-"}${count}`).join(" ");
}

// ECS guide, "Container instance draining": what the two percentages do to the tasks of one of two instances.
test.each<[string, number, readonly [number, number], string]>([
  ["the guide's example: two elsewhere, and when they are healthy two less", 4, [100, 200], "+2 -2"],
  ["the guide's example with a floor below: two stop at once, then two start", 4, [50, 100], "-2 +2"],
  ["both at once when both percentages allow it", 4, [50, 200], "+2 -2"],
  ["one after the other under a floor of three", 4, [75, 100], "-1 +1 -1 +1"],
  ["one above is all that may be", 4, [100, 125], "+1 -1 +1 -1"],
  ["the only task of a service: an outage at 0/100", 1, [0, 100], "-1 +1"],
  ["the only task of a service: none at 100/200", 1, [100, 200], "+1 -1"],
])("%s", (_title, desiredCount, percents, moves) => {
  const { s, arn } = atRest(desiredCount, percents);
  const busiest = on(s, arn).length > 0 ? arn : (s.tasks()[0]?.containerInstanceArn ?? "");
  drain(s, busiest);
  s.run(600);
  expect(movesOf(s)).toBe(moves);
  expect(on(s, busiest)).toEqual([]);
  expect(s.service("web")).toMatchObject({ runningCount: desiredCount });
  expect(s.told()).toContain("has reached a steady state.");
});

test.each<[number, readonly [number, number]]>([
  [2, [51, 100]],
  [2, [100, 149]],
])("with %i tasks at %j nothing can move, and the instance never drains", (desiredCount, percents) => {
  const { s, arn } = atRest(desiredCount, percents);
  drain(s, arn);
  s.run(600);
  expect(movesOf(s)).toBe("");
  expect(on(s, arn)).toHaveLength(1);
  expect(s.service("web").runningCount).toBe(2);
});

test("with nowhere to go tasks stay at a floor of 100, and go at a lower one", () => {
  const bound = { placementConstraints: [{ type: "distinctInstance" }], availabilityZoneRebalancing: "DISABLED" };
  const { s, arn } = atRest(2, [100, 200], bound);
  drain(s, arn);
  s.run(600);
  expect(on(s, arn)).toHaveLength(1);
  expect(s.told()).toContain("was unable to place a task");
  s.update("web", { deploymentConfiguration: { minimumHealthyPercent: 50 } });
  s.run(600);
  expect(on(s, arn)).toEqual([]);
  expect(s.service("web").runningCount).toBe(1);
});

test("tasks that do not run yet stop at once, whatever the floor", () => {
  const { s, arn } = atRest(2, [100, 200]);
  s.call("physics", "PutImageBehavior", { image: "slow:1", pullSeconds: 500 });
  s.define("slow", { image: "slow:1" });
  s.serve("slow", "slow", 2);
  s.run(30);
  const pending = on(s, arn).filter(({ group }) => group === "service:slow");
  expect(pending).toMatchObject([{ lastStatus: "PENDING" }]);
  drain(s, arn);
  expect(on(s, arn).filter(({ group }) => group === "service:slow")).toEqual([]);
});

test("standalone tasks stay and keep the instance from being empty; it stays DRAINING until it is told otherwise", () => {
  const { s, arn } = atRest(2, [100, 200]);
  const [own] = s.call("ecs", "StartTask", { cluster: "prod", taskDefinition: "web", containerInstances: [arn] }).tasks ?? [];
  s.run(60);
  drain(s, arn);
  s.run(600);
  expect(on(s, arn)).toMatchObject([{ taskArn: own?.taskArn, lastStatus: "RUNNING" }]);
  const left = () => s.instances("prod").find(({ containerInstanceArn }) => containerInstanceArn === arn);
  expect(left()).toMatchObject({ status: "DRAINING", runningTasksCount: 1 });
  s.call("ecs", "StopTask", { cluster: "prod", task: own?.taskArn ?? "" });
  s.run(600);
  expect(left()).toMatchObject({ status: "DRAINING", runningTasksCount: 0, pendingTasksCount: 0 });
  s.update("web", { desiredCount: 6 });
  s.run(120);
  expect(on(s, arn)).toEqual([]);
  s.call("ecs", "UpdateContainerInstancesState", { cluster: "prod", containerInstances: [arn], status: "ACTIVE" });
  s.update("web", { desiredCount: 10 });
  s.run(120);
  expect(on(s, arn).length).toBeGreaterThan(0);
});

test("the tasks of a drained instance stop for the reason of any scaling", () => {
  const { s, arn } = atRest(4, [50, 100]);
  drain(s, arn);
  s.run(120);
  const reasons = s.tasks("STOPPED").map(({ stopCode, stoppedReason = "" }) => `${stopCode}: ${s.short(stoppedReason)}`);
  expect(new Set(reasons)).toEqual(new Set(["ServiceSchedulerInitiated: Scaling activity initiated by (deployment D1)"]));
});
