import type { Checkpoint, World } from "../kernel/world.ts";

/** A checkpoint, and how many calls of the journal had been made by then. */
export interface Keyframe {
  readonly checkpoint: Checkpoint;
  readonly callsMade: number;
}

/** What is asked of a world. */
type Saved = Pick<World, "steps" | "save">;

/** Steps between two keyframes: replaying that many is what a seek costs at most. */
const STEPS_BETWEEN = 4_000;

/** Keyframes kept. When there are more, one goes. */
const KEPT = 48;

/** The newest of them stay: most ways back are short. */
const RECENT = 12;

/** Saved worlds along a session, dense near the present and evenly spread before, so that no instant is far behind one. */
export class Keyframes {
  #frames: Keyframe[] = [];

  /** Saves the world when enough has happened since the last time. */
  offer(world: Saved, callsMade: number): void {
    const last = this.#frames.at(-1);
    if (last !== undefined && world.steps < last.checkpoint.steps + STEPS_BETWEEN) return;
    this.keep(world, callsMade);
  }

  /** Saves the world, which is worth keeping. */
  keep(world: Saved, callsMade: number): void {
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

  /** The one goes without which the way between its neighbours is shortest. The first stays: it is the beginning. */
  #thin(): void {
    const stepsAt = (place: number) => this.#frames[place]?.checkpoint.steps ?? 0;
    const gapWithout = (place: number) => stepsAt(place + 1) - stepsAt(place - 1);
    let leaving = 1;
    for (let place = 2; place < this.#frames.length - RECENT; place++) {
      if (gapWithout(place) < gapWithout(leaving)) leaving = place;
    }
    this.#frames.splice(leaving, 1);
  }
}
