import { expect, test } from "vitest";
import type { FromWorker, Plan, ToWorker } from "../protocol.ts";
import { EngineClient, type Port } from "./engineClient.ts";

const PLAN: Plan = { answer: { ok: true, output: {} }, asked: null, needs: null, tasks: [], obstacle: null, verdicts: [], stopped: [], scaleIn: [], cost: null, outcome: null, changes: [] };

/** A client, what it sent, and a way to answer it. */
function connected() {
  const sent: ToWorker[] = [];
  const port: Port = { postMessage: (message) => void sent.push(message), onmessage: null };
  const client = new EngineClient(port, { delta: () => undefined, crash: () => undefined, progress: () => undefined });
  return { client, sent, answer: (data: FromWorker) => port.onmessage?.({ data }) };
}

const REQUEST = { calls: [], explain: [] };

test("a plan that is waited for comes, and is forgotten by nobody", async () => {
  const { client, sent, answer } = connected();
  const left = new AbortController();
  const plan = client.planUnless(left.signal, REQUEST);
  answer({ type: "planned", id: 1, plan: PLAN });
  expect(await plan).toBe(PLAN);
  left.abort();
  expect(sent.map(({ type }) => type)).toEqual(["plan"]);
});

test("a plan that is left is forgotten, its late answer is nobody's, and others get theirs", async () => {
  const { client, sent, answer } = connected();
  const left = new AbortController();
  const first = client.planUnless(left.signal, REQUEST);
  const second = client.planUnless(new AbortController().signal, REQUEST);
  left.abort();
  expect(await first).toBeNull();
  answer({ type: "planned", id: 1, plan: PLAN });
  answer({ type: "planned", id: 2, plan: { ...PLAN, asked: 2 } });
  expect((await second)?.asked).toBe(2);
  expect(sent.map((message) => [message.type, "id" in message ? message.id : null])).toEqual([["plan", 1], ["plan", 2], ["forget", 1]]);
  expect(await client.planUnless(left.signal, REQUEST)).toBeNull();
  expect(sent).toHaveLength(3);
});
