import { groupBy } from "../../../lib/groupBy.ts";
import { DRAINING_HOOK, isManagedPolicy } from "../../rules/managedPolicy.ts";
import type { AccountDescription } from "../../account/description.ts";
import type { CapacityProviderDescription, GroupDescription, GroupMemberDescription, LaunchTemplateDescription } from "../../account/groups.ts";
import { targetGroupArn } from "../../arn.ts";
import { TERMINATION_POLICIES } from "../../rules/groupStrategies.ts";
import { isReservedProvider } from "../../rules/reservedProviders.ts";
import { errorIn } from "../../validate.ts";
import type { BalancingDraft } from "./balancing.ts";
import { type Fields, fieldOf, flagOf, partOf, partsOf, tagsOf, textOf, textsOf, wholeOf, wholesOf } from "./fields.ts";
import { actionIn, groupPolicyIn, hookIn, mixedIn, warmPoolIn } from "./groupParts.ts";
import type { Item, Items } from "./items.ts";
import { balancingName, isName, madeUpUuid, policyIdIn } from "./names.ts";
import type { NetworkDraft } from "./network.ts";
import type { Report } from "./remark.ts";
import type { Times } from "./times.ts";

interface Around {
  readonly items: Items;
  readonly times: Times;
  readonly network: NetworkDraft;
  readonly balancing: BalancingDraft;
  readonly report: Report;
}

type Settings = GroupDescription["settings"];
type Own = Omit<GroupDescription, "instances"> & { readonly members: readonly Fields[] };

/** The simulation takes no more. */
const MOST = { templates: 5_000, groups: 500, providers: 100 } as const;

/** Groups of instances that are taken over, by what they launch, and the capacity providers over them. */
export class GroupsDraft {
  readonly launchTemplates = new Map<string, LaunchTemplateDescription>();
  readonly providers = new Map<string, CapacityProviderDescription>();
  readonly #groups = new Map<string, Own>();
  readonly #around: Around;
  readonly #versions: ReadonlyMap<string | undefined, readonly Item[]>;
  readonly #templateNames = new Set<string>();

  constructor(around: Around) {
    this.#around = around;
    this.#versions = groupBy(around.items.launchTemplateVersion, ({ fields }) => textOf(fields, "LaunchTemplateId", 64));
    for (const item of around.items.launchTemplate) this.#launchTemplate(item);
    for (const item of around.items.autoScalingGroup) this.#group(item);
    for (const item of around.items.capacityProvider) this.#provider(item);
  }

  /** With the instances of theirs that are taken over and run. */
  groups(running: ReadonlySet<string>): readonly GroupDescription[] {
    const taken = new Set<string>();
    return [...this.#groups.values()].map(({ members, ...group }) => {
      const instances = members.flatMap((one): readonly GroupMemberDescription[] => {
        const [instanceId = "", state] = [textOf(one, "InstanceId", 64), textOf(one, "LifecycleState")];
        if (!running.has(instanceId) || taken.has(instanceId) || (state !== "InService" && state !== "Standby")) return [];
        taken.add(instanceId);
        return [{ instanceId, isStandby: state === "Standby", isHealthy: textOf(one, "HealthStatus") !== "Unhealthy", isProtected: flagOf(one, "ProtectedFromScaleIn") ?? false }];
      });
      return { ...group, instances };
    });
  }

  #launchTemplate({ fields, options: _options, ...spot }: Item): void {
    const { times, report } = this.#around;
    const [launchTemplateId = "", launchTemplateName = ""] = [textOf(fields, "LaunchTemplateId", 64), textOf(fields, "LaunchTemplateName", 128)];
    const what = `Launch template ${launchTemplateName}`;
    const versions = (this.#versions.get(launchTemplateId) ?? []).map((one) => one.fields);
    const version = versions.find((one) => flagOf(one, "DefaultVersion") === true) ?? versions.at(-1);
    if (version === undefined) return report.leftOut(spot, what, "What it launches is not told: describe-launch-template-versions does.");
    const data = launchedBy(partOf(version, "LaunchTemplateData"));
    const isFine = /^lt-[0-9a-z]{1,60}$/.test(launchTemplateId) && /^[a-zA-Z0-9().\-/_]{3,128}$/.test(launchTemplateName) && !this.#templateNames.has(launchTemplateName);
    if (!isFine || errorIn("ec2", "CreateLaunchTemplate", { LaunchTemplateName: launchTemplateName, LaunchTemplateData: data }) !== undefined || this.launchTemplates.size >= MOST.templates) return report.leftOut(spot, what, "It cannot be read.");
    if (fieldOf(partOf(version, "LaunchTemplateData"), "InstanceRequirements") !== undefined) report.leftOut(spot, what, "InstanceRequirements are not simulated.");
    if (versions.length > 1) report.assumed(spot, what, "It has its default version alone here.");
    this.#templateNames.add(launchTemplateName);
    this.launchTemplates.set(launchTemplateId, { launchTemplateId, launchTemplateName, versionDescription: textOf(version, "VersionDescription") ?? null, data, tags: tagsOf(fields, "Tags"), createdAgo: times.since(fields, "CreateTime") });
    report.used(spot, what);
  }

  #group({ fields, options: _options, ...spot }: Item): void {
    const { times, report } = this.#around;
    const name = textOf(fields, "AutoScalingGroupName") ?? "";
    const what = `Auto Scaling group ${name}`;
    const settings = this.#settings(fields, name);
    const why = typeof settings === "string" ? settings : this.#groups.size >= MOST.groups ? "There are too many." : undefined;
    if (typeof settings === "string" || why !== undefined) return report.leftOut(spot, what, why ?? "");
    const lost = NOT_SIMULATED.filter((member) => isSaid(fieldOf(fields, member)));
    if (lost.length > 0) report.leftOut(spot, what, `${lost.join(", ")}: not simulated.`);
    const owned = this.#of("groupPolicy", name).filter(({ fields: policy }) => !isManagedPolicy(textOf(policy, "PolicyName") ?? ""));
    const policies = this.#read(owned, { kind: "Scaling policy", member: "PolicyName", read: groupPolicyIn });
    const actions = this.#read(this.#of("groupAction", name), { kind: "Scheduled action", member: "ScheduledActionName", read: actionIn });
    const pool = settings.MixedInstancesPolicy === undefined ? warmPoolIn(partOf(fields, "WarmPoolConfiguration")) : null;
    this.#groups.set(name, {
      groupId: /:autoScalingGroup:([0-9a-f-]{1,64}):/.exec(textOf(fields, "AutoScalingGroupARN", 2_048) ?? "")?.[1] ?? madeUpUuid(`group ${name}`),
      settings,
      warmPool: pool,
      policies: policies.slice(0, 50).map(({ fields: own, read: policy }) => ({ policyId: policyIdIn(own, `${name} ${policy.PolicyName}`), policy })),
      actions: actions.slice(0, 125).map(({ read }) => read),
      metrics: partsOf(fields, "EnabledMetrics").flatMap((one) => textOf(one, "Metric") ?? []).slice(0, 50),
      suspended: partsOf(fields, "SuspendedProcesses").flatMap((one) => textOf(one, "ProcessName") ?? []).slice(0, 50),
      members: partsOf(fields, "Instances").slice(0, 5_000),
      createdAgo: times.since(fields, "CreatedTime"),
    });
    report.used(spot, what, `${settings.MinSize} to ${settings.MaxSize} instances, ${settings.DesiredCapacity ?? 0} desired`);
  }

  /** What is described beside a group. */
  #of(kind: "lifecycleHook" | "groupPolicy" | "groupAction", group: string): readonly Item[] {
    return this.#around.items[kind].filter(({ fields }) => textOf(fields, "AutoScalingGroupName") === group);
  }

  /** The items that can be read; of the others is told why not. */
  #read<T extends object>(items: readonly Item[], { kind, member, read }: { readonly kind: string; readonly member: string; readonly read: (fields: Fields) => T | string }): readonly { readonly fields: Fields; readonly read: T }[] {
    const { report } = this.#around;
    return items.flatMap(({ fields, options: _options, ...spot }) => {
      const [what, taken] = [`${kind} ${textOf(fields, member) ?? ""}`, read(fields)];
      if (typeof taken === "string") report.leftOut(spot, what, taken);
      else report.used(spot, what);
      return typeof taken === "string" ? [] : [{ fields, read: taken }];
    });
  }

  /** As CreateAutoScalingGroup takes them; a text says why not. */
  #settings(fields: Fields, name: string): Settings | string {
    const { network } = this.#around;
    if (name === "" || this.#groups.has(name)) return "It has no name, or that of another.";
    if (isSaid(fieldOf(fields, "Status"))) return "It is being deleted.";
    const mixed = mixedIn(partOf(fields, "MixedInstancesPolicy"));
    if (mixed === null) return "Its MixedInstancesPolicy cannot be read.";
    const LaunchTemplateId = textOf(mixed === undefined ? partOf(fields, "LaunchTemplate") : partOf(partOf(partOf(fields, "MixedInstancesPolicy"), "LaunchTemplate"), "LaunchTemplateSpecification"), "LaunchTemplateId", 64) ?? "";
    if (!this.launchTemplates.has(LaunchTemplateId)) return "Its launch template is not taken over.";
    const [min, max] = [wholeOf(fields, "MinSize"), wholeOf(fields, "MaxSize")];
    const desired = wholeOf(fields, "DesiredCapacity") ?? min;
    if (min === undefined || max === undefined || desired === undefined || min > desired || desired > max) return "Its sizes cannot be read.";
    const hooks = this.#of("lifecycleHook", name).flatMap(({ fields: hook }) => (textOf(hook, "LifecycleHookName") === DRAINING_HOOK ? [] : (hookIn(hook) ?? []))).slice(0, 50);
    const subnets = network.knownSubnets((textOf(fields, "VPCZoneIdentifier", 2_048) ?? "").split(",").filter((id) => id !== ""), { zone: undefined, vpcId: undefined });
    const targets = this.#targets(fields);
    const checks = (textOf(fields, "HealthCheckType") ?? "EC2").split(",").filter((check) => check === "EC2" || check === "ELB");
    const policies = textsOf(fields, "TerminationPolicies").filter((policy) => TERMINATION_POLICIES.has(policy));
    const warmup = wholeOf(fields, "DefaultInstanceWarmup", { most: 3_600 });
    const settings: Settings = {
      AutoScalingGroupName: name,
      ...(mixed === undefined ? { LaunchTemplate: { LaunchTemplateId } } : { MixedInstancesPolicy: { ...mixed, LaunchTemplate: { ...mixed.LaunchTemplate, LaunchTemplateSpecification: { LaunchTemplateId } } } }),
      MinSize: min,
      MaxSize: max,
      DesiredCapacity: desired,
      DefaultCooldown: wholeOf(fields, "DefaultCooldown") ?? 300,
      VPCZoneIdentifier: subnets.join(","),
      HealthCheckType: checks.length === 0 ? "EC2" : checks.join(","),
      HealthCheckGracePeriod: wholeOf(fields, "HealthCheckGracePeriod") ?? 0,
      NewInstancesProtectedFromScaleIn: flagOf(fields, "NewInstancesProtectedFromScaleIn") ?? false,
      ...(policies.length === 0 ? {} : { TerminationPolicies: policies }),
      ...(flagOf(fields, "CapacityRebalance") === true ? { CapacityRebalance: true } : {}),
      ...(warmup === undefined ? {} : { DefaultInstanceWarmup: warmup }),
      ...(targets.length === 0 ? {} : { TargetGroupARNs: targets }),
      ...(hooks.length === 0 ? {} : { LifecycleHookSpecificationList: hooks }),
      Tags: partsOf(fields, "Tags").flatMap((tag) => {
        const Key = textOf(tag, "Key", 128);
        return Key === undefined || Key.startsWith("aws:") ? [] : [{ Key, Value: textOf(tag, "Value", 256) ?? "", PropagateAtLaunch: flagOf(tag, "PropagateAtLaunch") ?? false }];
      }),
    };
    return errorIn("autoscaling", "CreateAutoScalingGroup", settings) === undefined ? settings : "It cannot be read.";
  }

  #targets(fields: Fields): readonly string[] {
    return textsOf(fields, "TargetGroupARNs", 2_048).flatMap((arn) => {
      const ref = balancingName(arn)?.ref ?? "";
      const group = this.#around.balancing.targetGroups.get(ref);
      return group?.targetType === "instance" ? [targetGroupArn(group.name, group.id)] : [];
    });
  }

  #provider({ fields, options: _options, ...spot }: Item): void {
    const { report } = this.#around;
    const name = textOf(fields, "name");
    const what = `Capacity provider ${name ?? ""}`;
    const own = partOf(fields, "autoScalingGroupProvider");
    const arn = textOf(own, "autoScalingGroupArn", 2_048) ?? "";
    if (!isName(name) || isReservedProvider(name) || (textOf(fields, "status") ?? "ACTIVE") !== "ACTIVE") return;
    if (arn === "") return report.leftOut(spot, what, "Only capacity providers of Auto Scaling groups are taken over.");
    const group = this.#groups.get(/:autoScalingGroupName\/(.+)$/.exec(arn)?.[1] ?? "");
    const settings = providerSettings(own);
    const scaling = settings.managedScaling;
    const steps = [scaling?.minimumScalingStepSize ?? 1, scaling?.maximumScalingStepSize ?? 10_000] as const;
    const isProtected = settings.managedTerminationProtection === "ENABLED";
    const isTaken = [...this.providers.values()].some(({ autoScalingGroupName }) => autoScalingGroupName === group?.settings.AutoScalingGroupName);
    if (group === undefined || isTaken) return report.leftOut(spot, what, "Its Auto Scaling group is not taken over, or is another's.");
    const cannotBe = steps[0] > steps[1] || (isProtected && (scaling?.status !== "ENABLED" || group.settings.NewInstancesProtectedFromScaleIn !== true)) || group.warmPool?.InstanceReusePolicy?.ReuseOnScaleIn === true;
    if (cannotBe || errorIn("ecs", "CreateCapacityProvider", { name, autoScalingGroupProvider: { ...settings, autoScalingGroupArn: arn } }) !== undefined || this.providers.size >= MOST.providers) return report.leftOut(spot, what, "Its settings do not go together.");
    this.providers.set(name, { name, autoScalingGroupName: group.settings.AutoScalingGroupName, settings, tags: tagsOf(fields, "tags") });
    report.used(spot, what);
  }

  /** Which capacity providers clusters have, as far as they are here. */
  associations(clusters: readonly { readonly clusterName: string }[]): AccountDescription["associations"] {
    const names = new Set(clusters.map(({ clusterName }) => clusterName));
    return [...this.#associated()].filter(([cluster]) => names.has(cluster)).map(([cluster, { capacityProviders, strategy }]) => ({ cluster, capacityProviders, strategy }));
  }

  /** The strategy that a list tells, over what a cluster has; empty: it is none here. */
  strategyIn(cluster: string, items: readonly Fields[]): AccountDescription["associations"][number]["strategy"] {
    const own = this.#associated().get(cluster)?.capacityProviders ?? [];
    return strategyOver(own.filter((name) => !isReservedProvider(name)), items);
  }

  /** Whether a task of a cluster can have been launched by it. */
  has(cluster: string, provider: string | undefined): provider is string {
    return provider !== undefined && this.providers.has(provider) && this.#associated().get(cluster)?.capacityProviders.includes(provider) === true;
  }

  #associations: ReadonlyMap<string, Omit<AccountDescription["associations"][number], "cluster">> | undefined;

  #associated(): ReadonlyMap<string, Omit<AccountDescription["associations"][number], "cluster">> {
    this.#associations ??= new Map(
      this.#around.items.cluster.flatMap(({ fields }) => {
        const clusterName = textOf(fields, "clusterName");
        const capacityProviders = [...new Set(textsOf(fields, "capacityProviders"))].filter((name) => isReservedProvider(name) || this.providers.has(name)).slice(0, 20);
        if (clusterName === undefined || capacityProviders.every(isReservedProvider)) return [];
        return [[clusterName, { capacityProviders, strategy: strategyOver(capacityProviders, partsOf(fields, "defaultCapacityProviderStrategy")) }] as const];
      }),
    );
    return this.#associations;
  }
}

const isSaid = (value: unknown): boolean => value !== undefined && value !== null && value !== "" && value !== 0 && !(Array.isArray(value) && value.length === 0);

const NOT_SIMULATED = ["AvailabilityZoneDistribution", "AvailabilityZoneImpairmentPolicy", "CapacityReservationSpecification", "DeletionProtection", "InstanceMaintenancePolicy", "LoadBalancerNames", "MaxInstanceLifetime", "PlacementGroup"];

/** The instance profile goes by its name: it is in this account. */
function launchedBy({ InstanceRequirements: _requirements, IamInstanceProfile, ...data }: Fields): LaunchTemplateDescription["data"] {
  const profile = partOf({ IamInstanceProfile }, "IamInstanceProfile");
  const name = textOf(profile, "Name") ?? textOf(profile, "Arn", 2_048);
  const last = name?.slice(name.lastIndexOf("/") + 1) ?? "";
  return { ...data, ...(/^[\w+=,.@-]{1,128}$/.test(last) ? { IamInstanceProfile: { Name: last } } : {}) };
}

function providerSettings(own: Fields): CapacityProviderDescription["settings"] {
  const scaling = partOf(own, "managedScaling");
  const numbers = wholesOf(scaling, ["targetCapacity", "minimumScalingStepSize", "maximumScalingStepSize", "instanceWarmupPeriod"]);
  const isOn = (fields: Fields, member: string): "ENABLED" | "DISABLED" => (textOf(fields, member) === "ENABLED" ? "ENABLED" : "DISABLED");
  return { managedScaling: { status: isOn(scaling, "status"), ...numbers }, managedTerminationProtection: isOn(own, "managedTerminationProtection"), managedDraining: isOn(own, "managedDraining") };
}

/** A strategy as a list tells it; none where it is not one over what there is. */
function strategyOver(own: readonly string[], items: readonly Fields[]): AccountDescription["associations"][number]["strategy"] {
  const strategy = items.slice(0, 20).map((item) => ({ capacityProvider: textOf(item, "capacityProvider") ?? "", base: wholeOf(item, "base", { most: 100_000 }) ?? 0, weight: wholeOf(item, "weight", { most: 1_000 }) ?? 0 }));
  const names = strategy.map(({ capacityProvider }) => capacityProvider);
  const isOne = names.every((name) => own.includes(name)) && new Set(names).size === names.length && (names.every(isReservedProvider) || !names.some(isReservedProvider)) && strategy.filter(({ base }) => base > 0).length <= 1;
  return isOne ? strategy : [];
}
