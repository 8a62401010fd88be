import type { Call } from "../../aws/generated/api.ts";
import { clean } from "../../aws/clean.ts";
import { isKnownService } from "../../aws/operations.ts";
import { validate } from "../../aws/validate.ts";
import { refusalOf } from "../../aws/wording.ts";
import type { Answer, Operation } from "../kernel/operation.ts";
import type { World } from "../kernel/world.ts";

/** A call that may go in, or the answer that keeps it out. */
export type Admission = { readonly operation: Operation; readonly input: unknown } | { readonly refused: Answer };

/**
 * The one door to the world: every call from outside comes through here, whoever makes it. It keeps out what
 * breaks the service's model, in the service's words, and says honestly when an operation is known to AWS but not
 * simulated yet.
 */
export function admit(world: World, call: Call): Admission {
  const service = call.service;
  if (!isKnownService(service)) return refuse("UnknownService", `There is no service ${quoted(call.service)} in this account.`);
  const refusal = refusalOf(service, validate(service, call.operation, call.input));
  if (refusal !== undefined) return refuse(refusal.code, refusal.message);
  const operation = world.operation(service, call.operation);
  // AWS would answer such a call, and this account cannot yet.
  if (operation === undefined) return refuse("NotSimulated", `${service} ${call.operation} is not simulated yet.`);
  return { operation, input: clean(service, call.operation, call.input) };
}

function refuse(code: string, message: string): Admission {
  return { refused: { ok: false, code, message } };
}

function quoted(text: string): string {
  return JSON.stringify(String(text).slice(0, 64));
}
