import { Outbox } from "../src/bridge/worker/outbox.ts";
import type { SessionStatus } from "../src/bridge/protocol.ts";
import { seconds } from "../src/engine/kernel/time.ts";
import { Session } from "../src/engine/session/session.ts";
import { busyCluster, make } from "./cluster.ts";
import type { Benchmark } from "./metric.ts";
import { calibration, timed } from "./slices.ts";

const SIZE = { instances: 50, tasks: 500 };

const ROUNDS = 8;

/** Deltas looked at: a deployment of fifty tasks after every six hundred. */
const DELTAS = 6_000;

/** One rolling deployment of fifty tasks after another, on fifty instances with five hundred tasks. */
export const simulationSpeed: Benchmark = {
  goals: [
    { id: "simulated-seconds-per-second", unit: "s/s", floor: 600, aim: 5_000, better: "higher", peer: null },
    {
      id: "simulated-seconds-per-calibration",
      unit: "simulated seconds per 1,000,000 loop turns",
      floor: 0.5,
      aim: 5,
      better: "higher",
      peer: "a fixed integer loop in the same run",
    },
  ],
  run: () => {
    const session = busyCluster(SIZE);
    const rates: number[] = [];
    const perLoop: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      deploy(session, round);
      const took = (performance.now() - start) / 1000;
      rates.push(600 / took);
      perLoop.push(600 / ((took * 1e9) / timed(calibration, 3_000) / 1000));
    }
    assertReplay(session);
    return [
      { id: "simulated-seconds-per-second", values: rates },
      { id: "simulated-seconds-per-calibration", values: perLoop },
    ];
  },
};

/** What the page is sent while a deployment runs, and how long it takes to take it in. */
export const deltas: Benchmark = {
  goals: [
    { id: "delta-bytes", unit: "bytes", floor: 400_000, aim: 50_000, better: "lower", peer: null },
    { id: "delta-apply-milliseconds", unit: "ms", floor: 8, aim: 2, better: "lower", peer: null },
  ],
  run: async () => {
    const { receive } = await import("../src/console/store/replica.ts");
    const session = busyCluster(SIZE);
    const outbox = new Outbox();
    const sizes: number[] = [];
    const times: number[] = [];
    const first = outbox.next(session, STATUS);
    if (first !== undefined) receive(first);
    // A delta for each half second of simulated time: ten times real time at twenty deltas a second.
    for (let i = 0; i < DELTAS; i++) {
      if (i % 600 === 0) {
        const input = { cluster: "bench", service: `s${(i / 600) % 10}`, forceNewDeployment: true };
        make(session, "ecs", "UpdateService", input);
      }
      session.runUntil(session.now + 500);
      const delta = outbox.next(session, STATUS);
      if (delta === undefined) continue;
      const copy = structuredClone(delta);
      const start = performance.now();
      if (!receive(copy)) throw new Error("a delta was missed");
      const took = performance.now() - start;
      // The clock alone moves in most deltas; what is measured are the ones that carry rows.
      if (Object.keys(delta.tables).length === 0) continue;
      sizes.push(JSON.stringify(delta).length);
      times.push(took);
    }
    return [
      { id: "delta-bytes", values: sizes },
      { id: "delta-apply-milliseconds", values: times },
    ];
  },
};

function deploy(session: Session, round: number): void {
  make(session, "ecs", "UpdateService", { cluster: "bench", service: `s${round % 10}`, forceNewDeployment: true });
  session.runUntil(session.now + seconds(600));
}

/** A fast wrong run is a failure: the session, replayed, must have lived the same life. */
function assertReplay(session: Session): void {
  const again = new Session(session.toFile());
  again.runUntil(session.now);
  if (again.world.digest !== session.world.digest) throw new Error("the timed run and its replay differ");
}

const STATUS: SessionStatus = {
  title: "bench",
  seed: 11,
  running: true,
  speed: 10,
  ahead: null,
  end: 0,
  undoDepth: 0,
  redoDepth: 0,
  callCount: 0,
  callsAhead: 0,
  refusedCalls: 0,
  stepCount: 0,
  busyMsPerSecond: 0,
};
