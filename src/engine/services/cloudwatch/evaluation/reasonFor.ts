import type { ComparisonOperator, StateValue } from "../../../../aws/generated/cloudwatch.ts";
import { utcTime } from "../../../../aws/utcTime.ts";
import { counted } from "../../../../lib/plural.ts";
import { rememberedText } from "../../../../lib/rememberedText.ts";
import type { SimTime } from "../../../kernel/time.ts";
import type { Reason } from "../state.ts";
import type { AlarmConfiguration } from "../tables.ts";
import type { AlarmRule } from "./decideAlarm.ts";
import type { Seen } from "./lookedAt.ts";
import { reasonData } from "./reasonData.ts";

/** A datapoint that an alarm looked at. */
export interface Evaluated extends Seen {
  readonly isBreaching: boolean;
}

/** What an alarm saw, and how it counts. */
export interface Evaluation {
  readonly configuration: AlarmConfiguration;
  readonly rule: AlarmRule;
  /** The evaluation range, the oldest first. */
  readonly evaluated: readonly (Evaluated | undefined)[];
  readonly at: SimTime;
}

/** Why datapoints bring an alarm into a state, in CloudWatch's words: those for a person, and those for a program. */
export function reasonFor(state: StateValue, evaluation: Evaluation): Reason {
  const real = realOf(evaluation);
  return { stateReason: real.length === 0 ? withoutAny(state, evaluation.rule) : crossed(state, real, evaluation), stateReasonData: reasonData(real, evaluation) };
}

/** Of the evaluation range the last ones, as many as an alarm looks at, the newest first. */
const realOf = ({ evaluated, rule }: Evaluation): readonly Evaluated[] => evaluated.filter((datapoint) => datapoint !== undefined).slice(-rule.evaluationPeriods).reverse();

/** Observed. */
function withoutAny(state: StateValue, { evaluationPeriods: count, missingData }: AlarmRule): string {
  if (state === "INSUFFICIENT_DATA") return `Insufficient Data: ${counted(count, "datapoint")} ${wasOrWere(count)} unknown.`;
  return `Threshold Crossed: no datapoints were received for ${counted(count, "period")} and ${treated(count, missingData)}.`;
}

const treated = (count: number, missingData: AlarmRule["missingData"]): string =>
  `${counted(count, "missing datapoint")} ${wasOrWere(count)} treated as [${missingData === "breaching" ? "Breaching" : "NonBreaching"}]`;

/** More datapoints than this are not all written out. From memory. */
const WRITTEN_OUT = 5;

/** CloudWatch guide and observed; how it is said that missing datapoints counted beside real ones is assumed. */
function crossed(state: StateValue, real: readonly Evaluated[], { configuration, rule }: Evaluation): string {
  const { evaluationPeriods, datapointsToAlarm, missingData } = rule;
  const isAlarm = state === "ALARM";
  const those = real.filter(({ isBreaching }) => isBreaching === isAlarm);
  const missing = evaluationPeriods - real.length;
  const list = `[${those.slice(0, WRITTEN_OUT).map(written).join(", ")}]`;
  const all = those.length <= WRITTEN_OUT;
  const were = `${wasOrWere(those.length)}${isAlarm ? "" : " not"} ${beyond(configuration.ComparisonOperator)} the threshold (${decimal(configuration.Threshold ?? 0)})`;
  const alsoMissing = missing > 0 && missingData === (isAlarm ? "breaching" : "notBreaching") ? ` and ${treated(missing, missingData)}` : "";
  const least = isAlarm ? datapointsToAlarm : evaluationPeriods - datapointsToAlarm + 1;
  const needed = `(minimum ${counted(least, "datapoint")} for ${isAlarm ? "OK -> ALARM" : "ALARM -> OK"} transition)`;
  const head = `Threshold Crossed: ${those.length} out of the last ${evaluationPeriods} datapoints`;
  return all ? `${head} ${list} ${were}${alsoMissing} ${needed}.` : `${head} ${were}${alsoMissing}. The most recent datapoints which crossed the threshold: ${list} ${needed}.`;
}

const wasOrWere = (count: number): string => (count === 1 ? "was" : "were");

const written = ({ at, value }: Evaluated): string => `${decimal(value)} (${shortTime(at)})`;

/** 05/01/26 09:02:00 */
const shortTime = rememberedText((at: SimTime) => {
  // Of 2026-01-05T09:02:00Z.
  const time = utcTime(at);
  return `${time.slice(8, 10)}/${time.slice(5, 7)}/${time.slice(2, 4)} ${time.slice(11, -1)}`;
});

/** As Java writes a double: 5.0 */
const decimal = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value));

function beyond(operator: ComparisonOperator | undefined): string {
  switch (operator) {
    case "GreaterThanOrEqualToThreshold":
      return "greater than or equal to";
    case "LessThanThreshold":
      return "less than";
    case "LessThanOrEqualToThreshold":
      return "less than or equal to";
    default:
      return "greater than";
  }
}
