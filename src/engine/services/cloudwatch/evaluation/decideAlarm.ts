import type { StateValue } from "../../../../aws/generated/cloudwatch.ts";

/** What is put for datapoints that are not there. CloudWatch API, PutMetricAlarm. */
export type MissingData = "breaching" | "ignore" | "missing" | "notBreaching";

const TREATMENTS: readonly string[] = ["breaching", "ignore", "missing", "notBreaching"] satisfies readonly MissingData[];

export const isMissingData = (text: string): text is MissingData => TREATMENTS.includes(text);

/** A datapoint of one period: whether it is beyond the threshold; undefined: there is none. */
export type Datapoint = boolean | undefined;

export interface AlarmRule {
  /** N, and M of them. */
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly missingData: MissingData;
}

/** How many periods further back than N are looked at. The guide shows it by an example of N = 3 only: assumed for others. */
const FURTHER_BACK = 2;

/** How many of the last periods an evaluation looks at. */
export const evaluationRange = ({ evaluationPeriods }: AlarmRule): number => evaluationPeriods + FURTHER_BACK;

/**
 * The state that the datapoints of the evaluation range, oldest first, bring an alarm into; undefined: it keeps its own.
 * CloudWatch guide, "Configuring how CloudWatch alarms treat missing data".
 */
export function decideAlarm(range: readonly Datapoint[], rule: AlarmRule): StateValue | undefined {
  const { evaluationPeriods, datapointsToAlarm } = rule;
  const real = range.filter((datapoint) => datapoint !== undefined);
  const missing = evaluationPeriods - real.length;
  // With enough real ones the treatment of missing ones is not asked.
  if (missing <= 0) return breachingIn(real.slice(-evaluationPeriods)) >= datapointsToAlarm ? "ALARM" : "OK";
  const breaching = breachingIn(real);
  if (breaching >= datapointsToAlarm) return "ALARM";
  switch (rule.missingData) {
    case "notBreaching":
      return "OK";
    case "breaching":
      return breaching + missing >= datapointsToAlarm ? "ALARM" : "OK";
    case "ignore":
      return real.includes(false) ? "OK" : undefined;
    case "missing":
      if (real.length === 0) return "INSUFFICIENT_DATA";
      return real.includes(false) ? "OK" : prematurely(range, datapointsToAlarm);
  }
}

/**
 * The state that the newest datapoints say by themselves, of which so many are breaching and so many are not: M of the
 * last N that are breaching are enough, and so are as many others that M cannot be. undefined: all are to be asked.
 */
export function stateByCounts({ breaching, others }: Counts, { evaluationPeriods, datapointsToAlarm }: AlarmRule): "OK" | "ALARM" | undefined {
  if (breaching >= datapointsToAlarm) return "ALARM";
  return others > evaluationPeriods - datapointsToAlarm ? "OK" : undefined;
}

/** Of the newest datapoints without a gap, N at most. */
interface Counts {
  readonly breaching: number;
  readonly others: number;
}

/** Only breaching datapoints, too few: an alarm as soon as the oldest of them is M periods old. */
function prematurely(range: readonly Datapoint[], datapointsToAlarm: number): StateValue | undefined {
  return range.length - range.indexOf(true) >= datapointsToAlarm ? "ALARM" : undefined;
}

const breachingIn = (datapoints: readonly Datapoint[]): number => datapoints.filter((datapoint) => datapoint === true).length;
