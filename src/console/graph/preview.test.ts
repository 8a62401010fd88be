import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { FromWorker, Plan, PlacementExplanation, ToWorker } from "../../bridge/protocol.ts";
import type { Port } from "../../bridge/client/engineClient.ts";
import { connect } from "../store/engine.ts";
import { foreseenVerdictsNow, onForeseen } from "./foresight.ts";
import { expectPreview, explanationIn, hidePreview, lookAtTask, onVerdicts, setPreviewCount, showPreview, turnTask, verdictsNow } from "./preview.ts";

type Asked = Extract<ToWorker, { type: "plan" }>;

let asked: Asked[] = [];
let port: Port;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  port = {
    onmessage: null,
    postMessage: (message) => {
      if (message.type === "plan") asked.push(message);
    },
  };
  connect(port);
  setPreviewCount(3);
});

afterEach(() => {
  hidePreview();
  expectPreview(null);
  vi.useRealTimers();
});

function explanation(containerInstanceArn: string | null): PlacementExplanation {
  return { containerInstanceArn, candidates: 1, stages: [], verdicts: [] };
}

async function answer(at: number): Promise<void> {
  const message = asked[at];
  if (message === undefined) throw new Error(`Nothing was asked for the ${at + 1}. time.`);
  const verdict = { containerInstanceArn: "i", availabilityZone: "us-east-1a", step: null, stage: null, headline: "Task 1 lands here", reason: "", lands: [1] };
  const plan = { answer: { ok: true, output: {} }, asked: 3, tasks: [], obstacle: null, verdicts: [verdict] } as unknown as Plan;
  port.onmessage?.({ data: { type: "planned", id: message.id, plan } satisfies FromWorker });
  await Promise.resolve();
  await Promise.resolve();
}

const over = (taskDefinitionArn: string) => ({ clusterArn: "cluster", taskDefinitionArn, revision: null });

const taskNumbers = () => asked.map(({ request }) => request.explain);

test("however fast the hand is, one plan is on its way at most, and the last wish is the next one asked", async () => {
  showPreview(over("web:1"));
  for (let count = 4; count < 20; count++) setPreviewCount(count);
  turnTask(1);
  expect(asked).toHaveLength(1);
  await answer(0);
  expect(asked).toHaveLength(2);
  expect(asked[1]?.request.calls[0]?.input).toMatchObject({ desiredCount: 19 });
  expect(taskNumbers()).toEqual([[1], [2]]);
});

test("what a hand is expected to come to is there when it comes, and nothing else is", async () => {
  expectPreview(over("web:1"));
  expect(verdictsNow().size).toBe(0);
  await answer(0);
  expect(verdictsNow().size).toBe(0);
  showPreview(over("web:1"));
  expect([...verdictsNow().keys()]).toEqual(["i"]);
  expect(asked).toHaveLength(1);
  hidePreview();
  expectPreview(over("web:1"));
  await answer(1);
  showPreview(over("api:1"));
  expect(verdictsNow().size).toBe(0);
  expect(asked).toHaveLength(3);
});

test("what the cards had ready while the hand was on its way is what they show, and between the two they are told nothing else", async () => {
  expectPreview(over("web:1"));
  await answer(0);
  const ready = foreseenVerdictsNow().get("i");
  expect(ready?.headline).toBe("Task 1 lands here");
  const due: unknown[] = [];
  const note = () => void due.push((verdictsNow().size === 0 ? foreseenVerdictsNow() : verdictsNow()).get("i"));
  const stops = [onForeseen(note), onVerdicts(note)];
  showPreview(over("web:1"));
  stops.forEach((stop) => stop());
  expect(due.length).toBeGreaterThan(0);
  for (const one of due) expect(one).toBe(ready);
  expect(foreseenVerdictsNow().size).toBe(0);
});

test("Tab walks round, and nothing is asked twice for the same task", async () => {
  showPreview(over("web:1"));
  await answer(0);
  expect(turnTask(-1)).toBe(true);
  expect(taskNumbers().at(-1)).toEqual([3]);
  await answer(1);
  turnTask(1);
  await answer(2);
  lookAtTask(1);
  vi.advanceTimersByTime(2_000);
  expect(taskNumbers()).toEqual([[1], [3], [1]]);
});

test("what is hidden leaves no verdict behind, not even one that comes too late", async () => {
  showPreview(over("web:1"));
  await answer(0);
  expect(verdictsNow().size).toBe(1);
  lookAtTask(2);
  hidePreview();
  expect(verdictsNow().size).toBe(0);
  await answer(1);
  vi.advanceTimersByTime(2_000);
  expect(verdictsNow().size).toBe(0);
  expect(asked).toHaveLength(2);
  expect(turnTask(1)).toBe(false);
});

test("an answer to what was hidden does not free the way for a second plan", async () => {
  showPreview(over("web:1"));
  hidePreview();
  showPreview(over("api:1"));
  await answer(0);
  setPreviewCount(5);
  expect(asked).toHaveLength(2);
});

test("of a task that has no place the obstacle is the explanation", () => {
  const obstacle = explanation(null);
  const first = explanation("i");
  const plan = { tasks: [{ number: 1, explanation: first }], obstacle } as unknown as Plan;
  expect(explanationIn(plan, 1)).toBe(first);
  expect(explanationIn(plan, 2)).toBe(obstacle);
  expect(explanationIn(plan, 3)).toBe(obstacle);
});
