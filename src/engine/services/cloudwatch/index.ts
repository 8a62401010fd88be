import type { Module } from "../../kernel/module.ts";
import { firing } from "../../kernel/timer.ts";
import { cloudWatchLate, cloudWatchParts, metricDelaysLate } from "./late.ts";
import { metricDelays, metrics, metricWatches } from "./metrics/tables.ts";
import { alarmHistory, alarms, historyByAlarm } from "./tables.ts";
import { everyMinute } from "./timers.ts";

/** Amazon CloudWatch: metrics and alarms. */
export const cloudWatch: Module = {
  name: "cloudwatch",
  tables: [alarms, alarmHistory],
  indexes: [historyByAlarm],
  operations: cloudWatchLate.operations,
  firings: [firing(everyMinute, (ctx, what) => cloudWatchParts().everyMinute(ctx, what))],
  reactions: [],
  guards: [],
};

/** What it has measured. Tables are known by their places, and this one came later. */
export const cloudWatchMetrics: Module = { name: "cloudwatch.metrics", tables: [metrics], indexes: [], operations: [], firings: [], reactions: [], guards: [] };

/** How late datapoints come. It came later still. */
export const cloudWatchDelays: Module = { name: "cloudwatch.delays", tables: [metricDelays], indexes: [], operations: metricDelaysLate.operations, firings: [], reactions: [], guards: [] };

/** What is measured for others than alarms. And later still. */
export const cloudWatchWatches: Module = { name: "cloudwatch.watches", tables: [metricWatches], indexes: [], operations: [], firings: [], reactions: [], guards: [] };
