import { call } from "../../../../aws/generated/api.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { METRIC_LAG_MILLIS, seenUntil, type MetricDelay } from "../../../../aws/rules/metricLag.ts";
import { simTime } from "../../../../aws/simTime.ts";
import type { Answer, Call } from "../../../../bridge/protocol.ts";
import { MINUTE } from "../../../../lib/minute.ts";
import { wholeClockText } from "../../../../lib/timeText.ts";
import type { Charted } from "./charted.ts";

/** A datapoint of a minute, by when that began. */
export interface Value {
  readonly at: number;
  readonly value: number;
}

/** How far back can be drawn, by how it is said. */
export const SPANS = [
  { value: 15 * MINUTE, label: "15 min", along: "the last 15 minutes" },
  { value: 60 * MINUTE, label: "1 h", along: "the last hour" },
  { value: 180 * MINUTE, label: "3 h", along: "the last 3 hours" },
  { value: 1_440 * MINUTE, label: "24 h", along: "the last 24 hours" },
] as const;

export type Span = (typeof SPANS)[number]["value"];

/** Up to when minutes can be read at an instant, of what is late as long as that is; null: it is not. */
export const readableUntil = (now: number, late: MetricDelay | null = null): number => Math.floor(Math.max(0, (late === null ? now : seenUntil(late, now)) - METRIC_LAG_MILLIS) / MINUTE) * MINUTE;

/** The call that reads some metrics from an instant until another. */
export const readCall = (charted: readonly Charted[], { from, to }: { readonly from: number; readonly to: number }): Call =>
  call("cloudwatch", "GetMetricData", {
    StartTime: epochSeconds(from),
    EndTime: epochSeconds(to),
    ScanBy: "TimestampAscending",
    MetricDataQueries: charted.map(({ metric, statistic }, i) => ({ Id: `m${i}`, MetricStat: { Metric: metric, Period: 60, Stat: statistic } })),
  });

/** The values in its answer, a list for each metric. */
export function valuesIn(answer: Answer, count: number): readonly (readonly Value[])[] {
  const output: unknown = answer.ok ? answer.output : null;
  const results = listIn(output, "MetricDataResults");
  return Array.from({ length: count }, (_, i) => {
    const [times, values] = [listIn(results[i], "Timestamps"), listIn(results[i], "Values")];
    return times.flatMap((time, place) => {
      const value = values[place];
      return typeof time === "number" && typeof value === "number" ? [{ at: simTime(time), value }] : [];
    });
  });
}

function listIn(from: unknown, member: string): readonly unknown[] {
  const list: unknown = typeof from === "object" && from !== null ? (from as Readonly<Record<string, unknown>>)[member] : undefined;
  return Array.isArray(list) ? list : [];
}

/** What was known and what has come since, as far back as is drawn. */
export const joined = (known: readonly (readonly Value[])[], more: readonly (readonly Value[])[], from: number): readonly (readonly Value[])[] =>
  more.map((values, i) => [...(known[i] ?? []), ...values].filter(({ at }) => at >= from));

/** Values as lines for a spreadsheet. */
export const textOfValues = (values: readonly Value[]): string => ["time\tvalue", ...values.map(({ at, value }) => `${wholeClockText(at)}\t${value}`)].join("\n");
