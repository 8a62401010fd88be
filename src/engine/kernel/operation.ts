import type { Context, View } from "./context.ts";
import { Refusal } from "./refusal.ts";

/** One operation of a service: look and decide in `check`, act in `apply`. */
export interface Operation {
  readonly service: string;
  readonly name: string;
  /** True when there is nothing to apply: such a call is answered and never written down. */
  readonly readOnly: boolean;
  readonly check: (view: View, input: never) => unknown;
  readonly apply: (ctx: Context, plan: never) => unknown;
  /** Describes what was done, as soon as that is done. Asked only where somebody reads the answer. */
  readonly answer: (view: View, done: never) => unknown;
}

/**
 * An operation that changes the world. `check` throws a Refusal or returns the plan that `apply` carries out;
 * `apply` cannot refuse. What it returns is the answer, unless `answer` makes one of it: where that is much to describe.
 */
export function operation<Input, Plan, Done>(
  service: string,
  name: string,
  steps: {
    readonly check: (view: View, input: Input) => Plan;
    readonly apply: (ctx: Context, plan: Plan) => Done;
    readonly answer?: (view: View, done: Done) => unknown;
  },
): Operation {
  return { service, name, readOnly: false, check: steps.check, apply: steps.apply, answer: steps.answer ?? asItIs };
}

/** An operation that only reads. */
export function reading<Input, Output>(
  service: string,
  name: string,
  read: (view: View, input: Input) => Output,
): Operation {
  return { service, name, readOnly: true, check: read, apply: asItIs, answer: asItIs };
}

const asItIs = <Output>(_view: View, output: Output): Output => output;

/** What a call is answered with. */
export type Answer = { readonly ok: true; readonly output: unknown } | Refused;

/** What a call comes to whose answer nobody reads. */
export type Outcome = { readonly ok: true } | Refused;

interface Refused {
  readonly ok: false;
  readonly code: string;
  readonly message: string;
}

/** The answer of a check: what it returns, or what it refuses with. Anything else it throws is a bug and goes on. */
export function attempt(check: () => unknown): Answer {
  try {
    return { ok: true, output: check() };
  } catch (thrown) {
    if (thrown instanceof Refusal) return { ok: false, code: thrown.code, message: thrown.message };
    throw thrown;
  }
}
