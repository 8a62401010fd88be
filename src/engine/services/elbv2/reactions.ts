import type { Context } from "../../kernel/context.ts";
import { reaction } from "../../kernel/event.ts";
import { machineBooted, machineLost, processAnswersDifferently, processExited } from "../../physics/contract.ts";
import { instanceStateChanged } from "../ec2/contract.ts";
import { wakeTarget } from "./processes/healthCheck.ts";
import { targetsByInstance } from "./tables.ts";
import { reconsider, removeTarget } from "./targetState.ts";
import { shiftTraffic } from "./traffic.ts";

/** Whatever answers on an instance's ports has changed: its targets are probed again, and requests may fail or succeed. */
export const reactions = [
  reaction(processAnswersDifferently, (ctx, { instanceId }) => wakeTargetsOf(ctx, instanceId)),
  reaction(processExited, (ctx, { instanceId }) => wakeTargetsOf(ctx, instanceId)),
  reaction(machineLost, (ctx, { instanceId }) => wakeTargetsOf(ctx, instanceId)),
  reaction(machineBooted, (ctx, { instanceId }) => wakeTargetsOf(ctx, instanceId)),

  // Observed: a terminated instance disappears from its target groups by itself.
  reaction(instanceStateChanged, (ctx, { instanceId, state }) => {
    for (const target of ctx.where(targetsByInstance, instanceId)) {
      if (state === "terminated") removeTarget(ctx, target);
      else reconsider(ctx, target);
    }
  }),
];

function wakeTargetsOf(ctx: Context, instanceId: string): void {
  for (const target of ctx.where(targetsByInstance, instanceId)) {
    wakeTarget(ctx, target);
    shiftTraffic(ctx, target.targetGroupArn);
  }
}
