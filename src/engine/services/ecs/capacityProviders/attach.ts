import { managedPolicyName } from "../../../../aws/rules/managedPolicy.ts";
import type { Attachment } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { uuid } from "../../../kernel/ids.ts";
import { groupByArn, type AutoScalingGroupRow } from "../../autoscaling/contract.ts";
import type { GroupProviderRow } from "../lateTables.ts";
import { clusters } from "../tables.ts";
import { attachmentsSettle } from "../timers.ts";
import { ATTACHMENTS_UPDATE } from "../timing.ts";
import { dropHooks, putHooks } from "./drainingHook.ts";
import { findGroupProvider, providersOf } from "./find.ts";
import { clusterAttachments, managedScaling, type ClusterAttachment } from "./tables.ts";

/** Puts into the groups of a cluster's capacity providers what ECS needs there, and takes away what it does not need any more. */
export function attach(ctx: Context, clusterArn: string): void {
  const providers = providersOf(ctx, clusterArn).flatMap((name) => findGroupProvider(ctx, name) ?? []);
  const managed = providers.filter(({ managedScaling: { status } }) => status === "ENABLED");
  for (const row of ctx.all(managedScaling)) {
    if (row.clusterArn !== clusterArn || managed.some(({ capacityProviderArn }) => capacityProviderArn === row.capacityProviderArn)) continue;
    ctx.call("autoscaling", "DeletePolicy", { AutoScalingGroupName: row.autoScalingGroupName, PolicyName: row.policyName });
    ctx.remove(managedScaling, row.capacityProviderArn);
  }
  const policies = managed.flatMap((provider): readonly Made[] => {
    const group = groupByArn(ctx, provider.autoScalingGroupArn);
    return group === undefined ? [] : [{ type: "as_policy", capacityProvider: provider.name, name: putPolicy(ctx, provider, { clusterArn, group }) }];
  });
  const before = ctx.find(clusterAttachments, clusterArn)?.attachments ?? [];
  const made = [...policies, ...putHooks(ctx, providers)];
  dropHooks(ctx, clusterArn, made);
  settle(ctx, clusterArn, made.map((one) => before.find(({ type, capacityProvider, name }) => type === one.type && capacityProvider === one.capacityProvider && name === one.name) ?? { id: uuid(ctx), ...one }));
}

type Made = Omit<ClusterAttachment, "id">;

interface Of {
  readonly clusterArn: string;
  readonly group: AutoScalingGroupRow;
}

/** Observed: what the policy is called and looks at. */
function putPolicy(ctx: Context, { capacityProviderArn, name, managedScaling: { targetCapacity, instanceWarmupPeriod } }: GroupProviderRow, { clusterArn, group }: Of): string {
  const { autoScalingGroupName } = group;
  const policyName = ctx.find(managedScaling, capacityProviderArn)?.policyName ?? managedPolicyName(uuid(ctx));
  const Dimensions = [{ Name: "CapacityProviderName", Value: name }, { Name: "ClusterName", Value: ctx.need(clusters, clusterArn).clusterName }];
  ctx.call("autoscaling", "PutScalingPolicy", {
    AutoScalingGroupName: autoScalingGroupName,
    PolicyName: policyName,
    PolicyType: "TargetTrackingScaling",
    EstimatedInstanceWarmup: instanceWarmupPeriod,
    TargetTrackingConfiguration: { TargetValue: targetCapacity, CustomizedMetricSpecification: { Namespace: "AWS/ECS/ManagedScaling", MetricName: "CapacityProviderReservation", Dimensions, Statistic: "Average" } },
  });
  if (ctx.find(managedScaling, capacityProviderArn) === undefined) ctx.insert(managedScaling, { capacityProviderArn, clusterArn, autoScalingGroupName, policyName, evaluation: null });
  return policyName;
}

function settle(ctx: Context, clusterArn: string, attachments: readonly ClusterAttachment[]): void {
  const before = ctx.find(clusterAttachments, clusterArn);
  if (before === undefined && attachments.length === 0) return;
  if (before === undefined) ctx.insert(clusterAttachments, { clusterArn, status: "UPDATE_IN_PROGRESS", attachments });
  else ctx.update(clusterAttachments, clusterArn, { status: "UPDATE_IN_PROGRESS", attachments });
  ctx.schedule(attachmentsSettle, clusterArn, ATTACHMENTS_UPDATE);
}

/** Its attachments are as they are to be. */
export function attachmentsAreThere(ctx: Context, clusterArn: string): void {
  const row = ctx.find(clusterAttachments, clusterArn);
  if (row === undefined) return;
  if (row.attachments.length === 0) ctx.remove(clusterAttachments, clusterArn);
  else ctx.update(clusterAttachments, clusterArn, { status: "UPDATE_COMPLETE" });
}

/** As DescribeClusters gives them. */
export function describeAttachments(view: View, clusterArn: string): { readonly attachments: readonly Attachment[]; readonly attachmentsStatus?: string } {
  const row = view.find(clusterAttachments, clusterArn);
  if (row === undefined) return { attachments: [] };
  const status = row.status === "UPDATE_COMPLETE" ? "CREATED" : "PRECREATED";
  const attachments = row.attachments.map(({ id, type, capacityProvider, name }) => ({
    id,
    type,
    status,
    details: [{ name: "capacityProviderName", value: capacityProvider }, { name: type === "as_policy" ? "scalingPolicyName" : "autoScalingLifecycleHookName", value: name }],
  }));
  return { attachments, attachmentsStatus: row.status };
}
