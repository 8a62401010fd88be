import { expect, test } from "vitest";
import { chartWords } from "./chartWords.ts";

const chart = { title: "CPUUtilization", unit: "%", along: "the last hour", datapoints: 15, thresholds: [], bands: [] };
const ringing = { from: 975_000, to: 1_080_000, state: "ALARM", isLow: false } as const;

test.each([
  ["no alarm", chart, "CPUUtilization along the last hour, 15 datapoints"],
  ["one datapoint", { ...chart, datapoints: 1 }, "CPUUtilization along the last hour, 1 datapoint"],
  ["an alarm that rings", { ...chart, thresholds: [50, 45], bands: [{ ...ringing, state: "OK" as const }, ringing] }, "CPUUtilization along the last hour, 15 datapoints, threshold 50%, threshold 45%, in ALARM 16:15 to 18:00"],
  ["one that rang twice", { ...chart, unit: "", bands: [ringing, { ...ringing, from: 1_200_000, to: 1_260_000 }] }, "CPUUtilization along the last hour, 15 datapoints, in ALARM 16:15 to 18:00 and 20:00 to 21:00"],
])("%s", (_what, charted, words) => {
  expect(chartWords(charted)).toBe(words);
});
