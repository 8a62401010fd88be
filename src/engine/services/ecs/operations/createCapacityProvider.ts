import { capacityProviderArn as arnFor } from "../../../../aws/arn.ts";
import type { AutoScalingGroupProvider, CreateCapacityProviderRequest, CreateCapacityProviderResponse } from "../../../../aws/generated/ecs.ts";
import { NAME } from "../../../../aws/rules/names.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { groupByArn } from "../../autoscaling/contract.ts";
import { tagGroup } from "../../autoscaling/late/contract.ts";
import { checkCount } from "../capacityProviders/association.ts";
import { checkGroup } from "../capacityProviders/checkGroup.ts";
import { findProvider, providersOf } from "../capacityProviders/find.ts";
import { managedInstancesFrom } from "../capacityProviders/managedInstances.ts";
import { DEFAULT_SETTINGS, settingsFrom } from "../capacityProviders/settings.ts";
import { changeOptions } from "../clusterRules.ts";
import { describeCapacityProvider } from "../describe/capacityProvider.ts";
import { capacityProviders, type CapacityProviderRow, type CapacityProviderSettings, type GroupProviderRow, type ManagedProviderRow } from "../lateTables.ts";
import { CAPACITY_PROVIDERS_PER_REGION } from "../limits.ts";
import { clusterNamed } from "../lookup.ts";
import { clientException, invalidParameter } from "../refusals.ts";
import { tagsFrom } from "../tags.ts";

/** Makes a capacity provider over an Auto Scaling group, or over instances that ECS launches. */
export const createCapacityProvider = operation("ecs", "CreateCapacityProvider", {
  check(view: View, input: CreateCapacityProviderRequest): CapacityProviderRow {
    const { name } = input;
    checkName(name);
    const capacity = capacityFrom(view, input);
    const row: CapacityProviderRow = {
      capacityProviderArn: arnFor(name),
      name,
      ...capacity,
      status: "ACTIVE",
      updateStatus: capacity.managedInstances === undefined ? null : "CREATE_COMPLETE",
      updateStatusReason: null,
      tags: tagsFrom(input.tags),
      inactiveSince: null,
    };
    refuseTwins(view, row);
    if (capacity.managedInstances === undefined) checkGroup(view, capacity.autoScalingGroupArn, capacity);
    return row;
  },

  apply(ctx: Context, row: CapacityProviderRow): CreateCapacityProviderResponse {
    // One of the name that was deleted lately may have been of the other kind.
    if (findProvider(ctx, row.name) !== undefined) ctx.remove(capacityProviders, row.capacityProviderArn);
    ctx.insert(capacityProviders, row);
    // ECS API, CreateCapacityProvider: one of managed instances is there for its cluster from the beginning.
    if (row.managedInstances !== undefined) changeOptions(ctx, row.managedInstances.clusterArn, { capacityProviders: [...providersOf(ctx, row.managedInstances.clusterArn), row.name] });
    // ECS guide, "Auto Scaling group capacity providers".
    else if (row.managedScaling.status === "ENABLED") tagGroup(ctx, groupByArn(ctx, row.autoScalingGroupArn)?.autoScalingGroupName ?? "", { key: "AmazonECSManaged", value: "", propagateAtLaunch: true });
    return { capacityProvider: describeCapacityProvider(row, { tags: true }) };
  },
});

/** ECS API, CreateCapacityProvider; the wordings are assumed. */
function checkName(name: string): void {
  if (!NAME.test(name)) throw invalidParameter("Capacity provider name contains invalid characters.");
  if (/^(aws|ecs|fargate)/i.test(name)) throw invalidParameter("Capacity provider names cannot be prefixed with 'aws', 'ecs', or 'fargate'.");
}

type Capacity = Pick<GroupProviderRow, "autoScalingGroupArn" | "managedInstances" | keyof CapacityProviderSettings> | Pick<ManagedProviderRow, "managedInstances" | "trouble">;

function capacityFrom(view: View, input: CreateCapacityProviderRequest): Capacity {
  const { name, autoScalingGroupProvider, managedInstancesProvider, cluster } = input;
  if (managedInstancesProvider === undefined) {
    const group = groupFrom(input);
    return { autoScalingGroupArn: group.autoScalingGroupArn, ...settingsFrom(group, DEFAULT_SETTINGS) };
  }
  // Assumed wordings, all.
  if (autoScalingGroupProvider !== undefined) throw invalidParameter("Specify either autoScalingGroupProvider or managedInstancesProvider.");
  if (cluster === undefined) throw invalidParameter("A cluster must be specified for a capacity provider with managedInstancesProvider.");
  const { clusterArn } = clusterNamed(view, cluster);
  const settings = managedInstancesFrom(view, managedInstancesProvider);
  checkCount([...providersOf(view, clusterArn), name]);
  return { managedInstances: { clusterArn, settings }, trouble: null };
}

function groupFrom({ autoScalingGroupProvider, cluster }: CreateCapacityProviderRequest): AutoScalingGroupProvider {
  // Assumed wordings. ECS API: only a provider of managed instances belongs to one cluster.
  if (autoScalingGroupProvider === undefined) throw invalidParameter("A capacity provider needs autoScalingGroupProvider or managedInstancesProvider.");
  if (cluster !== undefined) throw invalidParameter("A cluster can only be specified for a capacity provider with managedInstancesProvider.");
  if (!GROUP_ARN.test(autoScalingGroupProvider.autoScalingGroupArn)) {
    throw invalidParameter("The specified Auto Scaling group ARN is invalid. Specify a valid Auto Scaling group ARN and try again.");
  }
  return autoScalingGroupProvider;
}

const GROUP_ARN = /^arn:aws[a-z-]*:autoscaling:[a-z0-9-]+:\d{12}:autoScalingGroup:[^:]+:autoScalingGroupName\/.+$/;

function refuseTwins(view: View, { name, autoScalingGroupArn }: CapacityProviderRow): void {
  const existing = findProvider(view, name);
  if (existing?.updateStatus === "DELETE_IN_PROGRESS") {
    throw new Refusal("UpdateInProgressException", "The specified capacity provider is being deleted."); // Assumed wording.
  }
  // Observed, both.
  if (existing?.status === "ACTIVE") {
    throw clientException("The specified capacity provider already exists. To change the configuration of an existing capacity provider, update the capacity provider.");
  }
  const active = view.all(capacityProviders).filter(({ status }) => status === "ACTIVE");
  if (autoScalingGroupArn !== undefined && active.some((other) => other.autoScalingGroupArn === autoScalingGroupArn)) {
    throw clientException("The specified Auto Scaling group ARN is already being used by another capacity provider. Specify a unique Auto Scaling group ARN and try again.");
  }
  if (active.length >= CAPACITY_PROVIDERS_PER_REGION) {
    throw new Refusal("LimitExceededException", `The limit of ${CAPACITY_PROVIDERS_PER_REGION} capacity providers was exceeded.`);
  }
}
