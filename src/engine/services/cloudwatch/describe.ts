import type { AlarmHistoryItem, MetricAlarm } from "../../../aws/generated/cloudwatch.ts";
import { alarmArn } from "../../../aws/arn.ts";
import { epochSeconds } from "../../../aws/epoch.ts";
import type { AlarmHistoryRow, AlarmRow } from "./tables.ts";

/** An alarm as DescribeAlarms gives it. */
export function describeAlarm({ alarmName, configuration, ...alarm }: AlarmRow): MetricAlarm {
  return {
    AlarmName: alarmName,
    AlarmArn: alarmArn(alarmName),
    AlarmConfigurationUpdatedTimestamp: epochSeconds(alarm.configuredAt),
    ActionsEnabled: alarm.actionsEnabled,
    OKActions: [],
    AlarmActions: [],
    InsufficientDataActions: [],
    ...configuration,
    StateValue: alarm.stateValue,
    StateReason: alarm.stateReason,
    StateReasonData: alarm.stateReasonData ?? undefined,
    StateUpdatedTimestamp: epochSeconds(alarm.stateUpdatedAt),
    StateTransitionedTimestamp: epochSeconds(alarm.stateTransitionedAt),
  };
}

export const describeHistoryItem = ({ alarmName, type, summary, data, at }: AlarmHistoryRow): AlarmHistoryItem => ({
  AlarmName: alarmName,
  AlarmType: "MetricAlarm",
  Timestamp: epochSeconds(at),
  HistoryItemType: type,
  HistorySummary: summary,
  HistoryData: data,
});
