import type { Context } from "../../kernel/context.ts";
import { reaction } from "../../kernel/event.ts";
import { machineBooted, machineLost, processAnswersDifferently, processExited } from "../../physics/contract.ts";
import { addressesOn, instanceStateChanged, interfaceDeleted, networkChanged } from "../ec2/contract.ts";
import { wakeTarget, wakeTargets } from "./processes/healthCheck.ts";
import { listeners, loadBalancers, targetGroups, targetsByGroup, targetsById, type TargetRow } from "./tables.ts";
import { reconsider, removeTarget } from "./targetState.ts";
import { shiftFlows, shiftListener, shiftTraffic } from "./traffic.ts";

/** Whatever answers on an instance's ports has changed: its targets are probed again, and requests may fail or succeed. */
export const reactions = [
  reaction(processAnswersDifferently, (ctx, { instanceId }) => wakeTargetsOf(ctx, instanceId)),
  reaction(processExited, (ctx, { instanceId }) => wakeTargetsOf(ctx, instanceId)),
  reaction(machineLost, (ctx, { instanceId }) => wakeTargetsOf(ctx, instanceId)),
  reaction(machineBooted, (ctx, { instanceId }) => wakeTargetsOf(ctx, instanceId)),

  reaction(interfaceDeleted, (ctx, { vpcId, privateIpAddress }) => wakeAddress(ctx, vpcId, privateIpAddress)),

  // Packets may come to targets and listeners now that did not, or the other way round.
  reaction(networkChanged, (ctx, { vpcId }) => {
    for (const { targetGroupArn } of ctx.all(targetGroups).filter((group) => group.vpcId === vpcId)) {
      for (const target of ctx.where(targetsByGroup, targetGroupArn)) wakeTarget(ctx, target);
      shiftTraffic(ctx, targetGroupArn);
    }
    for (const { listenerArn, loadBalancerArn } of ctx.all(listeners)) {
      if (ctx.need(loadBalancers, loadBalancerArn).vpcId === vpcId) shiftListener(ctx, listenerArn);
    }
  }),

  // Observed: a terminated instance disappears from its target groups by itself.
  reaction(instanceStateChanged, (ctx, { instanceId, state }) => {
    for (const target of ctx.where(targetsById, instanceId)) {
      if (state === "terminated") removeTarget(ctx, target);
      else reconsider(ctx, target);
    }
  }),
];

function wakeTargetsOf(ctx: Context, instanceId: string): void {
  shiftFlows(ctx);
  wakeTargets(ctx, instanceId);
  for (const { targetGroupArn } of ctx.where(targetsById, instanceId)) shiftTraffic(ctx, targetGroupArn);
  for (const { vpcId, privateIpAddress } of addressesOn(ctx, instanceId)) wakeAddress(ctx, vpcId, privateIpAddress);
}

function wakeAddress(ctx: Context, vpcId: string, address: string): void {
  for (const target of ctx.where(targetsById, address)) {
    if (ctx.need(targetGroups, target.targetGroupArn).vpcId === vpcId) wake(ctx, target);
  }
}

function wake(ctx: Context, target: TargetRow): void {
  wakeTarget(ctx, target);
  shiftTraffic(ctx, target.targetGroupArn);
}
