import type { DescribeAlarmsInput, DescribeAlarmsOutput } from "../../../../aws/generated/cloudwatch.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeAlarm } from "../describe.ts";
import { ALARMS_PER_PAGE } from "../limits.ts";
import { pageOf } from "../pages.ts";
import { invalidValue } from "../refusals.ts";
import { alarms, type AlarmRow } from "../tables.ts";

/** Alarms in the order of their names. There are no composite ones. */
export const describeAlarms = reading("cloudwatch", "DescribeAlarms", (view, input: DescribeAlarmsInput): DescribeAlarmsOutput => {
  // CloudWatch API; the wording is assumed.
  if (input.AlarmNames !== undefined && input.AlarmNamePrefix !== undefined) throw invalidValue("AlarmNamePrefix and AlarmNames cannot be specified together");
  if (input.AlarmTypes !== undefined && !input.AlarmTypes.includes("MetricAlarm")) return { MetricAlarms: [], CompositeAlarms: [] };
  const found = view.all(alarms).filter((alarm) => isMeant(alarm, input));
  const { page, next } = pageOf(found.toSorted((a, b) => (a.alarmName < b.alarmName ? -1 : 1)), input, ALARMS_PER_PAGE);
  return { MetricAlarms: page.map(describeAlarm), CompositeAlarms: [], ...next };
});

function isMeant({ alarmName, stateValue, configuration }: AlarmRow, { AlarmNames, AlarmNamePrefix = "", StateValue, ActionPrefix }: DescribeAlarmsInput): boolean {
  if (AlarmNames !== undefined && !AlarmNames.includes(alarmName)) return false;
  if (StateValue !== undefined && StateValue !== stateValue) return false;
  const { AlarmActions = [], OKActions = [], InsufficientDataActions = [] } = configuration;
  const acts = ActionPrefix === undefined || [...AlarmActions, ...OKActions, ...InsufficientDataActions].some((action) => action.startsWith(ActionPrefix));
  return acts && alarmName.startsWith(AlarmNamePrefix);
}
