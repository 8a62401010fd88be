import type { Context } from "../../kernel/context.ts";
import { HISTORY_KEPT } from "./limits.ts";
import { alarmHistory, historyByAlarm, type AlarmHistoryRow } from "./tables.ts";

/** Notes something that happened to an alarm. The newest are kept. */
export function writeHistory(ctx: Context, alarmName: string, item: Pick<AlarmHistoryRow, "type" | "summary" | "data">): void {
  const before = ctx.where(historyByAlarm, alarmName);
  const number = 1 + Number(before.at(-1)?.itemKey.slice(alarmName.length + 1) ?? 0);
  ctx.insert(alarmHistory, { itemKey: `${alarmName}|${number}`, alarmName, ...item, at: ctx.now });
  const [oldest] = before;
  if (oldest !== undefined && before.length >= HISTORY_KEPT) ctx.remove(alarmHistory, oldest.itemKey);
}
