import { assert } from "../../../lib/assert.ts";
import type { Context } from "../../kernel/context.ts";
import type { Operation } from "../../kernel/operation.ts";
import { lateService } from "../late.ts";

/** What Cloud Map consists of beside its tables. */
export interface CloudMapCode {
  readonly operations: readonly Operation[];
  readonly settle: (ctx: Context, operationId: string) => void;
  readonly takeHealth: (ctx: Context, instanceKey: string) => void;
}

/** Few sessions discover services, so its code comes with the first call that needs it. */
export const cloudMapLate = lateService("servicediscovery");

let provided: CloudMapCode | undefined;

/** Hands in the code. A session with a call of it must not be opened before. */
export function provideCloudMap(code: CloudMapCode): void {
  provided = code;
  cloudMapLate.provide(code.operations);
}

/** What happens by itself in Cloud Map, in a session that was not opened before it came. */
export function cloudMapParts(): CloudMapCode {
  assert(provided !== undefined, "the code of servicediscovery was not handed in");
  return provided;
}
