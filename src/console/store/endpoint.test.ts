import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Answer, FromWorker, ToWorker } from "../../bridge/protocol.ts";
import { calls, performPlain } from "./calls.ts";
import { answerArrived, endpointNow } from "./endpoint.ts";
import { connect } from "./engine.ts";
import { replica } from "./replica.ts";

/** A worker that answers as it is told to, or not at all. */
const port = {
  answer: null as Answer | null,
  asked: 0,
  onmessage: null as ((event: { readonly data: FromWorker }) => void) | null,
  postMessage(message: ToWorker) {
    port.asked++;
    if (message.type === "call" && port.answer !== null) port.onmessage?.({ data: { type: "answer", id: message.id, answer: port.answer } });
  },
};
const crash: FromWorker = { type: "crash", message: "a task has two instances", at: 5, file: { format: "ecs-playground", version: 1, engine: 3, title: "", seed: 1, clock: 5, setup: 0, calls: [] } };
const FINE: Answer = { ok: true, output: {} };

beforeEach(() => {
  vi.useFakeTimers();
  vi.advanceTimersByTime(60_000);
  connect(port);
  port.answer = FINE;
  port.asked = 0;
  calls.setState({ made: [], shown: null });
});
afterEach(() => {
  replica.setState({ crash: null });
  vi.useRealTimers();
});

const call = (operation: string) => ({ service: "ecs", operation, input: {} });
const shown = () => calls.getState().shown;
const last = () => endpointNow().arrived[0];

test("a client's change is remembered as the page's own are, and says whose it is", async () => {
  await performPlain(call("CreateCluster"));
  expect(await answerArrived(call("UpdateService"))).toEqual(FINE);
  expect(calls.getState().made.map(({ call: { operation }, by }) => [operation, by])).toEqual([
    ["CreateCluster", "page"],
    ["UpdateService", "client"],
  ]);
  expect(shown()).toMatchObject({ by: "client", refused: null, call: { operation: "UpdateService" } });
  expect(last()).toMatchObject({ answer: "accepted" });
});

test("what only reads is shown and not remembered, and does not hide the change before it", async () => {
  await answerArrived(call("UpdateService"));
  await answerArrived(call("DescribeServices"));
  expect(shown()?.call.operation).toBe("UpdateService");
  expect(last()).toMatchObject({ call: { operation: "DescribeServices" }, answer: "accepted" });
  vi.advanceTimersByTime(4_001);
  await answerArrived(call("DescribeServices"));
  expect(shown()?.call.operation).toBe("DescribeServices");
  expect(calls.getState().made).toHaveLength(1);
});

test("a refusal is shown with its code", async () => {
  port.answer = { ok: false, code: "ServiceNotFoundException", message: "Service not found." };
  expect(await answerArrived(call("UpdateService"))).toEqual(port.answer);
  expect(shown()).toMatchObject({ refused: "ServiceNotFoundException" });
  expect(last()).toMatchObject({ answer: { refused: "ServiceNotFoundException" } });
  expect(calls.getState().made).toEqual([]);
});

test("the last calls are kept and all are counted", async () => {
  const { count } = endpointNow();
  for (let made = 0; made < 20; made++) await answerArrived(call("ListClusters"));
  expect(endpointNow().count).toBe(count + 20);
  expect(endpointNow().arrived).toHaveLength(8);
});

test("a call on which the simulation stops is answered, and none is made after it", async () => {
  port.answer = null;
  const answer = answerArrived(call("UpdateService"));
  expect(last()).toMatchObject({ answer: null });
  port.onmessage?.({ data: crash });
  const fault = { ok: false, code: "SimulationFault", message: "The simulation in the tab has stopped: a task has two instances. Go back one step there." };
  expect(await answer).toEqual(fault);
  port.answer = FINE;
  expect(await answerArrived(call("UpdateService"))).toEqual(fault);
  expect(port.asked).toBe(1);
});
