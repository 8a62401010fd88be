import { DRAINING_HOOK } from "../../../../aws/rules/managedPolicy.ts";
import type { Context } from "../../../kernel/context.ts";
import { groupByArn, type AutoScalingGroupRow } from "../../autoscaling/contract.ts";
import type { GroupProviderRow } from "../lateTables.ts";
import { findGroupProvider } from "./find.ts";
import { clusterAttachments, type ClusterAttachment } from "./tables.ts";

type Hook = Omit<ClusterAttachment, "id">;

/** Lets the groups of capacity providers with managed draining wait for ECS before they terminate instances. ECS guide, "Managed instance draining"; that the hook comes with the association, and its result, are assumed. */
export function putHooks(ctx: Context, providers: readonly GroupProviderRow[]): readonly Hook[] {
  return providers.flatMap(({ name: capacityProvider, managedDraining, autoScalingGroupArn }): readonly Hook[] => {
    const group = groupByArn(ctx, autoScalingGroupArn);
    if (managedDraining === "DISABLED" || group === undefined || group.isDeleting) return [];
    if (!hasHook(group)) {
      ctx.call("autoscaling", "PutLifecycleHook", {
        AutoScalingGroupName: group.autoScalingGroupName,
        LifecycleHookName: DRAINING_HOOK,
        LifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
        DefaultResult: "CONTINUE",
      });
    }
    return [{ type: "managed_draining", capacityProvider, name: DRAINING_HOOK }];
  });
}

/** Takes away the hooks that a cluster has no more, unless another cluster has them. Without managed scaling several may share a capacity provider. */
export function dropHooks(ctx: Context, clusterArn: string, kept: readonly Hook[]): void {
  for (const { type, capacityProvider } of ctx.find(clusterAttachments, clusterArn)?.attachments ?? []) {
    const isIt = (other: Hook): boolean => other.type === type && other.capacityProvider === capacityProvider;
    if (type !== "managed_draining" || kept.some(isIt)) continue;
    if (ctx.all(clusterAttachments).some((row) => row.clusterArn !== clusterArn && row.attachments.some(isIt))) continue;
    const group = groupByArn(ctx, findGroupProvider(ctx, capacityProvider)?.autoScalingGroupArn ?? "");
    if (group !== undefined && hasHook(group)) ctx.call("autoscaling", "DeleteLifecycleHook", { AutoScalingGroupName: group.autoScalingGroupName, LifecycleHookName: DRAINING_HOOK });
  }
}

const hasHook = ({ lifecycleHooks = [] }: AutoScalingGroupRow): boolean => lifecycleHooks.some(({ LifecycleHookName }) => LifecycleHookName === DRAINING_HOOK);
