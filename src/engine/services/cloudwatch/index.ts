import type { Module } from "../../kernel/module.ts";
import { cloudWatchLate } from "./late.ts";
import { alarmHistory, alarms, historyByAlarm } from "./tables.ts";

/** Amazon CloudWatch, as far as alarms go: nothing is measured yet, so their state is set by hand. */
export const cloudWatch: Module = {
  name: "cloudwatch",
  tables: [alarms, alarmHistory],
  indexes: [historyByAlarm],
  operations: cloudWatchLate.operations,
  firings: [],
  reactions: [],
  guards: [],
};
