import type { Context } from "./context.ts";
import type { SimTime } from "./time.ts";

/** Something that happened, told to whoever reacts to it and written to the log. */
export interface EventKind<Payload extends object> {
  readonly name: string;
  /** Never set; it ties the payload's type to the name. */
  readonly payload?: Payload;
}

export function event<Payload extends object>(name: string): EventKind<Payload> {
  return { name };
}

/** What a service does when it hears of an event. */
export interface Reaction {
  readonly event: string;
  readonly react: (ctx: Context, payload: never) => void;
}

export function reaction<Payload extends object>(
  to: EventKind<Payload>,
  react: (ctx: Context, payload: Payload) => void,
): Reaction {
  return { event: to.name, react };
}

/** One line of the log: an event or a call, when it was, and the line that caused it (0: none). */
export interface LogLine {
  readonly seq: number;
  readonly at: SimTime;
  readonly cause: number;
  readonly name: string;
  readonly payload: object;
}
