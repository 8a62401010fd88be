import { expect, test } from "vitest";
import { afterScaleIn, afterScaleOut, baseForScaleOut, holdsScaleIn, NO_COOLDOWN } from "../services/applicationautoscaling/decide/cooldown.ts";
import { decideDesired, tasksForTarget, type Capacity, type Direction } from "../services/applicationautoscaling/decide/proposed.ts";
import { problemOfSteps, stepFor, tasksAfterStep, type StepPolicy } from "../services/applicationautoscaling/decide/steps.ts";
import { decideWinner, type Voice } from "../services/applicationautoscaling/decide/together.ts";
import { DAY } from "../../aws/rules/schedule/calendar.ts";
import { nextTime, readSchedule } from "../../aws/rules/schedule/next.ts";
import { zoneNamed } from "../../aws/rules/schedule/zones.ts";
import { dayNumber } from "../../lib/civilDay.ts";
import { countsNothing, isBeyond } from "../services/cloudwatch/late/contract.ts";
import { take } from "../services/ecs/fargate/use.ts";
import { ecsMeters } from "../services/ecs/late/contract.ts";
import { story } from "../services/ecs/story.ts";
import { Trial } from "../trial.ts";
import cooldowns from "./cooldowns.json" with { type: "json" };
import policiesTogether from "./policiesTogether.json" with { type: "json" };
import schedules from "./schedules.json" with { type: "json" };
import stepScaling from "./stepScaling.json" with { type: "json" };
import targetTracking from "./targetTracking.json" with { type: "json" };
import usage from "./usage.json" with { type: "json" };

/** The reference's examples of service auto scaling. What no arithmetic tells is lived through. */

const OF = { ServiceNamespace: "ecs", ResourceId: "service/prod/web", ScalableDimension: "ecs:service:DesiredCount" } as const;

interface Tracked {
  readonly id: string;
  readonly running: number;
  readonly desired?: number;
  readonly metric: number;
  readonly target: number;
  readonly min: number;
  readonly max: number;
  readonly low: number;
  readonly expected: number;
  readonly reason?: string;
}

const TRACKED: readonly Tracked[] = targetTracking.vectors;

test.each(TRACKED)("$id: $running tasks, $metric for $target", ({ running, desired = running, metric, target, min, max, low, expected, reason }) => {
  expect((target * 9) / 10).toBe(low);
  const direction = isBeyond(metric, "GreaterThanThreshold", target) ? "out" : isBeyond(metric, "LessThanThreshold", low) ? "in" : undefined;
  const decided = direction === undefined ? { desired } : decideDesired(tasksForTarget({ running, metric, target }), direction, { running, desired, min, max });
  expect(decided).toEqual(reason === undefined ? { desired: expected } : { reason });
});

test("a product that is a little over a whole number asks for no task more", () => {
  expect([(3 * 0.1) / 0.1, tasksForTarget({ running: 3, metric: 0.1, target: 0.1 })]).toEqual([3.0000000000000004, 3]);
});

/** A service of so many tasks that can be scaled. */
function service(tasks: number, bounds: { readonly MinCapacity: number; readonly MaxCapacity: number }) {
  const s = story();
  s.fleet("ab", "m5.4xlarge");
  s.define("web", { cpu: 64, memory: 64 });
  s.serve("web", "web:1", tasks);
  s.run(120);
  s.call("application-autoscaling", "RegisterScalableTarget", { ...OF, ...bounds });
  return { s, desired: () => s.service("web").desiredCount, activities: () => s.call("application-autoscaling", "DescribeScalingActivities", OF).ScalingActivities ?? [] };
}

/** The same with a policy that tracks 60, and how its alarms are set. */
function tracking(tasks: number) {
  const scaled = service(tasks, { MinCapacity: 1, MaxCapacity: 20 });
  const { s } = scaled;
  s.call("application-autoscaling", "PutScalingPolicy", { ...OF, PolicyName: "load", PolicyType: "TargetTrackingScaling", TargetTrackingScalingPolicyConfiguration: { TargetValue: 60, CustomizedMetricSpecification: { Namespace: "shop", MetricName: "load", Statistic: "Average" } } });
  const alarms = () => s.call("cloudwatch", "DescribeAlarms", {}).MetricAlarms ?? [];
  const ring = (metric: number) => {
    for (const { AlarmName = "" } of alarms()) {
      const isRung = AlarmName.includes(metric > 60 ? "AlarmHigh" : "AlarmLow");
      s.call("cloudwatch", "SetAlarmState", { AlarmName, StateValue: isRung ? "ALARM" : "OK", StateReason: "a vector", StateReasonData: JSON.stringify({ recentDatapoints: [metric] }) });
    }
    s.run(2.5);
  };
  return { ...scaled, alarms, ring };
}

test.each(targetTracking.stories)("$id: what is missing, and what a deployment holds", ({ tasks, metric, deploying, state, expected, then }) => {
  const { s, alarms, ring, desired, activities } = tracking(tasks);
  // One that has no room neither ends nor changes how many tasks run.
  if (deploying) s.update("web", { forceNewDeployment: true, deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 110 } });
  if (metric === null) s.run(600);
  else ring(metric);
  expect([desired(), alarms().some(({ StateValue }) => StateValue === state)]).toEqual([expected, true]);
  if (metric === null) expect([alarms().every(({ StateValue }) => StateValue === state), activities()]).toEqual([true, []]);
  if (then !== undefined) {
    ring(then.metric);
    expect(desired()).toBe(then.expected);
  }
});

test.each(policiesTogether.vectors)("$id: of several policies", ({ current, voices, expected }) => {
  const said = voices.map((voice, i): Voice => ({ policyName: `${i}`, ...(voice as Omit<Voice, "policyName">) }));
  expect(decideWinner(said)?.proposed ?? current).toBe(expected);
});

type Bounds = readonly (number | null)[];
const stepsOf = (rows: readonly Bounds[]) => rows.map(([lower, upper, ScalingAdjustment = 0]) => ({ MetricIntervalLowerBound: lower ?? undefined, MetricIntervalUpperBound: upper ?? undefined, ScalingAdjustment: ScalingAdjustment ?? 0 }));

interface WrittenPolicy {
  readonly AdjustmentType: string;
  readonly MinAdjustmentMagnitude?: number;
  readonly StepAdjustments: readonly Bounds[];
}

const policyOf = ({ AdjustmentType, MinAdjustmentMagnitude, StepAdjustments }: WrittenPolicy): StepPolicy => ({ AdjustmentType: AdjustmentType as StepPolicy["AdjustmentType"], MinAdjustmentMagnitude, StepAdjustments: stepsOf(StepAdjustments) });

function stepped(policy: StepPolicy, difference: number, tasks: number): { readonly asks: number; readonly direction: Direction } {
  const step = stepFor(policy.StepAdjustments, difference);
  const asks = step === undefined ? tasks : tasksAfterStep(policy, step, tasks);
  return { asks, direction: asks < tasks ? "in" : "out" };
}

interface Stepped {
  readonly id: string;
  readonly policy: WrittenPolicy;
  readonly capacity: number;
  readonly difference: number;
  readonly max: number;
  readonly expected: number;
  readonly also?: { readonly policy: WrittenPolicy; readonly expected: number };
}

const STEPPED: readonly Stepped[] = stepScaling.vectors;

test.each(STEPPED)("$id: $capacity tasks, $difference from the threshold", ({ policy, capacity, difference, max, expected, also }) => {
  for (const one of [{ policy, expected }, ...(also === undefined ? [] : [also])]) {
    const { asks, direction } = stepped(policyOf(one.policy), difference, capacity);
    const decided = decideDesired(asks, direction, { running: capacity, desired: capacity, min: 0, max });
    expect("desired" in decided ? decided.desired : capacity).toBe(one.expected);
  }
});

test.each(stepScaling.refused)("$id: steps $steps", ({ steps, because }) => {
  expect(problemOfSteps(stepsOf(steps))).toMatch(because);
});

test("the steps of all other vectors can be", () => {
  expect(STEPPED.map(({ policy }) => problemOfSteps(stepsOf(policy.StepAdjustments))).filter((problem) => problem !== undefined)).toEqual([]);
});

interface Timeline {
  readonly id: string;
  readonly tasks: number;
  readonly target?: number;
  readonly policy?: WrittenPolicy;
  readonly outCooldown: number;
  readonly inCooldown: number;
  readonly events: readonly { readonly at: number; readonly value: number; readonly desired: number; readonly done?: number }[];
}

const TIMELINES: readonly Timeline[] = cooldowns.vectors;

test.each(TIMELINES)("$id: alarms that go on through cooldowns", ({ tasks, target, policy, outCooldown, inCooldown, events }) => {
  let desired = tasks;
  let cooldown = NO_COOLDOWN;
  for (const { at, value, done = Infinity, desired: expected } of events) {
    const capacity: Capacity = { running: desired, desired, min: 1, max: 20 };
    const asksFor = (from: number) => (policy === undefined ? tasksForTarget({ running: from, metric: value, target: target ?? 1 }) : stepped(policyOf(policy), value, from).asks);
    const direction: Direction = asksFor(desired) < desired && value < (target ?? 0) ? "in" : "out";
    const base = direction === "out" ? baseForScaleOut(at, cooldown, capacity) : desired;
    const decided = direction === "in" && holdsScaleIn(at, cooldown) ? undefined : decideDesired(asksFor(base), direction, capacity);
    if (decided !== undefined && "desired" in decided) {
      desired = decided.desired;
      cooldown = direction === "out" ? afterScaleOut(done, outCooldown, base) : afterScaleIn(done, inCooldown, cooldown);
    }
    expect([at, desired]).toEqual([at, expected]);
  }
});

test.each(cooldowns.stories)("$id: a scheduled action waits for no cooldown", ({ tasks, metric, min, desired: expected }) => {
  const { s, ring, desired } = tracking(tasks);
  ring(metric);
  expect(desired()).toBeLessThan(tasks);
  s.call("application-autoscaling", "PutScheduledAction", { ...OF, ScheduledActionName: "rise", Schedule: "rate(1 minute)", ScalableTargetAction: { MinCapacity: min } });
  s.run(60);
  expect(desired()).toBe(expected);
});

const utc = (text: string): number => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/[-T:]/).map(Number);
  return dayNumber({ year, month, day }) * DAY + (hour * 60 + minute) * 60_000;
};

interface Scheduled {
  readonly id: string;
  readonly schedule: string;
  readonly timezone: string;
  readonly after: string;
  readonly start?: string;
  readonly end?: string;
  /** null: never again. */
  readonly next: readonly (string | null)[];
}

const SCHEDULED: readonly Scheduled[] = schedules.vectors;

test.each(SCHEDULED)("$id: $schedule in $timezone", ({ schedule, timezone, after, start, end, next }) => {
  const zone = zoneNamed(timezone);
  const read = zone && readSchedule(schedule, zone);
  const span = { start: start === undefined ? null : utc(start), end: end === undefined ? null : utc(end), since: 0 };
  let at = utc(after);
  for (const expected of next) {
    const found = read && nextTime(read, span, at);
    expect(found).toBe(expected === null ? undefined : utc(expected));
    at = found ?? at;
  }
});

test.each(schedules.effects)("$id: an action on $current tasks", ({ current, min, max, action, desired: expected, activities: count, failed = false }) => {
  const { s, desired, activities } = service(current, { MinCapacity: min, MaxCapacity: max });
  s.call("application-autoscaling", "PutScheduledAction", { ...OF, ScheduledActionName: "act", Schedule: "at(2026-01-05T09:05:00)", ScalableTargetAction: action });
  s.run(300 - s.world.now / 1000);
  expect([desired(), activities().length, activities().at(-1)?.StatusCode === "Failed"]).toEqual([expected, count, failed]);
  const [target] = s.call("application-autoscaling", "DescribeScalableTargets", { ServiceNamespace: "ecs" }).ScalableTargets ?? [];
  expect(target).toMatchObject(failed ? { MinCapacity: min, MaxCapacity: max } : action);
});

test.each(usage.vectors)("$id: CPUUtilization of a task with $reservedCpuUnits units on an instance that has more", ({ reservedCpuUnits, used }) => {
  for (const [baseCpuUnits = 0, percent] of used) {
    const s = story();
    s.fleet("a");
    s.call("physics", "PutImageBehavior", { image: "web:1", resources: { baseCpuUnits } });
    s.define("web", { cpu: reservedCpuUnits, memory: 64 });
    s.serve("web", "web:1", 1);
    s.run(60);
    const { view } = s.world;
    const meter = ecsMeters(view).find(({ metricName, dimensions }) => metricName === "CPUUtilization" && dimensions.length === 2);
    const { sum = 0, sampleCount = 0 } = meter?.measure(view, countsNothing()) ?? {};
    expect(sum / sampleCount).toBeCloseTo(percent ?? 0, 4);
  }
});

test.each(usage.throttled)("$id: $launches launches on Fargate at one instant", ({ launches, atOnce, lastAfterMillis }) => {
  const { world } = new Trial();
  const waits = Array.from({ length: launches }, () => take(world.context, "FARGATE", 256) ?? NaN);
  expect([waits.filter((wait) => wait === 0).length, Math.max(...waits)]).toEqual([atOnce, lastAfterMillis]);
});

test("a time that a zone's clocks leave out never comes, and one that they show twice comes once", () => {
  const zone = zoneNamed("America/New_York");
  const read = (text: string) => zone && readSchedule(text, zone);
  expect(read("at(2025-03-09T02:30:00)")).toBeUndefined();
  expect(read("at(2025-11-02T01:30:00)")).toEqual({ kind: "at", at: utc("2025-11-02T05:30") });
});
