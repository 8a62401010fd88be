import { expect, test } from "vitest";
import type { AlarmHistoryItem } from "../../../../aws/generated/cloudwatch.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { alarmsOn, bandsOf } from "./alarmsOn.ts";

const metric = { Namespace: "AWS/ECS", MetricName: "CPUUtilization", Dimensions: [{ Name: "ClusterName", Value: "shop" }, { Name: "ServiceName", Value: "web" }] };
const alarm = { alarmName: "busy", configuration: { ...metric, Dimensions: metric.Dimensions.toReversed() }, actionsEnabled: true, stateValue: "ALARM", stateReason: "", stateReasonData: null, stateUpdatedAt: 0, stateTransitionedAt: 0, configuredAt: 0 } as const;

test("an alarm looks at the metric of its dimensions, in whatever order they are given", () => {
  expect(alarmsOn(metric, [alarm])).toEqual([alarm]);
  expect(alarmsOn({ ...metric, Dimensions: metric.Dimensions.slice(0, 1) }, [alarm])).toEqual([]);
});

const item = (at: number, HistorySummary: string, AlarmName = "busy"): AlarmHistoryItem => ({ AlarmName, Timestamp: epochSeconds(at), HistorySummary });
const CREATED = item(100, 'Alarm "busy" created');
const TO_OK = item(200, "Alarm updated from INSUFFICIENT_DATA to OK");
const TO_ALARM = item(300, "Alarm updated from OK to ALARM");

test.each([
  [[TO_ALARM, TO_OK, CREATED], { from: 0, to: 400 }, ["100-200 INSUFFICIENT_DATA", "200-300 OK", "300-400 ALARM"]],
  [[TO_ALARM, item(250, "Alarm updated from OK to ALARM", "other"), TO_OK, CREATED], { from: 250, to: 400 }, ["250-300 OK", "300-400 ALARM"]],
  [[TO_ALARM], { from: 0, to: 400 }, ["0-300 OK", "300-400 ALARM"]],
  [[TO_ALARM, TO_OK, CREATED], { from: 0, to: 300 }, ["100-200 INSUFFICIENT_DATA", "200-300 OK"]],
  [[item(350, 'Alarm "busy" updated'), CREATED], { from: 0, to: 400 }, ["100-400 ALARM"]],
])("its history tells its states along a stretch: %#", (history, stretch, bands) => {
  expect(bandsOf(alarm, history, stretch).map(({ from, to, state }) => `${from}-${to} ${state}`)).toEqual(bands);
});

test("an alarm of target tracking by which tasks are taken away rings for no fault", () => {
  const low = { ...alarm, alarmName: "TargetTracking-service/shop/web-AlarmLow-9015d257-6b5b-4d0b-a0a5-5b9d0e0f0001" };
  expect([low, alarm].map((one) => bandsOf(one, [], { from: 0, to: 400 }).map(({ isLow }) => isLow))).toEqual([[true], [false]]);
});
