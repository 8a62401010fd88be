import { expect, test, vi } from "vitest";
import { serviceArn } from "../../aws/arn.ts";
import { define, prod, serve } from "../../engine/session/plan/fixture.ts";
import { planOf } from "../../engine/session/questions.ts";
import { emptyFile } from "../../engine/session/scenario.ts";
import type { Delta, FromWorker, Speed } from "../protocol.ts";
import { Host } from "./host.ts";

/** A host with a wall clock of our own, and what it posted. */
function hosted() {
  const posted: FromWorker[] = [];
  let wall = 0;
  const host = new Host({ post: (message) => posted.push(message), wallMs: () => wall });
  const beatFor = (wallMs: number) => {
    for (const end = wall + wallMs; wall < end; ) {
      wall += 20;
      host.beat();
    }
  };
  host.receive({ type: "open", id: 1, file: emptyFile("test", 1) });
  return { host, posted, beatFor };
}

const deltasOf = (posted: readonly FromWorker[]) => posted.filter((message): message is Delta => message.type === "delta");

const createCluster = { service: "ecs", operation: "CreateCluster", input: { clusterName: "prod" } };

test("an opened session is answered and shown whole", () => {
  const { posted } = hosted();
  expect(posted[0]).toEqual({ type: "answer", id: 1, answer: { ok: true, output: {} } });
  expect(posted[1]).toMatchObject({ type: "delta", from: 0, to: 1, now: 0, status: { running: false, end: 0 } });
});

test.each<[Speed, number]>([
  [1, 1_000],
  [10, 10_000],
  [600, 600_000],
])("at %s× a second of the wall is %i ms of the world", (speed, simulated) => {
  const { host, posted, beatFor } = hosted();
  host.receive({ type: "pace", running: true, speed });
  beatFor(1000);
  host.receive({ type: "pace", running: false, speed });
  expect(deltasOf(posted).at(-1)?.now).toBe(simulated);
});

test("deltas follow each other without a gap, at most twenty a second, and none while nothing happens", () => {
  const { host, posted, beatFor } = hosted();
  host.receive({ type: "call", id: 2, call: createCluster });
  host.receive({ type: "pace", running: true, speed: 10 });
  beatFor(2000);
  const deltas = deltasOf(posted);
  deltas.slice(1).forEach((delta, i) => expect(delta.from).toBe(deltas[i]?.to));
  expect(deltas.length).toBeLessThanOrEqual(2 * 20 + 4);
  host.receive({ type: "pace", running: false, speed: 10 });
  const { length } = posted;
  beatFor(2000);
  expect(deltasOf(posted.slice(length)).every((delta) => delta.status.busyMsPerSecond >= 0)).toBe(true);
  expect(posted.length - length).toBeLessThanOrEqual(3);
});

test("a call is answered, and its rows arrive in a delta", () => {
  const { host, posted } = hosted();
  host.receive({ type: "call", id: 2, call: createCluster });
  expect(posted).toContainEqual(expect.objectContaining({ type: "answer", id: 2, answer: expect.objectContaining({ ok: true }) }));
  const rows = deltasOf(posted).at(-1)?.tables["ecs.clusters"];
  expect(rows?.map(([, row]) => row?.clusterName)).toEqual(["prod"]);
});

test("who asks while changes are tried out is answered first, and those are found as if nobody had", async () => {
  const session = prod("a");
  define(session, "job", { memory: 1900 });
  const calls = [serve("job", "job", 2)];
  const { host, posted, beatFor } = hosted();
  host.receive({ type: "open", id: 2, file: session.toFile() });
  host.receive({ type: "plan", id: 3, request: { calls, explain: [], changes: "anywhere" } });
  await import("./answers.ts");
  host.receive({ type: "plan", id: 4, request: { calls, explain: [1] } });
  await vi.waitFor(() => {
    beatFor(20);
    expect(posted).toContainEqual(expect.objectContaining({ type: "planned", id: 3 }));
  });
  const planned = posted.filter((message) => message.type === "planned");
  expect(planned.map(({ id }) => id)).toEqual([4, 3]);
  const alone = planOf(session, { calls, explain: [], changes: "anywhere" });
  expect(alone.changes.length).toBeGreaterThan(1);
  expect(planned[1]?.plan).toEqual(alone);
});

test("what nobody wants to know any more is not thought through, and others are still answered", async () => {
  const session = prod("a");
  define(session, "job", { memory: 1900 });
  const request = { calls: [serve("job", "job", 2)], explain: [], changes: "anywhere" } as const;
  const { host, posted, beatFor } = hosted();
  host.receive({ type: "open", id: 2, file: session.toFile() });
  await import("./answers.ts");
  host.receive({ type: "plan", id: 3, request });
  host.receive({ type: "plan", id: 4, request });
  // The first turn of each is over once the code is there.
  await new Promise((resolve) => setTimeout(resolve));
  host.receive({ type: "forget", id: 4 });
  await vi.waitFor(() => {
    beatFor(20);
    expect(posted).toContainEqual(expect.objectContaining({ type: "planned", id: 3 }));
  });
  expect(posted.filter((message) => message.type === "planned").map(({ id }) => id)).toEqual([3]);
});

test("deployments are rehearsed on copies: what is cancelled is played no further, and nothing has changed", async () => {
  const session = prod("a");
  define(session, "job", { memory: 100 });
  session.call(serve("job", "job", 1));
  session.runUntil(session.now + 60_000);
  const way = { serviceArn: serviceArn("prod", "job"), before: [], deploy: [{ service: "ecs", operation: "UpdateService", input: { cluster: "prod", service: "job", forceNewDeployment: true } }], noticedAfterSeconds: null };
  const { host, posted, beatFor } = hosted();
  host.receive({ type: "open", id: 2, file: session.toFile() });
  beatFor(200);
  const rehearsals = () => posted.filter((message) => message.type === "rehearsed");
  const before = deltasOf(posted).at(-1);
  // One that is cancelled before its code has come, and one in the middle.
  host.receive({ type: "rehearse", id: 3, request: { ways: [way], minutes: 60 } });
  host.receive({ type: "forget", id: 3 });
  host.receive({ type: "rehearse", id: 4, request: { ways: [way], minutes: 60 } });
  await vi.waitFor(() => {
    expect(host.beat()).toBe(0);
    expect(rehearsals().length).toBeGreaterThan(0);
  });
  host.receive({ type: "forget", id: 4 });
  const { length } = rehearsals();
  expect(host.beat()).toBe(50);
  beatFor(1000);
  expect([rehearsals().length, rehearsals().some(({ id }) => id === 3), rehearsals().some(({ rehearsals: { isOver } }) => isOver)]).toEqual([length, false, false]);
  host.receive({ type: "snapshot" });
  expect(deltasOf(posted).at(-1)).toMatchObject({ now: before?.now, digest: before?.digest, status: { undoDepth: before?.status.undoDepth } });
});

test("undo and seek replace what the page has, redo brings it back", () => {
  const { host, posted, beatFor } = hosted();
  host.receive({ type: "pace", running: true, speed: 10 });
  beatFor(1000);
  host.receive({ type: "pace", running: false, speed: 10 });
  host.receive({ type: "call", id: 2, call: createCluster });
  const after = deltasOf(posted).at(-1);
  host.receive({ type: "undo" });
  expect(deltasOf(posted).at(-1)).toMatchObject({ from: 0, tables: { "ecs.clusters": [] }, status: { redoDepth: 1 } });
  host.receive({ type: "redo" });
  expect(deltasOf(posted).at(-1)).toMatchObject({ from: 0, digest: after?.digest, status: { undoDepth: 1 } });
  host.receive({ type: "seek", to: 5_000 });
  expect(deltasOf(posted).at(-1)).toMatchObject({ from: 0, now: 5_000, status: { callsAhead: 1, end: 10_000 } });
});

test("a call that arrives while a seek is under way is made where the seek ends", () => {
  const { host, posted, beatFor } = hosted();
  host.receive({ type: "pace", running: true, speed: 600 });
  beatFor(1000);
  host.receive({ type: "seek", to: 100_000 });
  host.receive({ type: "pace", running: false, speed: 1 });
  host.receive({ type: "call", id: 3, call: createCluster });
  host.receive({ type: "export", id: 4 });
  beatFor(100);
  const exported = posted.find((message) => message.type === "exported");
  expect(exported).toMatchObject({ file: { calls: [{ at: 100_000, call: createCluster }] } });
});

test("a call that waits for a session which is left is answered", () => {
  const posted: FromWorker[] = [];
  let wall = 0;
  // So slow a machine that nothing is reached within one slice.
  const host = new Host({ post: (message) => posted.push(message), wallMs: () => (wall += 20) });
  const tooMany = Array.from({ length: 400 }, (_, at) => ({ at, call: { ...createCluster, input: { clusterName: `c${at}` } } }));
  host.receive({ type: "open", id: 1, file: { ...emptyFile("long", 1), clock: 600_000, calls: tooMany } });
  host.receive({ type: "call", id: 2, call: createCluster });
  expect(posted).toEqual([expect.objectContaining({ id: 1 })]);
  host.receive({ type: "open", id: 3, file: emptyFile("another", 1) });
  expect(posted).toContainEqual({ type: "answer", id: 2, answer: { ok: false, code: "SimulationFault", message: "Another session was opened before the call was made." } });
});

test("a file that cannot begin is answered with why, and the present session stays", () => {
  const { host, posted } = hosted();
  host.receive({ type: "openScenario", id: 9, scenario: { ...SCENARIO, steps: [{ call: { ...createCluster, input: { clusterName: "no good" } } }] } });
  expect(posted.at(-1)).toMatchObject({ type: "answer", id: 9, answer: { ok: false, code: "SimulationFault" } });
  host.receive({ type: "call", id: 10, call: createCluster });
  expect(posted).toContainEqual(expect.objectContaining({ type: "answer", id: 10, answer: expect.objectContaining({ ok: true }) }));
});

const SCENARIO = { id: "x", title: "X", summary: "", seed: 1, openAtSeconds: 0, steps: [] };
