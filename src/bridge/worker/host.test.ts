import { expect, test, vi } from "vitest";
import { serviceArn } from "../../aws/arn.ts";
import { define, prod, serve } from "../../engine/session/plan/fixture.ts";
import { planOf } from "../../engine/session/questions.ts";
import { Session } from "../../engine/session/session.ts";
import type { SessionStatus, Speed, ToWorker } from "../protocol.ts";
import { createCluster, DAY, deltasOf, hosted, slowHost, START } from "./hosted.ts";

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

test("the account lives days ahead at once: it stands still exactly there, as if it had been lived at a pace", () => {
  const { host, file, last, untilIt, arrived, beat } = slowHost();
  host.receive({ type: "pace", running: true, speed: 10 });
  host.receive({ type: "ahead", to: START + DAY });
  expect(last()?.status).toMatchObject({ running: true, speed: 10, ahead: { to: START + DAY } });
  expect(beat()).toBe(0);
  untilIt(arrived);
  const lived = new Session(file);
  lived.runUntil(START + DAY);
  expect(last()).toMatchObject({ now: START + DAY, digest: lived.world.digest, status: { running: false, end: START + DAY, undoDepth: lived.undoDepth } });
});

test("on the way calls are made where it has come to, and the page hears of it four times a second", () => {
  const { host, posted, beat, untilIt, arrived, last, wallNow } = slowHost();
  host.receive({ type: "ahead", to: 2 * DAY });
  beat(2);
  const [since, { length }] = [wallNow(), posted];
  beat(12);
  expect(deltasOf(posted.slice(length)).length).toBeLessThanOrEqual((wallNow() - since) / 250 + 1);
  const at = last()?.now ?? 0;
  host.receive({ type: "call", id: 7, call: { ...createCluster, input: { clusterName: "late" } } });
  expect(posted).toContainEqual(expect.objectContaining({ type: "answer", id: 7, answer: expect.objectContaining({ ok: true }) }));
  expect(last()?.status.ahead).not.toBeNull();
  untilIt(arrived);
  host.receive({ type: "export", id: 8 });
  expect(posted.find((message) => message.type === "exported")?.file.calls.at(-1)?.at).toBe(at);
});

test.each<[string, ToWorker, Partial<SessionStatus>]>([
  ["who cancels", { type: "stay" }, { running: false }],
  ["who pauses", { type: "pace", running: false, speed: 60 }, { running: false, speed: 60 }],
  ["who takes one step", { type: "step" }, { running: false }],
  ["who undoes the last call", { type: "undo" }, { running: false, redoDepth: 1 }],
  ["who goes to another instant", { type: "seek", to: 30_000 }, { running: false }],
])("%s ends the way ahead, and what was lived stays in reach", (_who, message, status) => {
  const { host, file, beat, last } = slowHost();
  host.receive({ type: "ahead", to: 7 * DAY });
  beat(6);
  const came = last();
  expect(came?.now).toBeGreaterThan(START);
  host.receive(message);
  beat(30);
  const left = last();
  expect(left?.status).toMatchObject({ ahead: null, ...status });
  const lived = new Session(file);
  lived.runUntil(came?.now ?? 0);
  const { digest } = lived.world;
  if (message.type === "stay" || message.type === "pace") expect(left).toMatchObject({ now: came?.now, digest });
  if (message.type === "undo") host.receive({ type: "redo" });
  host.receive({ type: "seek", to: lived.now });
  beat(30);
  expect(last()).toMatchObject({ now: lived.now, digest });
});

test("a speed that is chosen on the way counts for later", () => {
  const { host, beat, last } = slowHost();
  host.receive({ type: "ahead", to: DAY });
  beat();
  host.receive({ type: "pace", running: true, speed: 60 });
  expect(last()?.status).toMatchObject({ speed: 60, ahead: { to: DAY } });
});

test("a long replay, of a redone call too, is told of ten times a second and can be left where it has come to", () => {
  const { host, posted, beat, last, untilIt, arrived, wallNow } = slowHost();
  host.receive({ type: "ahead", to: 2 * DAY });
  untilIt(arrived);
  host.receive({ type: "undo" });
  host.receive({ type: "redo" });
  const [since, { length }] = [wallNow(), posted];
  beat(16);
  const told = posted.slice(length).filter((message) => message.type === "progress");
  expect(told.length).toBeGreaterThan(0);
  expect(told.length).toBeLessThanOrEqual((wallNow() - since) / 100);
  expect(told.at(-1)).toMatchObject({ to: 2 * DAY });
  host.receive({ type: "stay" });
  expect(last()).toMatchObject({ from: 0, status: { end: 2 * DAY, redoDepth: 0 } });
  expect(last()?.now).toBeGreaterThanOrEqual(told.at(-1)?.at ?? Infinity);
  expect(last()?.now).toBeLessThan(2 * DAY);
});

test.each<[string, readonly ToWorker[], ToWorker]>([
  ["pauses at full speed", [{ type: "seek", to: 180_000 }, { type: "pace", running: true, speed: "max" }], { type: "pace", running: false, speed: "max" }],
  ["goes ahead and cancels", [{ type: "seek", to: 0 }, { type: "ahead", to: START }], { type: "stay" }],
  ["leaves a replay", [{ type: "seek", to: 0 }, { type: "seek", to: START }], { type: "stay" }],
])("of many things that happen in one instant, who %s in the midst of them sees all", (_who, begin, end) => {
  const { host, file, beat, last } = slowHost(40);
  const lived = new Session(file);
  for (let beats = 1; beats <= 3; beats++) {
    begin.forEach((message) => host.receive(message));
    beat(beats);
    host.receive(end);
    lived.runUntil(last()?.now ?? 0);
    expect(last()?.digest).toBe(lived.world.digest);
  }
  expect(lived.now).toBeGreaterThan(150_000);
});

test("a session that has stopped at a fault does not go ahead before somebody goes back", () => {
  const { host, posted, beat, last } = slowHost();
  const fault = vi.spyOn(Session.prototype, "runSome").mockImplementationOnce(() => {
    throw new Error("a fault");
  });
  host.receive({ type: "ahead", to: DAY });
  beat();
  expect(posted.at(-1)).toMatchObject({ type: "crash", message: "a fault" });
  fault.mockClear();
  host.receive({ type: "ahead", to: DAY });
  beat(3);
  expect(fault).not.toHaveBeenCalled();
  fault.mockRestore();
  host.receive({ type: "seek", to: START });
  expect(last()).toMatchObject({ now: START, status: { ahead: null, running: false } });
});
