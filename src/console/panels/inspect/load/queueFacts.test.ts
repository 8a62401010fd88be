import { expect, test } from "vitest";
import { queueFacts, workersText } from "./queueFacts.ts";

const queue = (arrivingThousandths: number, takenThousandths: number, backlog = 0) => ({
  queueName: "jobs",
  serviceArn: "arn:aws:ecs:us-east-1:123456789012:service/prod/worker",
  messagesPerSecond: 1,
  curve: null,
  startedAt: 0,
  messagesPerSecondPerTask: 10,
  arrivingThousandths,
  takenThousandths,
  backlogMillionths: backlog * 1_000_000,
  countedAt: 0,
});

test.each([
  ["more comes than is taken", queue(25_000, 20_000), 10_000, { waiting: 50, comes: 25, tasks: 2, taken: 20, says: "grows by 5/s", grows: true }],
  ["a rest is worked off", queue(0, 20_000, 1_000), 10_000, { waiting: 800, comes: 0, tasks: 2, taken: 20, says: "empty in 40 s", grows: false }],
  ["it is empty", queue(5_000, 10_000), 10_000, { waiting: 0, comes: 5, tasks: 1, taken: 10, says: "nothing waits", grows: false }],
  ["nobody works and nothing comes", queue(0, 0, 7), 10_000, { waiting: 7, comes: 0, tasks: 0, taken: 0, says: "stays as it is", grows: false }],
])("%s", (_what, row, now, facts) => {
  expect(queueFacts(row, now)).toEqual(facts);
});

test.each([
  [queue(0, 20_000), "2 tasks, 10/s each"],
  [queue(0, 10_000), "1 task, 10/s"],
  [queue(0, 0), "Nobody"],
  [{ ...queue(0, 0), messagesPerSecondPerTask: 0 }, "Nobody"],
])("who works: %#", (row, says) => {
  expect(workersText(queueFacts(row, 0), row)).toBe(says);
});
