import type { Checkpoint, World } from "../kernel/world.ts";

/** A checkpoint, and how many calls of the journal had been made by then. */
export interface Keyframe {
  readonly checkpoint: Checkpoint;
  readonly callsMade: number;
}

/** Steps between two keyframes: replaying that many is what a seek costs at most. */
const STEPS_BETWEEN = 4_000;

/** Keyframes kept. When there are more, every second one of the older half goes. */
const KEPT = 48;

/** Saved worlds along a session, dense near the present and sparse far back, so that any instant is near one. */
export class Keyframes {
  #frames: Keyframe[] = [];

  /** Saves the world when enough has happened since the last time. */
  offer(world: World, callsMade: number): void {
    const last = this.#frames.at(-1);
    if (last !== undefined && world.steps < last.checkpoint.steps + STEPS_BETWEEN) return;
    this.keep(world, callsMade);
  }

  /** Saves the world, which is worth keeping. */
  keep(world: World, callsMade: number): void {
    this.#frames.push({ checkpoint: world.save(), callsMade });
    if (this.#frames.length > KEPT) this.#thin();
  }

  /** The latest keyframe from which an instant, with so many calls made, can be reached by going forward. */
  before(at: number, callsMade: number): Keyframe | undefined {
    return this.#frames.findLast((frame) => frame.checkpoint.now <= at && frame.callsMade <= callsMade);
  }

  /** Forgets what no longer happens once the journal changes after so many calls, from an instant on. */
  forget(callsKept: number, from: number): void {
    this.#frames = this.#frames.filter((frame) => frame.callsMade <= callsKept && frame.checkpoint.now <= from);
  }

  /** The first frame stays: it is the beginning. */
  #thin(): void {
    const half = this.#frames.length >> 1;
    this.#frames = this.#frames.filter((_frame, place) => place === 0 || place >= half || place % 2 === 0);
  }
}
