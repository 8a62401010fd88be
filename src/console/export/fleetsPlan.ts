import { DRAINING_HOOK, isManagedPolicy } from "../../aws/rules/managedPolicy.ts";
import { pick } from "../../aws/recreateParts.ts";
import type { Described } from "../../aws/recreate.ts";
import { answered } from "../../aws/template/answered.ts";
import { LAUNCHED_SECONDS } from "../../aws/template/launched.ts";
import type { Rows } from "../../bridge/protocol.ts";
import type { Tables } from "../store/replica.ts";
import { balancingIds } from "./deployingPlan.ts";
import { isDescribed, list, text, texts } from "./parts.ts";
import type { PlanWriter } from "./planWriter.ts";
import type { AccountAnswers } from "./readAccount.ts";
import { scalingPolicy } from "./scalingPlan.ts";
import { specified } from "./tagsPlan.ts";

/** Whether a scheduled action has begun is not described. */
type Groups = Pick<Tables, "autoscaling.groups">;

/** Launch templates, the groups that start instances by them, and the capacity providers over those: clusters speak of them. */
export function fleets(writer: PlanWriter, account: AccountAnswers, tables: Groups): void {
  for (const { LaunchTemplateName, VersionDescription, LaunchTemplateData, Tags } of account.launchTemplates) {
    const note = VersionDescription === undefined ? {} : { VersionDescription };
    writer.add(`launch-${text(LaunchTemplateName)}`, { service: "ec2", operation: "CreateLaunchTemplate", input: { LaunchTemplateName, ...note, LaunchTemplateData, ...specified("launch-template", Tags) } });
  }
  for (const group of account.autoScalingGroups) autoScalingGroup(writer, group, { account, tables: tables["autoscaling.groups"] });
  for (const provider of account.capacityProviders) {
    const { name, autoScalingGroupProvider, status } = provider;
    if (!isDescribed(autoScalingGroupProvider) || status !== "ACTIVE") continue;
    if (writer.knows(autoScalingGroupProvider["autoScalingGroupArn"])) capacityProvider(writer, provider, { autoScalingGroupProvider });
    else writer.leftOut.push(`Capacity provider ${text(name)}, whose Auto Scaling group is gone.`);
  }
}

/** One over a group, or of a cluster's own instances. */
function capacityProvider(writer: PlanWriter, { name, tags }: Described, over: Described): void {
  writer.add(`provider-${text(name)}`, { service: "ecs", operation: "CreateCapacityProvider", input: { name, ...over, ...(list(tags).length === 0 ? {} : { tags }) } });
}

/** Capacity providers of managed instances are made for a cluster that stands, which speaks of them by default only then. */
export function managedInstances(writer: PlanWriter, { clusters, capacityProviders }: Pick<AccountAnswers, "clusters" | "capacityProviders">): void {
  const own = capacityProviders.filter((provider) => isManaged(provider) && provider["status"] === "ACTIVE");
  for (const provider of own) capacityProvider(writer, provider, { cluster: provider["cluster"], managedInstancesProvider: provider["managedInstancesProvider"] });
  for (const { clusterName, capacityProviders: names, defaultCapacityProviderStrategy } of clusters) {
    if (!list(defaultCapacityProviderStrategy).some((item) => own.some(({ name }) => name === item["capacityProvider"]))) continue;
    writer.add(`strategy-${text(clusterName)}`, { service: "ecs", operation: "PutClusterCapacityProviders", input: { cluster: clusterName, capacityProviders: names, defaultCapacityProviderStrategy } });
  }
}

const isManaged = ({ managedInstancesProvider }: Described): boolean => isDescribed(managedInstancesProvider);

/** A cluster as it stands before its own capacity providers are made. */
export function withoutManaged(cluster: Described, capacityProviders: readonly Described[]): Described {
  const own = new Set(capacityProviders.filter(isManaged).map(({ name }) => text(name)));
  if (own.size === 0) return cluster;
  return {
    ...cluster,
    capacityProviders: texts(cluster["capacityProviders"]).filter((name) => !own.has(name)),
    defaultCapacityProviderStrategy: list(cluster["defaultCapacityProviderStrategy"]).filter((item) => !own.has(text(item["capacityProvider"]))),
  };
}

function autoScalingGroup(writer: PlanWriter, group: Described, { account, tables }: { readonly account: AccountAnswers; readonly tables: Groups["autoscaling.groups"] }): void {
  const { AutoScalingGroupName, AutoScalingGroupARN, Instances, NewInstancesProtectedFromScaleIn } = group;
  const name = text(AutoScalingGroupName);
  const ofGroup = (one: Described) => one["AutoScalingGroupName"] === AutoScalingGroupName;
  // ECS makes its own hooks and policies anew.
  const hooks = account.groupHooks.filter((hook) => ofGroup(hook) && text(hook["LifecycleHookName"]) !== DRAINING_HOOK);
  writer.add(`fleet-${name}`, { service: "autoscaling", operation: "CreateAutoScalingGroup", input: groupInput(writer, group, hooks) });
  const asked = writer.add(`fleet-${name}-made`, { service: "autoscaling", operation: "DescribeAutoScalingGroups", input: { AutoScalingGroupNames: [AutoScalingGroupName] } });
  writer.means(AutoScalingGroupARN, answered(asked, "AutoScalingGroups[0].AutoScalingGroupARN"));
  const Metrics = list(group["EnabledMetrics"]).map(({ Metric }) => text(Metric));
  if (Metrics.length > 0) writer.add(`fleet-${name}-metrics`, { service: "autoscaling", operation: "EnableMetricsCollection", input: { AutoScalingGroupName, Granularity: "1Minute", Metrics } });
  if (isDescribed(group["WarmPoolConfiguration"])) writer.add(`fleet-${name}-pool`, { service: "autoscaling", operation: "PutWarmPool", input: { AutoScalingGroupName, ...pick(group["WarmPoolConfiguration"], POOL) } });
  for (const action of account.groupActions.filter(ofGroup)) scheduledAction(writer, action, tables.get(name));
  const ids = balancingIds(account);
  for (const policy of account.groupPolicies.filter(ofGroup)) {
    if (!isManagedPolicy(text(policy["PolicyName"]))) scalingPolicy(writer, groupPolicy(policy), { ids, of: name, service: "autoscaling", members: POLICY });
  }
  const others = list(Instances).filter(({ ProtectedFromScaleIn }) => ProtectedFromScaleIn !== NewInstancesProtectedFromScaleIn).length;
  if (others > 0) writer.leftOut.push(`Of ${others} instance${others === 1 ? "" : "s"} of the Auto Scaling group ${name} that they are ${NewInstancesProtectedFromScaleIn === true ? "not " : ""}protected from scale in: their successors are as the group says.`);
}

/** A policy is told with the parts of all types; of its own type are those that say something. */
function groupPolicy({ StepAdjustments, Enabled, ...policy }: Described): Described {
  return { ...policy, ...(list(StepAdjustments).length === 0 ? {} : { StepAdjustments }), ...(Enabled === false ? { Enabled } : {}) };
}

/** Of one that recurs, the start that is told is only its next time, unless it has yet to begin. */
function scheduledAction(writer: PlanWriter, { Recurrence, StartTime, ...action }: Described, group: Rows["autoscaling.groups"] | undefined): void {
  const name = text(action["ScheduledActionName"]);
  const isBegun = Recurrence !== undefined && (group?.scheduledActions?.find(({ scheduledActionName }) => scheduledActionName === name)?.startAt ?? null) === null;
  const when = { ...(Recurrence === undefined ? {} : { Recurrence }), ...(isBegun ? {} : { StartTime }) };
  writer.add(`fleet-${text(action["AutoScalingGroupName"])}-${name}`, { service: "autoscaling", operation: "PutScheduledUpdateGroupAction", input: { ...pick(action, ACTION), ...when } });
}

const ACTION = ["AutoScalingGroupName", "ScheduledActionName", "EndTime", "TimeZone", "MinSize", "MaxSize", "DesiredCapacity"];
const POOL = ["MaxGroupPreparedCapacity", "MinSize", "PoolState", "InstanceReusePolicy"];
const POLICY = ["AutoScalingGroupName", "PolicyName", "PolicyType", "AdjustmentType", "MinAdjustmentMagnitude", "ScalingAdjustment", "Cooldown", "MetricAggregationType", "StepAdjustments", "EstimatedInstanceWarmup", "TargetTrackingConfiguration", "Enabled"];

function groupInput(writer: PlanWriter, group: Described, hooks: readonly Described[]): Described {
  const { AutoScalingGroupName, MinSize, MaxSize, DesiredCapacity, DefaultCooldown, HealthCheckType, HealthCheckGracePeriod, TerminationPolicies, NewInstancesProtectedFromScaleIn, CapacityRebalance, DefaultInstanceWarmup, VPCZoneIdentifier } = group;
  const Tags = list(group["Tags"]).map(({ Key, Value, PropagateAtLaunch }) => ({ Key, Value, PropagateAtLaunch }));
  const LifecycleHookSpecificationList = hooks.map((hook) => pick(hook, HOOK));
  return {
    AutoScalingGroupName,
    ...launching(group),
    MinSize, MaxSize, DesiredCapacity,
    VPCZoneIdentifier: text(VPCZoneIdentifier).split(",").map((id) => writer.meantBy(id)).join(","),
    ...(DefaultCooldown === USUAL_COOLDOWN_SECONDS ? {} : { DefaultCooldown }),
    ...(HealthCheckType === "EC2" ? {} : { HealthCheckType }),
    ...(HealthCheckGracePeriod === 0 ? {} : { HealthCheckGracePeriod }),
    ...(texts(TerminationPolicies).join() === "Default" ? {} : { TerminationPolicies }),
    ...(NewInstancesProtectedFromScaleIn === true ? { NewInstancesProtectedFromScaleIn } : {}),
    ...(CapacityRebalance === true ? { CapacityRebalance } : {}),
    ...(DefaultInstanceWarmup === undefined ? {} : { DefaultInstanceWarmup }),
    ...(hooks.length === 0 ? {} : { LifecycleHookSpecificationList }),
    ...(Tags.length === 0 ? {} : { Tags }),
  };
}

const HOOK = ["LifecycleHookName", "LifecycleTransition", "RoleARN", "NotificationMetadata", "HeartbeatTimeout", "DefaultResult"];

/** By which template, which is named: it has another id. */
function launching({ LaunchTemplate, MixedInstancesPolicy }: Described): Described {
  if (!isDescribed(MixedInstancesPolicy)) return { LaunchTemplate: named(LaunchTemplate) };
  const { LaunchTemplate: launched, InstancesDistribution } = MixedInstancesPolicy;
  const { LaunchTemplateSpecification, Overrides } = isDescribed(launched) ? launched : {};
  return { MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: named(LaunchTemplateSpecification), ...(list(Overrides).length === 0 ? {} : { Overrides }) }, InstancesDistribution } };
}

const named = (choice: unknown): Described => (isDescribed(choice) ? pick(choice, ["LaunchTemplateName", "Version"]) : {});

/** Once target groups stand, those that groups register their instances with. */
export function groupTargets(writer: PlanWriter, { autoScalingGroups }: Pick<AccountAnswers, "autoScalingGroups">): void {
  for (const { AutoScalingGroupName, TargetGroupARNs } of autoScalingGroups) {
    const arns = texts(TargetGroupARNs).filter((arn) => writer.knows(arn));
    if (arns.length > 0) writer.add(`fleet-${text(AutoScalingGroupName)}-targets`, { service: "autoscaling", operation: "AttachLoadBalancerTargetGroups", input: { AutoScalingGroupName, TargetGroupARNs: arns.map((arn) => writer.meantBy(arn)) } });
  }
}

/** API reference, CreateAutoScalingGroup. */
const USUAL_COOLDOWN_SECONDS = 300;

/** At last, what groups do not do by themselves: those that do not launch have launched what they should have. */
export function suspensions(writer: PlanWriter, { autoScalingGroups }: Pick<AccountAnswers, "autoScalingGroups">): void {
  for (const { AutoScalingGroupName, SuspendedProcesses, Instances } of autoScalingGroups) {
    const ScalingProcesses = list(SuspendedProcesses).map(({ ProcessName }) => text(ProcessName));
    if (ScalingProcesses.length === 0) continue;
    const isLate = ScalingProcesses.includes("Launch") && list(Instances).length > 0;
    writer.add(`fleet-${text(AutoScalingGroupName)}-suspended`, { service: "autoscaling", operation: "SuspendProcesses", input: { AutoScalingGroupName, ScalingProcesses } }, isLate ? { afterSeconds: LAUNCHED_SECONDS } : {});
  }
}
