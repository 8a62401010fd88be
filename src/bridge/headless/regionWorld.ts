import { epochSeconds } from "../../aws/epoch.ts";
import type { Call } from "../../aws/generated/api.ts";
import type { Answer } from "../../engine/kernel/operation.ts";
import type { World } from "../../engine/kernel/world.ts";
import { admit } from "../../engine/session/door.ts";
import type { Clock } from "./clock.ts";
import { settle } from "./settle.ts";

/** One Region's world, what it answers, and the clock that moves it. It keeps no journal: nobody goes back. */
export class RegionWorld {
  readonly #world: World;
  readonly #clock: Clock;
  /** Exchanges its Region's name for the one the world goes by, and back. */
  readonly #exchange: (value: unknown) => unknown;

  constructor(world: World, clock: Clock, exchange: (value: unknown) => unknown) {
    this.#world = world;
    this.#clock = clock;
    this.#exchange = exchange;
  }

  /** Answers a call as of its own instant. Where the clock says so, time runs then until things have settled. */
  call({ service, operation: name, input }: Call): Answer {
    const world = this.#world;
    world.runUntil(world.now);
    const admission = admit(world, { service, operation: name, input: this.#exchange(input) });
    const answer = "refused" in admission ? admission.refused : world.dispatch(admission.operation, admission.input);
    const told = this.#told(answer);
    if (!("refused" in admission) && answer.ok && !admission.operation.readOnly) this.#follow();
    return told;
  }

  /** Lets time pass. */
  advance(millis: number): void {
    this.#world.runUntil(this.#world.now + millis);
    this.#world.takeChanges();
  }

  get state(): { readonly now: number; readonly digest: string } {
    return { now: epochSeconds(this.#world.now), digest: this.#world.digest };
  }

  #told(answer: Answer): Answer {
    if (answer.ok) return { ok: true, output: this.#exchange(answer.output) };
    return { ...answer, message: String(this.#exchange(answer.message)) };
  }

  #follow(): void {
    if (this.#clock.mode === "settle") settle(this.#world);
    // Nobody asks for the changes; left alone, their list would grow for ever.
    this.#world.takeChanges();
  }
}
