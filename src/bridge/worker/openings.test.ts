import { expect, test, vi } from "vitest";
import { emptyFile } from "../../engine/session/scenario.ts";
import { Session } from "../../engine/session/session.ts";
import type { FromWorker } from "../protocol.ts";
import { Host } from "./host.ts";
import { createCluster, DAY, deltasOf, hosted, slowHost } from "./hosted.ts";

test("who waits for an opening hears of it whole before they are answered", () => {
  const { host, posted, file, untilIt } = slowHost();
  const { length } = posted;
  host.receive({ type: "open", id: 2, file: { ...file, clock: DAY / 8 } });
  host.receive({ type: "export", id: 3 });
  host.receive({ type: "call", id: 4, call: { ...createCluster, input: { clusterName: "late" } } });
  const told = () => posted.slice(length).flatMap((message) => (message.type === "delta" ? [`delta from ${message.from === 0 ? 0 : "before"}`] : message.type === "progress" ? [] : [message.type]));
  untilIt(() => told().includes("exported"));
  expect(told()).toEqual(["answer", "delta from 0", "exported", "answer", "delta from before"]);
});

test("a lived session that cannot begin leaves the present one as it is, and its clock", () => {
  const { host, posted, beatFor } = hosted();
  host.receive({ type: "pace", running: true, speed: 10 });
  host.receive({ type: "openLived", id: 9, text: "no session" });
  expect(posted).toContainEqual({ type: "answer", id: 9, answer: expect.objectContaining({ ok: false, code: "SimulationFault" }) });
  beatFor(1000);
  expect(deltasOf(posted).at(-1)?.status.running).toBe(true);
  expect(deltasOf(posted).at(-1)?.now).toBeGreaterThan(9_000);
});

test("a call that waits for an opening is answered where that comes to a fault", () => {
  const { host, posted, file, beat } = slowHost();
  host.receive({ type: "open", id: 2, file: { ...file, clock: DAY } });
  host.receive({ type: "call", id: 3, call: createCluster });
  host.receive({ type: "export", id: 4 });
  const fault = vi.spyOn(Session.prototype, "runSome").mockImplementationOnce(() => {
    throw new Error("a fault");
  });
  beat();
  fault.mockRestore();
  expect(posted).toContainEqual({ type: "answer", id: 3, answer: { ok: false, code: "SimulationFault", message: "The session stopped at a fault before the call was made." } });
  expect(posted.at(-1)).toMatchObject({ type: "exported", id: 4 });
});

test("a call that waits for a session which is left is answered", () => {
  const posted: FromWorker[] = [];
  let wall = 0;
  // So slow a machine that nothing is reached within one slice.
  const host = new Host({ post: (message) => posted.push(message), wallMs: () => (wall += 20) });
  const tooMany = Array.from({ length: 400 }, (_, at) => ({ at, call: { ...createCluster, input: { clusterName: `c${at}` } } }));
  host.receive({ type: "open", id: 1, file: { ...emptyFile("long", 1), clock: 600_000, calls: tooMany } });
  host.receive({ type: "call", id: 2, call: createCluster });
  host.receive({ type: "export", id: 4 });
  expect(posted).toEqual([expect.objectContaining({ id: 1 })]);
  host.receive({ type: "open", id: 3, file: emptyFile("another", 1) });
  expect(posted).toContainEqual(expect.objectContaining({ type: "exported", id: 4, file: expect.objectContaining({ title: "another" }) }));
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
