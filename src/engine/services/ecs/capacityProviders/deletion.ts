import { idOf } from "../../../../aws/arn.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { capacityProviders, clusterOptions } from "../lateTables.ts";
import { forgetCapacityProvider } from "../timers.ts";
import { INACTIVE_KEPT } from "../timing.ts";

/** The deletion is done, unless a cluster was given the provider meanwhile. */
export function finishDeletion(ctx: Context, capacityProviderArn: string): void {
  const { name } = ctx.need(capacityProviders, capacityProviderArn);
  const reason = heldBy(ctx, name);
  if (reason !== null) return void ctx.update(capacityProviders, capacityProviderArn, failed(reason));
  ctx.update(capacityProviders, capacityProviderArn, { status: "INACTIVE", updateStatus: "DELETE_COMPLETE", inactiveSince: ctx.now });
  ctx.schedule(forgetCapacityProvider, capacityProviderArn, INACTIVE_KEPT);
}

/** Forgets a deleted capacity provider, unless it was made again, or made and deleted again, meanwhile. */
export function forgetProviderIfDeleted(ctx: Context, capacityProviderArn: string): void {
  const since = ctx.find(capacityProviders, capacityProviderArn)?.inactiveSince ?? null;
  if (since === null) return;
  const left = since + INACTIVE_KEPT - ctx.now;
  if (left > 0) ctx.schedule(forgetCapacityProvider, capacityProviderArn, left);
  else ctx.remove(capacityProviders, capacityProviderArn);
}

/** Observed: such a deletion is answered, with DELETE_FAILED. */
export const failed = (updateStatusReason: string) => ({ updateStatus: "DELETE_FAILED", updateStatusReason }) as const;

/** By a cluster that it is associated with still. The wording is assumed. */
export function heldBy(view: View, name: string): string | null {
  const holder = view.all(clusterOptions).find((options) => options.capacityProviders.includes(name));
  return holder === undefined ? null : `The capacity provider cannot be deleted because it is associated with cluster: ${idOf(holder.clusterArn)}. Remove the capacity provider from the cluster and try again.`;
}
