import type { Context } from "../../../kernel/context.ts";
import { instanceOf } from "../../ec2/contract.ts";
import { shiftClassic } from "../queries.ts";
import { reconsider, removeRegistration } from "../registration.ts";
import { classicBalancers, instancesByBalancer, registeredInstances, registrationsByInstance, type RegisteredInstanceRow } from "../tables.ts";
import { wake } from "./probe.ts";

/** Whatever answers on an instance's ports has changed, or the instance itself. Assumed: one that is terminated disappears at once. */
export function instanceChanged(ctx: Context, instanceId: string): void {
  const isGone = (instanceOf(ctx, instanceId)?.state ?? "terminated") === "terminated";
  for (const row of ctx.where(registrationsByInstance, instanceId)) {
    if (isGone) removeRegistration(ctx, row);
    else lookAgain(ctx, row);
  }
}

/** Packets may come to instances and listeners now that did not, or the other way round. */
export function networkChanged(ctx: Context, vpcId: string): void {
  for (const balancer of ctx.all(classicBalancers)) if (balancer.vpcId === vpcId) lookAround(ctx, balancer.loadBalancerName);
}

/** For when a load balancer stands elsewhere, asks otherwise, or may go elsewhere. */
export function lookAround(ctx: Context, loadBalancerName: string): void {
  for (const row of ctx.where(instancesByBalancer, loadBalancerName)) lookAgain(ctx, row);
  shiftClassic(ctx, loadBalancerName);
}

function lookAgain(ctx: Context, row: RegisteredInstanceRow): void {
  reconsider(ctx, row);
  wake(ctx, ctx.need(registeredInstances, row.registrationKey));
  shiftClassic(ctx, row.loadBalancerName);
}
