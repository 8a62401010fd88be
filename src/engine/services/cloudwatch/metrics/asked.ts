import type { StandardUnit } from "../../../../aws/generated/cloudwatch.ts";
import { simTime } from "../../../../aws/simTime.ts";
import type { View } from "../../../kernel/context.ts";
import { seconds, type SimTime } from "../../../kernel/time.ts";
import { metricKeyOf, metricNamed, type Named } from "./metric.ts";
import { byPeriod, minuteOf } from "./points.ts";
import { pointsOf } from "./pointsOf.ts";
import type { Point } from "./tables.ts";

export interface Asked {
  readonly metric: Named;
  readonly unit: StandardUnit | undefined;
  readonly startTime: number;
  readonly endTime: number;
  /** In seconds. */
  readonly period: number;
}

/** How many periods a stretch of time has, and when the first one begins: with the minute of the start (assumed of longer periods too). */
export function periodsIn({ startTime, endTime, period }: Pick<Asked, "startTime" | "endTime" | "period">): { readonly from: SimTime; readonly count: number } {
  const from = minuteOf(simTime(startTime));
  return { from, count: Math.ceil((simTime(endTime) - from) / seconds(period)) };
}

/** What was measured of each, by periods, the oldest first; those without anything are left out. */
export function askedPoints(view: View, asked: readonly Asked[]): readonly (readonly Point[])[] {
  const [first] = asked;
  if (first === undefined) return [];
  // All that one call asks for has the same ends.
  const { from } = periodsIn(first);
  const points = pointsOf(view, asked.map(({ metric }) => metricNamed(metric)), { from, to: simTime(first.endTime) });
  return asked.map(({ metric, unit, period }) => byPeriod(points.get(metricKeyOf(metricNamed(metric))) ?? [], { from, period: seconds(period), unit }));
}
