import { expect, test } from "vitest";
import { decideDesired, tasksForTarget, type Direction } from "./decide/proposed.ts";
import { problemOfSteps, stepFor, tasksAfterStep, type StepPolicy } from "./decide/steps.ts";
import { afterScaleIn, afterScaleOut, baseForScaleOut, holdsScaleIn, NO_COOLDOWN, type Cooldown } from "./decide/cooldown.ts";
import { decideWinner, type Voice } from "./decide/together.ts";
import { nextOfCron, readAt, readCron } from "./schedule/cron.ts";
import { DAY, dayNumber } from "./schedule/calendar.ts";
import { zoneNamed } from "./schedule/zones.ts";

const track = (running: number, metric: number, target: number, min: number, max: number, direction: Direction, desired = running) =>
  decideDesired(tasksForTarget({ running, metric, target }), direction, { running, desired, min, max });

test.each<[string, number, number, number, number, number, Direction, object]>([
  ["T1", 4, 90, 60, 1, 20, "out", { desired: 6 }],
  ["T2", 3, 61, 60, 1, 10, "out", { desired: 4 }],
  ["T3", 10, 60.1, 60, 1, 100, "out", { desired: 11 }],
  ["T4", 1, 100, 50, 1, 10, "out", { desired: 2 }],
  ["T5", 5, 400, 50, 1, 20, "out", { desired: 20 }],
  ["T7", 10, 53.9, 60, 1, 20, "in", { desired: 9 }],
  ["T8", 10, 48, 60, 1, 20, "in", { desired: 8 }],
  ["T9", 2, 30, 60, 1, 10, "in", { desired: 1 }],
  ["T10", 2, 31, 60, 1, 10, "in", { reason: "AlreadyAtDesiredCapacity" }],
  ["T11", 3, 10, 75, 2, 10, "in", { desired: 2 }],
  ["T12", 6, 0, 60, 1, 10, "in", { desired: 1 }],
  ["T13", 6, 0, 100, 0, 10, "in", { desired: 0 }],
  ["T14", 0, 250, 100, 0, 10, "out", { desired: 1 }],
  ["T15", 10, 75, 50, 1, 12, "out", { desired: 12 }],
  ["T16", 12, 75, 50, 1, 12, "out", { reason: "AlreadyAtMaxCapacity" }],
  ["T17", 1, 10, 50, 1, 5, "in", { reason: "AlreadyAtMinCapacity" }],
  ["T18", 4, 1500, 1000, 2, 20, "out", { desired: 6 }],
  ["T19", 4, 850, 1000, 2, 20, "in", { reason: "AlreadyAtDesiredCapacity" }],
  ["T20", 20, 45.1, 70, 1, 50, "in", { desired: 13 }],
  ["T21", 25, 33.3, 50, 5, 50, "in", { desired: 17 }],
])("scaling 7.1.%s", (_id, running, metric, target, min, max, direction, expected) => {
  expect(track(running, metric, target, min, max, direction)).toEqual(expected);
});

test("a product that is a little over a whole number asks for no task more", () => {
  expect([(3 * 0.1) / 0.1, tasksForTarget({ running: 3, metric: 0.1, target: 0.1 })]).toEqual([3.0000000000000004, 3]);
});

test("scaling 7.1.T22: what runs counts, not what is desired", () => {
  expect(track(4, 90, 60, 1, 20, "out", 10)).toEqual({ reason: "AlreadyAtDesiredCapacity" });
});

const voice = (policyName: string, says: Voice["says"], proposed: number, more: Partial<Voice> = {}): Voice => ({ policyName, kind: "TargetTrackingScaling", says, proposed, scalesIn: true, ...more });
const STEP = { kind: "StepScaling" } as const;
test.each<[string, readonly Voice[], number | undefined]>([
  ["P1", [voice("a", "out", 13, STEP), voice("b", "out", 30, STEP)], 30],
  ["P2", [voice("cpu", "in", 4), voice("alb", "out", 8)], 8],
  ["P3", [voice("cpu", "in", 4), voice("mem", "in", 6)], 6],
  ["P4", [voice("cpu", "in", 4), voice("mem", "nothing", 0)], undefined],
  ["P5", [voice("cpu", "in", 4), voice("mem", "nothing", 0, { scalesIn: false })], 4],
  ["P6", [voice("cpu", "in", 4), voice("mem", "nothing", 0)], undefined],
  ["P7", [voice("s", "in", 3, STEP), voice("cpu", "nothing", 0)], 3],
])("scaling 7.2.%s", (_id, voices, expected) => {
  expect(decideWinner(voices)?.proposed).toBe(expected);
});

const steps = (...rows: readonly (readonly [number | undefined, number | undefined, number])[]) => rows.map(([MetricIntervalLowerBound, MetricIntervalUpperBound, ScalingAdjustment]) => ({ MetricIntervalLowerBound, MetricIntervalUpperBound, ScalingAdjustment }));
const A: StepPolicy = { AdjustmentType: "PercentChangeInCapacity", StepAdjustments: steps([0, 10, 0], [10, 20, 10], [20, undefined, 30], [-10, 0, 0], [-20, -10, -10], [undefined, -20, -30]) };
const B: StepPolicy = { AdjustmentType: "ChangeInCapacity", StepAdjustments: steps([0, 15, 1], [15, 25, 2], [25, undefined, 4]) };
const percent = (ScalingAdjustment: number, MinAdjustmentMagnitude?: number): StepPolicy => ({ AdjustmentType: "PercentChangeInCapacity", MinAdjustmentMagnitude, StepAdjustments: steps([0, undefined, ScalingAdjustment]) });
test.each<[string, StepPolicy, number, number, number]>([
  ["S1", A, 10, 9.99, 10], ["S2", A, 10, 10, 11], ["S3", A, 11, 19.99, 12], ["S4", A, 11, 20, 14], ["S5", A, 14, -9.99, 14],
  ["S6", A, 14, -10, 13], ["S7", A, 13, -19.99, 12], ["S8", A, 13, -20, 10], ["S9", B, 4, 14.9, 5], ["S10", B, 4, 15, 6], ["S11", B, 4, 25, 8],
  ["S12", B, 9, 40, 10], ["S13", percent(10), 127, 1, 139], ["S14", percent(10), 3, 1, 4], ["S14", percent(-10), 3, 1, 2],
  ["S15", percent(-75), 9, 1, 3], ["S16", percent(-33), 20, 1, 14], ["S17", percent(25, 2), 4, 1, 6], ["S18", percent(25, 2), 20, 1, 25],
  ["S19", percent(-25, 2), 4, 1, 2], ["S20", { AdjustmentType: "ExactCapacity", StepAdjustments: steps([0, undefined, 5]) }, 3, 1, 5],
])("scaling 7.3.%s", (_id, policy, tasks, difference, expected) => {
  const step = stepFor(policy.StepAdjustments, difference);
  const max = policy === B ? 10 : 1000;
  expect(step === undefined ? tasks : Math.min(max, tasksAfterStep(policy, step, tasks))).toBe(expected);
});

test("scaling 7.3.S21 and S22: gaps, and an end that is missing", () => {
  expect(problemOfSteps(steps([0, 10, 1], [12, undefined, 2]))).toMatch("gap");
  expect(problemOfSteps(steps([0, 10, 1]))).toMatch("upper bound");
  expect([A, B].map(({ StepAdjustments }) => problemOfSteps(StepAdjustments))).toEqual([undefined, undefined]);
});


test("scaling 7.4.C2: what comes within a cooldown counts from before it", () => {
  const first = afterScaleOut(240, 60, baseForScaleOut(195, NO_COOLDOWN, { running: 4 }));
  const at = (now: number, cooldown: Cooldown, running: number, metric: number) => tasksForTarget({ running: baseForScaleOut(now, cooldown, { running }), metric, target: 50 });
  expect(at(255, first, 7, 90)).toBe(8);
  const second = afterScaleOut(260, 60, first.chainBase);
  expect([at(315, second, 8, 55), at(375, second, 8, 55)]).toEqual([5, 9]);
});

test("scaling 7.4.C1: the same for steps", () => {
  const chain = afterScaleOut(20, 300, baseForScaleOut(0, NO_COOLDOWN, { running: 10 }));
  expect([60, 120].map((now) => baseForScaleOut(now, chain, { running: 12 }))).toEqual([10, 10]);
  const longer = afterScaleOut(130, 300, chain.chainBase);
  expect([180, 440].map((now) => baseForScaleOut(now, longer, { running: 13 }))).toEqual([10, 13]);
});

test("scaling 7.4.C3: a scale-out ends the cooldown of a scale-in", () => {
  const waiting = afterScaleIn(1040, 300, NO_COOLDOWN);
  expect([holdsScaleIn(1100, waiting), holdsScaleIn(1340, waiting), holdsScaleIn(1200, afterScaleOut(1170, 300, 8))]).toEqual([true, false, false]);
});

const utc = (text: string): number => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/[-T:]/).map(Number);
  return dayNumber({ year, month, day }) * DAY + (hour * 60 + minute) * 60_000;
};
const zoneOf = (name: string) => {
  const zone = zoneNamed(name);
  if (zone === undefined) throw new Error(name);
  return zone;
};
const NY = "America/New_York";
test.each<[string, string, string, string, readonly string[]]>([
  ["K1", "0 10 * * ? *", "UTC", "2025-01-15T10:00", ["2025-01-16T10:00"]],
  ["K2", "0 18 ? * MON-FRI *", "UTC", "2025-01-17T18:00", ["2025-01-20T18:00"]],
  ["K3", "0 18 ? * MON-FRI *", NY, "2025-01-17T18:00", ["2025-01-17T23:00", "2025-01-20T23:00"]],
  ["K4", "0 9 * * ? *", NY, "2025-03-08T13:00", ["2025-03-08T14:00", "2025-03-09T13:00", "2025-03-10T13:00"]],
  ["K5", "0 9 * * ? *", NY, "2025-11-01T00:00", ["2025-11-01T13:00", "2025-11-02T14:00", "2025-11-03T14:00"]],
  ["K6", "0/15 * * * ? *", "UTC", "2025-01-01T00:07", ["2025-01-01T00:15", "2025-01-01T00:30", "2025-01-01T00:45"]],
  ["K7", "0/5 8-17 ? * MON-FRI *", "UTC", "2025-01-03T17:55", ["2025-01-06T08:00", "2025-01-06T08:05"]],
  ["K8", "0 8 1 * ? *", "UTC", "2025-01-01T08:00", ["2025-02-01T08:00"]],
  ["K9", "30 6 ? * MON *", "Asia/Tokyo", "2025-01-01T00:00", ["2025-01-05T21:30"]],
  ["K10", "30 6 ? * 2 *", "UTC", "2025-01-01T00:00", ["2025-01-06T06:30"]],
  ["K11", "0 0 L * ? *", "UTC", "2025-02-01T00:00", ["2025-02-28T00:00", "2025-03-31T00:00"]],
  ["K12", "0 12 ? * 6#3 *", "UTC", "2025-01-01T00:00", ["2025-01-17T12:00"]],
  ["K13", "0 18 ? * MON-FRI *", "Etc/GMT+9", "2025-01-06T00:00", ["2025-01-07T03:00"]],
  ["K14", "0 9 ? * MON-FRI *", "Europe/London", "2025-03-28T08:00", ["2025-03-28T09:00", "2025-03-31T08:00"]],
])("scaling 7.8.%s", (_id, text, zone, after, expected) => {
  const cron = readCron(text);
  let at = utc(after);
  for (const next of expected) {
    at = (cron === undefined ? undefined : nextOfCron(cron, zoneOf(zone), at)) ?? NaN;
    expect(at).toBe(utc(next));
  }
});

test("scaling 7.8.K15: a time of a zone's clocks", () => {
  expect(readAt("2025-01-31T17:00:00", zoneOf(NY))).toBe(utc("2025-01-31T22:00"));
  expect(readAt("2025-03-09T02:30:00", zoneOf(NY))).toBeUndefined();
  expect(readAt("2025-11-02T01:30:00", zoneOf(NY))).toBe(utc("2025-11-02T05:30"));
});
