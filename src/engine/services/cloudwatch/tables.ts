import type { HistoryItemType, PutMetricAlarmInput, StateValue } from "../../../aws/generated/cloudwatch.ts";
import { index, table, unhashed } from "../../kernel/table.ts";
import type { SimTime } from "../../kernel/time.ts";

/** What an alarm looks at and what it does, as PutMetricAlarm gave it. */
export type AlarmConfiguration = Omit<PutMetricAlarmInput, "AlarmName" | "ActionsEnabled" | "Tags">;

export interface AlarmRow {
  readonly alarmName: string;
  readonly configuration: AlarmConfiguration;
  readonly actionsEnabled: boolean;
  readonly stateValue: StateValue;
  readonly stateReason: string;
  readonly stateReasonData: string | null;
  /** When the state or its reason changed last, and the state alone. */
  readonly stateUpdatedAt: SimTime;
  readonly stateTransitionedAt: SimTime;
  readonly configuredAt: SimTime;
}

/** Something that happened to an alarm. It outlives the alarm. */
export interface AlarmHistoryRow {
  /** `alarmName|number` */
  readonly itemKey: string;
  readonly alarmName: string;
  readonly type: HistoryItemType;
  readonly summary: string;
  readonly data: string;
  readonly at: SimTime;
}

export const alarms = table<AlarmRow>("cloudwatch.alarms", "alarmName", 5_000);
/** The digest has heard of what became of the alarm. */
export const alarmHistory = unhashed(table<AlarmHistoryRow>("cloudwatch.alarmHistory", "itemKey"));
export const historyByAlarm = index("byAlarm", { table: alarmHistory, by: (row) => row.alarmName });
