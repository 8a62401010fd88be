import { assert } from "../../../lib/assert.ts";
import type { Context } from "../../kernel/context.ts";
import type { Operation } from "../../kernel/operation.ts";
import { lateService } from "../late.ts";

/** What Classic Load Balancers do, beside being there. */
export interface ElbCode {
  readonly operations: readonly Operation[];
  readonly probe: (ctx: Context, registrationKey: string) => void;
  readonly endProbe: (ctx: Context, registrationKey: string) => void;
  readonly endDraining: (ctx: Context, registrationKey: string) => void;
  readonly steer: (ctx: Context, loadBalancerName: string) => void;
  /** Whatever answers on an instance's ports has changed, or the instance itself. */
  readonly instanceChanged: (ctx: Context, instanceId: string) => void;
  readonly networkChanged: (ctx: Context, vpcId: string) => void;
}

/** Few sessions have a Classic Load Balancer, so its code comes with the first call that needs it. */
export const elbLate = lateService("elb");

let provided: ElbCode | undefined;

/** Hands in the code. A session with a call of it must not be opened before. */
export function provideElb(code: ElbCode): void {
  provided = code;
  elbLate.provide(code.operations);
}

/** What happens by itself, in a session that was not opened before it came. */
export function elbParts(): ElbCode {
  assert(provided !== undefined, "the code of elb was not handed in");
  return provided;
}
