import type { RestoreAccountRequest, RestoreAccountResponse } from "../../../aws/generated/physics.ts";
import { assert } from "../../../lib/assert.ts";
import type { Context, View } from "../../kernel/context.ts";
import { operation } from "../../kernel/operation.ts";

/** How RestoreAccount is carried out. */
export interface Restoring {
  readonly check: (view: View, account: unknown) => (ctx: Context) => RestoreAccountResponse;
}

/** Few sessions restore anything, so nobody waits for this code who does not need it. */
let restoring: Restoring | undefined;

/** Hands in the code of RestoreAccount. A session that calls it must not be opened before. */
export function provideRestoring(code: Restoring): void {
  restoring = code;
}

/** Whether a call to RestoreAccount can be carried out. */
export function canRestore(): boolean {
  return restoring !== undefined;
}

/** Puts an account there as it was found elsewhere: instances, services, tasks and all that they hold. From then on it lives. */
export const restoreAccount = operation("physics", "RestoreAccount", {
  check(view, { account }: RestoreAccountRequest) {
    assert(restoring !== undefined, "the code of RestoreAccount was not handed in");
    return restoring.check(view, account);
  },

  apply: (ctx, carryOut): RestoreAccountResponse => carryOut(ctx),
});
