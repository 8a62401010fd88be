import { utcTime } from "../../../../aws/utcTime.ts";
import { rememberedText } from "../../../../lib/rememberedText.ts";
import { seconds, type SimTime } from "../../../kernel/time.ts";
import { evaluationRange } from "./decideAlarm.ts";
import { periodOf } from "./lookedAt.ts";
import type { Evaluated, Evaluation } from "./reasonFor.ts";

/**
 * What an alarm saw, for programs, of datapoints with the newest first: the JSON that JSON.stringify would make of it.
 * It is most of what is written as an alarm turns, so each number becomes text once, and all of it one text at the end.
 */
export function reasonData(real: readonly Evaluated[], { configuration, rule, at }: Evaluation): string {
  const { Statistic, ExtendedStatistic, Threshold, Unit } = configuration;
  const period = periodOf(configuration);
  const values = real.map(({ value }) => numberText(value));
  const evaluated = real.map((datapoint, i) => `{"timestamp":"${longTime(datapoint.at)}"${field("sampleCount", datapoint.sampleCount)},"value":${values[i] ?? ""}}`);
  const startDate = longTime(real.at(-1)?.at ?? at - evaluationRange(rule) * seconds(period));
  return [
    `{"version":"1.0","queryDate":"${longTime(at)}","startDate":"${startDate}"${field("unit", Unit)}${field("statistic", Statistic ?? ExtendedStatistic)}${field("period", period)}`,
    `,"recentDatapoints":[${values.toReversed().join()}]${field("threshold", Threshold)},"evaluatedDatapoints":[${evaluated.join()}]}`,
  ].join("");
}

/** One more field; of what is not said there is none. */
const field = (name: string, value: number | string | undefined): string => (value === undefined ? "" : `,"${name}":${typeof value === "number" ? numberText(value) : JSON.stringify(value)}`);

/** As JSON has it: what is no number is null. */
const numberText = (value: number): string => (Number.isFinite(value) ? String(value) : "null");

/** 2026-01-05T09:02:00.000+0000. Alarms write the same minutes again and again. */
const longTime = rememberedText((at: SimTime) => `${utcTime(at).slice(0, -1)}.${String(at % 1000).padStart(3, "0")}+0000`);
