import type { InTurns } from "../../lib/throughout.ts";
import type { View } from "../kernel/context.ts";
import type { SimTime } from "../kernel/time.ts";
import type { World } from "../kernel/world.ts";
import { admit } from "./door.ts";
import type { JournalEntry } from "./sessionFile.ts";

/** A copy of the world from before a moment, and the calls that were made from there on. */
export interface Past {
  readonly world: World;
  readonly calls: readonly JournalEntry[];
}

/** A past that happens again bit by bit, with its calls at their times. */
export class PastGoesOn {
  readonly #past: Past;
  #made = 0;

  constructor(past: Past) {
    this.#past = past;
  }

  get world(): World {
    return this.#past.world;
  }

  get view(): View {
    return this.world.view;
  }

  *to(at: SimTime): InTurns<void> {
    const { world, calls } = this.#past;
    for (let entry = calls[this.#made]; entry !== undefined && entry.at <= at; entry = calls[++this.#made]) {
      while (!world.runSome(entry.at, TIMERS_A_TURN)) yield;
      const admission = admit(world, entry.call);
      if (!("refused" in admission)) world.dispatch(admission.operation, admission.input);
    }
    if (at < world.now) return;
    while (!world.runSome(at, TIMERS_A_TURN)) yield;
  }
}

const TIMERS_A_TURN = 2_000;
