import type { AccountDescription, ServiceDescription } from "../../../../aws/account/description.ts";
import { capacityProviderArn, clusterArn } from "../../../../aws/arn.ts";
import { RESERVED_PROVIDERS } from "../../../../aws/rules/reservedProviders.ts";
import { errorIn } from "../../../../aws/validate.ts";
import { assert } from "../../../../lib/assert.ts";
import { repeated } from "../../../../lib/repeated.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { attempt } from "../../../kernel/operation.ts";
import { groupNamed } from "../../autoscaling/contract.ts";
import { checkCount } from "../capacityProviders/association.ts";
import { attach } from "../capacityProviders/attach.ts";
import { findProvider } from "../capacityProviders/find.ts";
import { DEFAULT_SETTINGS, settingsFrom } from "../capacityProviders/settings.ts";
import { itemsFrom, strategyFrom } from "../capacityProviders/strategy.ts";
import { changeOptions } from "../clusterRules.ts";
import { capacityProviders } from "../lateTables.ts";
import { CAPACITY_PROVIDERS_PER_REGION } from "../limits.ts";

type Described = Pick<AccountDescription, "autoScalingGroups" | "capacityProviders" | "associations" | "clusters" | "services" | "tasks">;

/** What keeps ECS from taking in the capacity providers that are described, as a sentence. */
export function problemOfProviders(view: View, account: Described): string | undefined {
  const groups = new Map(account.autoScalingGroups.map((group) => [group.settings.AutoScalingGroupName, group]));
  for (const { name, autoScalingGroupName, settings } of account.capacityProviders) {
    const group = groups.get(autoScalingGroupName);
    const problem = errorIn("ecs", "CreateCapacityProvider", { name, autoScalingGroupProvider: { ...settings, autoScalingGroupArn: autoScalingGroupName } });
    if (problem !== undefined) return `The capacity provider ${name} cannot be: ${problem.message}`;
    const answer = attempt(() => settingsFrom(settings, DEFAULT_SETTINGS));
    if (!answer.ok) return `The capacity provider ${name} cannot be: ${answer.message}`;
    if (group === undefined) return `The capacity provider ${name} has a group that is not described.`;
    if (group.warmPool?.InstanceReusePolicy?.ReuseOnScaleIn === true) return `The capacity provider ${name} has a group whose warm pool takes instances back.`;
    if (settings.managedTerminationProtection === "ENABLED" && group.settings.NewInstancesProtectedFromScaleIn !== true) return `The capacity provider ${name} has a group whose new instances are not protected.`;
    if (findProvider(view, name) !== undefined) return `The capacity provider ${name} is there already.`;
  }
  const all = account.capacityProviders;
  if (view.size(capacityProviders) + all.length > CAPACITY_PROVIDERS_PER_REGION) return `There can be at most ${CAPACITY_PROVIDERS_PER_REGION} capacity providers.`;
  const twice = repeated(all.map(({ name }) => name)) ?? repeated(all.map(({ autoScalingGroupName }) => autoScalingGroupName)) ?? repeated(account.associations.map(({ cluster }) => cluster));
  return twice === undefined ? problemOfStrategies(account) : `${twice} is described twice.`;
}

function problemOfStrategies({ capacityProviders: all, associations, clusters, services, tasks }: Described): string | undefined {
  const known = new Set([...all.map(({ name }) => name), ...RESERVED_PROVIDERS]);
  const names = new Set(clusters.map(({ clusterName }) => clusterName));
  const associated = new Map<string, readonly string[]>();
  for (const { cluster, capacityProviders: own, strategy } of associations) {
    const problem = problemOfStrategy(strategy, own);
    if (!names.has(cluster) || problem !== undefined || !attempt(() => checkCount(own)).ok) return `The capacity providers of ${cluster} cannot be: ${problem ?? "it is not described, or has too many"}.`;
    const unknown = own.find((name) => !known.has(name));
    if (unknown !== undefined || repeated(own) !== undefined) return `The capacity providers of ${cluster} cannot be: ${unknown ?? "one"} is not described, or is there twice.`;
    associated.set(cluster, own);
  }
  for (const { cluster, serviceName, strategy } of services) {
    const problem = problemOfStrategy(strategy, (associated.get(cluster) ?? []).filter((name) => !name.startsWith("FARGATE")));
    if (problem !== undefined) return `The service ${serviceName}: ${problem}`;
  }
  const stray = tasks.find(({ cluster, capacityProvider }) => capacityProvider !== null && !(associated.get(cluster) ?? []).includes(capacityProvider));
  return stray === undefined ? undefined : `The task ${stray.id} was launched by a capacity provider that its cluster does not have.`;
}

function problemOfStrategy(strategy: ServiceDescription["strategy"], associated: readonly string[]): string | undefined {
  const problem = errorIn("ecs", "PutClusterCapacityProviders", { cluster: "x", capacityProviders: [], defaultCapacityProviderStrategy: strategy });
  if (problem !== undefined) return problem.message;
  const answer = attempt(() => strategyFrom(strategy, associated));
  return answer.ok ? undefined : answer.message;
}

/** Writes down capacity providers, and which clusters have them; what ECS needs in their groups it makes anew. */
export function restoreProviders(ctx: Context, { capacityProviders: all, associations }: Described): void {
  for (const { name, autoScalingGroupName, settings, tags } of all) {
    const group = groupNamed(ctx, autoScalingGroupName);
    assert(group !== undefined, `${autoScalingGroupName} was seen to be described`);
    ctx.insert(capacityProviders, { capacityProviderArn: capacityProviderArn(name), name, autoScalingGroupArn: group.autoScalingGroupArn, ...settingsFrom(settings, DEFAULT_SETTINGS), status: "ACTIVE", updateStatus: null, updateStatusReason: null, tags, inactiveSince: null });
  }
  for (const { cluster, capacityProviders: own, strategy } of associations) {
    changeOptions(ctx, clusterArn(cluster), { capacityProviders: own, defaultCapacityProviderStrategy: itemsFrom(strategy) });
    attach(ctx, clusterArn(cluster));
  }
}
