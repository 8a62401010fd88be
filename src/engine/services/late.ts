import { assert } from "../../lib/assert.ts";
import type { Context, View } from "../kernel/context.ts";
import type { Operation } from "../kernel/operation.ts";

/** Operations of a service that few sessions call, so that nobody waits for their code who does not need it. */
export interface LateOperations {
  /** For the module: each finds its code when it is called. */
  readonly operations: readonly Operation[];
  /** Hands in the code. A session that calls one of them must not be opened before. */
  readonly provide: (code: readonly Operation[]) => void;
  /** Whether they can be carried out. */
  readonly areHere: () => boolean;
  /** Whether a call is of one of them. */
  readonly isFor: (call: { readonly service: string; readonly operation: string }) => boolean;
}

/** What operations that only read are called in AWS's APIs. */
export const READS = /^(?:Describe|Get|List)[A-Z]/;

/** `reads` tells by its name whether an operation only reads. */
export function lateOperations(service: string, names: readonly string[], reads = READS): LateOperations {
  let provided: ReadonlyMap<string, Operation> | undefined;
  const need = (name: string): Operation => {
    const operation = provided?.get(name);
    assert(operation !== undefined, `the code of ${service} ${name} was not handed in`);
    return operation;
  };
  const own = new Set(names);
  return {
    operations: names.map((name) => ({
      service,
      name,
      readOnly: reads.test(name),
      check: (view: View, input: never) => need(name).check(view, input),
      apply: (ctx: Context, plan: never) => need(name).apply(ctx, plan),
      answer: (view: View, done: never) => need(name).answer(view, done),
    })),
    provide: (code) => {
      for (const { name, readOnly } of code) {
        assert(own.has(name), `${service} ${name} is not among those that come late`);
        assert(readOnly === reads.test(name), `${service} ${name} is not what its name says: it ${readOnly ? "only reads" : "does not only read"}`);
      }
      provided = new Map(code.map((operation) => [operation.name, operation]));
    },
    areHere: () => provided !== undefined,
    isFor: (call) => call.service === service && own.has(call.operation),
  };
}

/**
 * All operations of a service that comes late as a whole, so that not even their names need be there before: the list
 * fills when they come.
 */
export function lateService(service: string): LateOperations {
  const operations: Operation[] = [];
  return {
    operations,
    provide: (code) => {
      assert(code.every((operation) => operation.service === service), `not all of that is ${service}'s`);
      operations.splice(0, operations.length, ...code);
    },
    areHere: () => operations.length > 0,
    isFor: (call) => call.service === service,
  };
}
