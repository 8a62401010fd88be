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
}

/**
 * An operation that changes the world. `check` throws a Refusal or returns the plan that `apply` carries out;
 * `apply` cannot refuse.
 */
export function operation<Input, Plan, Output>(
  service: string,
  name: string,
  steps: {
    readonly check: (view: View, input: Input) => Plan;
    readonly apply: (ctx: Context, plan: Plan) => Output;
  },
): Operation {
  return { service, name, readOnly: false, check: steps.check, apply: steps.apply };
}

/** An operation that only reads. */
export function reading<Input, Output>(
  service: string,
  name: string,
  read: (view: View, input: Input) => Output,
): Operation {
  return { service, name, readOnly: true, check: read, apply: (_ctx: Context, output: Output) => output };
}

/** What a call is answered with. */
export type Answer =
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly code: string; readonly message: string };

/** The answer of a check: what it returns, or what it refuses with. Anything else it throws is a bug and goes on. */
export function attempt(check: () => unknown): Answer {
  try {
    return { ok: true, output: check() };
  } catch (thrown) {
    if (thrown instanceof Refusal) return { ok: false, code: thrown.code, message: thrown.message };
    throw thrown;
  }
}
