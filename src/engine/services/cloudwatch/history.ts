import type { Context } from "../../kernel/context.ts";
import { hearing, type Derived } from "../../kernel/derived.ts";
import { HISTORY_KEPT } from "./limits.ts";
import { alarmHistory, historyByAlarm, type AlarmHistoryRow } from "./tables.ts";

/** Notes something that happened to an alarm. The newest are kept. */
export function writeHistory(ctx: Context, alarmName: string, item: Pick<AlarmHistoryRow, "type" | "summary" | "data">): void {
  const number = 1 + (ctx.derived(newestItems).get(alarmName) ?? 0);
  const kept = ctx.count(historyByAlarm, alarmName);
  ctx.insert(alarmHistory, { itemKey: keyOf(alarmName, number), alarmName, type: item.type, summary: item.summary, data: item.data, at: ctx.now });
  if (kept >= HISTORY_KEPT) ctx.remove(alarmHistory, keyOf(alarmName, number - kept));
}

const keyOf = (alarmName: string, number: number): string => `${alarmName}|${number}`;

/** The number of the newest item of each alarm. Those that are kept have the numbers before it. */
const newestItems: Derived<Map<string, number>> = {
  name: "cloudwatch.newestItems",
  build: (view) => new Map(view.all(alarmHistory).map((row) => [row.alarmName, numberOf(row)])),
  hears: [hearing(alarmHistory, (newest, before, after) => void (before === undefined && after !== undefined && newest.set(after.alarmName, numberOf(after))))],
};

const numberOf = ({ itemKey, alarmName }: AlarmHistoryRow): number => Number(itemKey.slice(alarmName.length + 1));
