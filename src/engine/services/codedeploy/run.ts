import { assert } from "../../../lib/assert.ts";
import type { Context } from "../../kernel/context.ts";
import { openDeployments } from "./tables.ts";

/** What moves deployments: it comes with the operations. */
export interface RunCode {
  readonly goOn: (ctx: Context, deploymentId: string) => void;
  /** Something that deployments wait for may have come. */
  readonly lookUp: (ctx: Context) => void;
}

let provided: RunCode | undefined;

export function provideRun(code: RunCode): void {
  provided = code;
}

function run(): RunCode {
  assert(provided !== undefined, "the code of CodeDeploy was not handed in");
  return provided;
}

export const goOn = (ctx: Context, deploymentId: string): void => run().goOn(ctx, deploymentId);

export function lookUp(ctx: Context): void {
  if (!ctx.isEmpty(openDeployments)) run().lookUp(ctx);
}
