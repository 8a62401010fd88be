import type { View } from "../../../kernel/context.ts";
import type { AlarmRow } from "../../cloudwatch/contract.ts";
import { dotsOf, minuteSeenAt } from "../../cloudwatch/late/contract.ts";
import type { AlarmLook } from "./explanation.ts";

/** How many periods of an alarm are told: those of the longest that target tracking makes, and a few more. */
const PERIODS_TOLD = 20;

/** When an alarm goes off, and what it saw lately. */
export function lookAtAlarm(view: View, alarm: AlarmRow): AlarmLook {
  const { alarmName, stateValue, configuration } = alarm;
  const { Threshold = 0, ComparisonOperator = "GreaterThanThreshold", EvaluationPeriods = 1, DatapointsToAlarm = EvaluationPeriods } = configuration;
  return {
    alarmName,
    state: stateValue,
    threshold: Threshold,
    operator: ComparisonOperator,
    datapointsToAlarm: DatapointsToAlarm,
    evaluationPeriods: EvaluationPeriods,
    seen: dotsOf(view, alarm, { until: minuteSeenAt(view.now), count: PERIODS_TOLD }),
  };
}
