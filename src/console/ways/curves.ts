import type { Rehearsal } from "../../bridge/protocol.ts";
import { clockText, spanText } from "../../lib/timeText.ts";
import { figure } from "../graph/figures.ts";
import { dollars } from "../cost/dollars.ts";
import type { Way, WayId } from "./ways.ts";

/** A way and what came of it; null: not known yet. */
export interface Tried {
  readonly way: Way;
  readonly rehearsal: Rehearsal | null;
}

/** What part of the requests failed, in percent, in the seconds up to an instant since the deployment was called for. */
export interface Point {
  readonly seconds: number;
  readonly percent: number;
}

export interface Curve {
  readonly id: WayId;
  readonly title: string;
  readonly points: readonly Point[];
}

/** What is not known yet, or was refused, has no curve. */
export function curvesOf(tried: readonly Tried[]): readonly Curve[] {
  return tried.flatMap(({ way: { id, title }, rehearsal }) => (rehearsal === null || rehearsal.samples.length === 0 ? [] : [{ id, title, points: pointsOf(rehearsal) }]));
}

const pointsOf = ({ samples }: Rehearsal): readonly Point[] =>
  samples.map(({ atSeconds, answeredPerSecond, failedPerSecond }) => {
    const all = answeredPerSecond + failedPerSecond;
    return { seconds: atSeconds, percent: all === 0 ? 0 : Math.round((failedPerSecond / all) * 1000) / 10 };
  });

/** What a curve has at an instant: a point tells of the seconds up to it. */
export const percentAt = ({ points }: Curve, seconds: number): number => (points.find((point) => point.seconds >= seconds) ?? points.at(-1))?.percent ?? 0;

/** A curve as the path of an SVG of 100 by 100 that shows so many seconds. */
export function pathOf({ points }: Curve, seconds: number): string {
  const [first] = points;
  if (first === undefined) return "";
  const steps = points.filter((point, i) => point.percent !== points[i + 1]?.percent).map((point, i, kept) => {
    const next = kept[i + 1];
    return `H${place(point.seconds, seconds)}${next === undefined ? "" : `V${height(next.percent)}`}`;
  });
  return `M0 ${height(first.percent)}${steps.join("")}`;
}

export const place = (at: number, seconds: number): number => round((at / seconds) * 100);
const height = (percent: number): number => round(100 - percent);
const round = (value: number): number => Math.round(value * 100) / 100;

/** Instants to write below an axis of so many seconds: eight at most. */
export function ticksOf(seconds: number): readonly number[] {
  const step = STEPS.find((one) => seconds / one <= 8) ?? 3_600;
  return Array.from({ length: Math.floor(seconds / step) + 1 }, (_, i) => i * step);
}

const STEPS = [15, 30, 60, 120, 300, 600];

/** An instant since the deployment was called for: `2:30`. */
export const instantText = (seconds: number): string => clockText(seconds * 1000).replace(/^0(?=\d)|\.\d$/g, "");

/** A way's line in the table. */
export interface Verdict {
  readonly failed: string;
  readonly noticed: string;
  readonly recovery: string;
  readonly deployment: string;
  readonly tasks: string;
  /** How many more tasks than are wanted there were at once, and for how long in all. */
  readonly extra: string;
}

export function verdictOf(rehearsal: Rehearsal): Verdict {
  const { failedCount, requestCount, failingAtSeconds, recoveredAtSeconds, noticed, deployment, leastHealthyTasks, mostTasks } = rehearsal;
  const part = requestCount === 0 ? 0 : (failedCount / requestCount) * 100;
  return {
    failed: failedCount === 0 ? "none" : `${figure(failedCount)} (${part < 0.1 ? "under 0.1" : part.toFixed(1)} %)`,
    noticed: noticed === null ? "nobody" : `${WATCHERS[noticed.by]}, ${instantText(noticed.atSeconds)}`,
    recovery: failingAtSeconds === null ? "nobody was harmed" : recoveredAtSeconds === null ? "never" : spanText((recoveredAtSeconds - failingAtSeconds) * 1000),
    deployment: deployment === null ? "" : `${deployment.status}${deployment.endedAtSeconds === null ? "" : ` at ${instantText(deployment.endedAtSeconds)}`}`,
    tasks: `${leastHealthyTasks} to ${mostTasks}`,
    extra: extraText(rehearsal),
  };
}

function extraText({ samples, desiredTasks, mostTasks, taskDollarsPerHour }: Rehearsal): string {
  const seconds = samples.reduce((sum, { tasks, atSeconds }, i) => sum + Math.max(0, tasks - desiredTasks) * (atSeconds - (samples[i - 1]?.atSeconds ?? 0)), 0);
  return mostTasks <= desiredTasks ? "none" : `+${mostTasks - desiredTasks}, ${figure(Math.ceil(seconds / 60))} task-min, ${dollars((seconds / 3600) * taskDollarsPerHour)}`;
}

/** Who ends a deployment, in a word. */
export const WATCHERS = { person: "a person", breaker: "circuit breaker", alarms: "alarm", stage: "lifecycle hook" } as const;
