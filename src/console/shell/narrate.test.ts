import { expect, test } from "vitest";
import type { EventLine, EventSource } from "../store/eventLine.ts";
import { narrate } from "./narrate.ts";

const line = (source: EventSource, text: string): EventLine => ({
  seq: 1,
  at: 0,
  cause: 0,
  source,
  tone: "plain",
  serviceArn: null,
  text,
  subject: null,
  call: null,
});

const running = line("task", "Task 0123 is RUNNING");
const steady = line("service", "(service web) has reached a steady state.");

test.each([
  ["nothing", [], null],
  ["what nobody needs to hear", [line("call", "ecs CreateCluster"), line("machine", "Machine i-0 has booted"), line("task", "Task 0 is PENDING")], null],
  ["one task", [running], "1 task is running."],
  ["twelve tasks", Array.from({ length: 12 }, () => running), "12 tasks are running."],
  ["one service event, in AWS's words", [steady], "(service web) has reached a steady state."],
  ["an event among others", [running, steady, line("task", "Task 1 is STOPPED: Scaling activity")], "(service web) has reached a steady state, 1 task is running, 1 task stopped."],
  ["many service events", [steady, steady, running], "1 task is running, 2 service events."],
  ["targets by their state", [line("target", "Target i-0:32768 in tg is healthy"), line("target", "Target i-1:32768 in tg is unhealthy: Health checks failed")], "1 target is healthy, 1 target is unhealthy."],
  ["a lost agent", [line("instance", "Container instance i-0 is ACTIVE, its agent is not connected")], "1 agent is not connected."],
])("%s", (_, lines, sentence) => {
  expect(narrate(lines)).toBe(sentence);
});
