import type { DescribeAlarmHistoryInput, DescribeAlarmHistoryOutput } from "../../../../aws/generated/cloudwatch.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeHistoryItem } from "../describe.ts";
import { HISTORY_PER_PAGE } from "../limits.ts";
import { pageOf } from "../pages.ts";
import { alarmHistory, historyByAlarm } from "../tables.ts";

/** What happened to alarms, the newest first unless it is asked for the other way. */
export const describeAlarmHistory = reading("cloudwatch", "DescribeAlarmHistory", (view, input: DescribeAlarmHistoryInput): DescribeAlarmHistoryOutput => {
  const { AlarmName, HistoryItemType, StartDate = -Infinity, EndDate = Infinity, ScanBy = "TimestampDescending" } = input;
  const all = AlarmName === undefined ? view.all(alarmHistory) : view.where(historyByAlarm, AlarmName);
  const found = all.filter(({ type, at }) => {
    const time = epochSeconds(at);
    return (HistoryItemType === undefined || type === HistoryItemType) && time >= StartDate && time <= EndDate;
  });
  const { page, next } = pageOf(ScanBy === "TimestampAscending" ? found : found.toReversed(), input, HISTORY_PER_PAGE);
  return { AlarmHistoryItems: page.map(describeHistoryItem), ...next };
});
