import type { Module } from "../src/engine/kernel/module.ts";
import { table } from "../src/engine/kernel/table.ts";
import { firing, timer } from "../src/engine/kernel/timer.ts";
import { TimerQueue } from "../src/engine/kernel/timerQueue.ts";
import { World } from "../src/engine/kernel/world.ts";
import type { Benchmark } from "./metric.ts";
import { calibration, paired } from "./slices.ts";

/** Timers that wait while the kernel is timed, and rows in its table. */
const PENDING = 100_000;

const TURNS = 30;

interface Beat {
  readonly id: string;
  readonly count: number;
}

const beats = table<Beat>("bench.beats", "id");
const beat = timer("bench.beat");

const metronome: Module = {
  name: "bench",
  tables: [beats],
  indexes: [],
  operations: [],
  firings: [
    firing(beat, (ctx, id) => {
      ctx.update(beats, id, { count: ctx.need(beats, id).count + 1 });
      ctx.schedule(beat, id, 1 + ctx.random("beat", 60_000));
    }),
  ],
  reactions: [],
  guards: [],
};

function busyWorld(): World {
  const world = new World([metronome], 1);
  for (let i = 0; i < PENDING; i++) {
    world.context.insert(beats, { id: `beat-${i}`, count: 0 });
    world.context.schedule(beat, `beat-${i}`, 1 + world.context.random("beat", 60_000));
  }
  return world;
}

/** What a first try looks like: a list kept sorted, the next timer taken from its front. */
class SortedArray {
  readonly #list: { at: number; subject: string }[] = [];

  add(timer: { at: number; subject: string }): void {
    const place = this.#list.findIndex((other) => other.at > timer.at);
    this.#list.splice(place < 0 ? this.#list.length : place, 0, timer);
  }

  fill(timers: { at: number; subject: string }[]): void {
    this.#list.push(...timers.sort((a, b) => a.at - b.at));
  }

  take(): { at: number; subject: string } {
    const first = this.#list.shift();
    if (first === undefined) throw new Error("no timer is waiting");
    return first;
  }
}

/** The kernel itself: fire a timer, change a row, hash the change, set the timer anew. */
export const kernelEvents: Benchmark = {
  goals: [
    { id: "kernel-events-per-second", unit: "events/s", floor: 50_000, aim: 1_000_000, better: "higher", peer: null },
    {
      id: "kernel-events-per-calibration",
      unit: "events per 1,000,000 loop turns",
      floor: 100,
      aim: 1_000,
      better: "higher",
      peer: "a fixed integer loop in the same run",
    },
  ],
  run: () => {
    const world = busyWorld();
    const times = paired((count) => void world.runSome(Number.MAX_SAFE_INTEGER, count), calibration, TURNS);
    assertDigest(world);
    return [
      { id: "kernel-events-per-second", values: times.a.map((ns) => 1e9 / ns) },
      { id: "kernel-events-per-calibration", values: times.a.map((ns, i) => ((times.b[i] ?? NaN) * 1000) / ns) },
    ];
  },
};

/** The queue alone, against the sorted list. */
export const queueSpeedup: Benchmark = {
  goals: [
    {
      id: "kernel-queue-speedup-100k",
      unit: "times",
      floor: 20,
      aim: 100,
      better: "higher",
      peer: "a naive sorted array in the same run",
    },
  ],
  run: () => {
    const queue = new TimerQueue(1);
    const list = new SortedArray();
    const start = Array.from({ length: PENDING }, (_, i) => ({ at: (i * 7919) % 1_000_003, subject: `s${i}` }));
    for (const { at, subject } of start) queue.add({ at, subject, kind: 0, priority: 0, cause: 0 });
    list.fill(start);
    const times = paired((count) => hold(queue, count), (count) => hold(list, count), TURNS);
    return [{ id: "kernel-queue-speedup-100k", values: times.a.map((ns, i) => (times.b[i] ?? NaN) / ns) }];
  },
};

interface Holds {
  add(timer: { at: number; subject: string; kind: number; priority: number; cause: number }): void;
  take(): { readonly at: number; readonly subject: string };
}

/** The hold model: the next timer fires and is set again somewhere in the coming hundred thousand. */
function hold(queue: Holds, count: number): void {
  for (let i = 0; i < count; i++) {
    const { at, subject } = queue.take();
    queue.add({ at: at + 1 + ((at * 31 + 17) % 1_000_003), subject, kind: 0, priority: 0, cause: 0 });
  }
}

/** A fast wrong run is a failure: another world, fired as often, must have lived the same life. */
function assertDigest(world: World): void {
  const again = busyWorld();
  again.runSome(Number.MAX_SAFE_INTEGER, world.steps);
  if (again.digest !== world.digest) throw new Error("the timed run and its repetition differ");
}
