import type { Capacity } from "./proposed.ts";

/** What the last activities of a target left behind. Times are milliseconds. */
export interface Cooldown {
  readonly outUntil: number;
  readonly inUntil: number;
  /** The tasks before the first of the scale-outs that follow each other without a pause. */
  readonly chainBase: number;
}

export const NO_COOLDOWN: Cooldown = { outUntil: 0, inUntil: 0, chainBase: 0 };

/** From how many tasks a scale-out counts: what was added since the cooldown began is part of what comes next. */
export const baseForScaleOut = (now: number, { outUntil, chainBase }: Cooldown, { running }: Pick<Capacity, "running">): number => (now < outUntil ? chainBase : running);

export const holdsScaleIn = (now: number, { inUntil }: Cooldown): boolean => now < inUntil;

/** A scale-out that was fulfilled. It ends what a scale-in made wait. */
export const afterScaleOut = (doneAt: number, cooldownMillis: number, chainBase: number): Cooldown => ({ outUntil: doneAt + cooldownMillis, inUntil: 0, chainBase });

export const afterScaleIn = (doneAt: number, cooldownMillis: number, before: Cooldown): Cooldown => ({ ...before, inUntil: doneAt + cooldownMillis });
