import type { Context } from "./context.ts";

/**
 * Something that will happen, named for what happens when it fires. It carries a row's id and nothing else:
 * what is to be done is read from the row when it fires, so that it can be saved, hashed and replayed.
 */
export interface Timer {
  readonly name: string;
  /** Which one of all it is, for the kernel, which finds a number sooner than a name. */
  readonly serial: number;
  /** Of timers due in the same instant, the lower number fires first. From 0 to 1000. */
  readonly priority: number;
  /** Those of one instant fire in an order that hangs on their subjects alone, not on when they were set. */
  readonly isBeat: boolean;
}

let made = 0;

export function timer(name: string, priority = 500): Timer {
  return { name, serial: made++, priority, isBeat: false };
}

/** What happens to each of its subjects again and again, of which those beats are left out that can change nothing. Its priority is its own. */
export function beat(name: string, priority: number): Timer {
  return { name, serial: made++, priority, isBeat: true };
}

/** What a timer does when it fires. Bound apart from its name, so that who sets a timer need not know who serves it. */
export interface Firing {
  readonly timer: Timer;
  readonly fire: (ctx: Context, subject: string) => void;
}

export function firing(timer: Timer, fire: (ctx: Context, subject: string) => void): Firing {
  return { timer, fire };
}
