import { autoScalingGroupArn } from "../../arn.ts";
import { isMembers, type Members } from "../../import/candidates.ts";
import { answered, isOpen, referenced } from "../answered.ts";
import { type Draft, listOf } from "../draft.ts";
import { addFitted, without } from "../fitted.ts";
import { textOf } from "../functions.ts";
import { LAUNCHED_SECONDS } from "../launched.ts";
import { nameOf } from "../named.ts";
import type { Resource } from "../plan.ts";
import { launchedBy } from "./launching.ts";
import { standInType } from "./standInType.ts";

const GROUP = "AWS::AutoScaling::AutoScalingGroup";

/** What a group here is not like. */
const NOT_SIMULATED = [
  "AvailabilityZoneDistribution", "AvailabilityZoneIds", "AvailabilityZoneImpairmentPolicy", "CapacityReservationSpecification", "DeletionProtection", "InstanceId",
  "InstanceLifecyclePolicy", "InstanceMaintenancePolicy", "LoadBalancerNames", "MaxInstanceLifetime", "NotificationConfigurations", "PlacementGroup", "SkipZonalShiftValidation",
];

/** A group, which launches its instances itself; its ARN is asked for, as nothing answers with it. */
export function autoScalingGroup(draft: Draft, resource: Resource): void {
  const given = without(draft, resource, { properties: draft.propertiesOf(resource), members: NOT_SIMULATED, why: "not simulated." });
  const { AutoScalingGroupName, Cooldown, MetricsCollection, ...rest } = given;
  const name = nameOf(AutoScalingGroupName, resource);
  const properties: Members = {
    AutoScalingGroupName: name,
    ...launching(draft, resource, rest),
    ...(Cooldown === undefined ? {} : { DefaultCooldown: Cooldown }),
    ...whereOf(draft, resource, rest),
    ...ofKnownKinds(draft, resource, rest),
  };
  addFitted(draft, resource, { service: "autoscaling", operation: "CreateAutoScalingGroup", properties });
  const asked = draft.add(`${resource.id}-made`, { service: "autoscaling", operation: "DescribeAutoScalingGroups", input: { AutoScalingGroupNames: [name] } });
  const arn = answered(asked, "AutoScalingGroups[0].AutoScalingGroupARN");
  draft.means(resource.id, { Ref: name, AutoScalingGroupName: name, AutoScalingGroupARN: arn, Arn: arn });
  draft.used(resource);
  for (const collected of listOf(MetricsCollection).filter(isMembers)) addFitted(draft, resource, { service: "autoscaling", operation: "EnableMetricsCollection", properties: { AutoScalingGroupName: name, ...collected }, part: "metrics" });
}

/** By which template; a launch configuration of the template has one that stands for it. */
function launching(draft: Draft, resource: Resource, { LaunchTemplate, MixedInstancesPolicy, LaunchConfigurationName }: Members): Members {
  if (isMembers(MixedInstancesPolicy)) return { MixedInstancesPolicy: mixed(draft, resource, MixedInstancesPolicy) };
  if (LaunchConfigurationName === undefined) return LaunchTemplate === undefined ? {} : { LaunchTemplate: launchedBy(draft, resource, LaunchTemplate) };
  const ids = draft.marksOf(resource.properties["LaunchConfigurationName"]);
  const configuration = draft.resources.find(({ type, id, properties }) => type === "AWS::AutoScaling::LaunchConfiguration" && (ids.includes(id) || properties["LaunchConfigurationName"] === LaunchConfigurationName));
  return configuration === undefined ? { LaunchConfigurationName } : { LaunchTemplate: { LaunchTemplateId: draft.valueOf(referenced(configuration.id, "LaunchTemplateId")), Version: "1" } };
}

function mixed(draft: Draft, resource: Resource, { LaunchTemplate, InstancesDistribution }: Members): Members {
  const { LaunchTemplateSpecification, Overrides } = isMembers(LaunchTemplate) ? LaunchTemplate : {};
  const named = listOf(Overrides).filter(isMembers).map((one) => (isMembers(one["InstanceRequirements"]) ? { ...one, InstanceType: standInType(draft, resource, one["InstanceRequirements"]) } : one));
  const weighted = named.filter(({ WeightedCapacity }) => WeightedCapacity !== undefined && textOf(WeightedCapacity) !== "1");
  if (weighted.length > 0) draft.leftOut(resource, "MixedInstancesPolicy.LaunchTemplate.Overrides: WeightedCapacity is not simulated; each instance counts for one.");
  if (named.some((one) => one["LaunchTemplateSpecification"] !== undefined || one["ImageId"] !== undefined)) draft.leftOut(resource, "MixedInstancesPolicy.LaunchTemplate.Overrides: templates and images of their own are not simulated; that of the group is launched by.");
  return {
    LaunchTemplate: { LaunchTemplateSpecification: launchedBy(draft, resource, LaunchTemplateSpecification), ...(named.length === 0 ? {} : { Overrides: [...new Set(named.map(({ InstanceType }) => InstanceType))].map((InstanceType) => ({ InstanceType })) }) },
    ...(InstancesDistribution === undefined ? {} : { InstancesDistribution }),
  };
}

/** In the subnets that it names, or else in the default ones of its zones. */
function whereOf(draft: Draft, resource: Resource, { VPCZoneIdentifier, AvailabilityZones }: Members): Members {
  const zones = listOf(AvailabilityZones).map(textOf).filter((zone) => zone !== "");
  if (VPCZoneIdentifier === undefined && zones.length > 0) return { AvailabilityZones: [...new Set(zones.map((zone) => draft.nextZone(zone, `${resource.id} in ${zone}`)))] };
  return { VPCZoneIdentifier: draft.subnetsFrom(VPCZoneIdentifier ?? [], resource).join(",") };
}

/** Of what is of several kinds, those that are simulated. */
function ofKnownKinds(draft: Draft, resource: Resource, given: Members): Members {
  const { LaunchTemplate: _template, MixedInstancesPolicy: _mixed, LaunchConfigurationName: _configuration, VPCZoneIdentifier: _subnets, AvailabilityZones: _zones, ...rest } = given;
  const { TargetGroupARNs, TrafficSources, HealthCheckType, TerminationPolicies, LifecycleHookSpecificationList, ...others } = rest;
  const kept = (member: string, all: readonly string[], { of, why }: { readonly of: (one: string) => boolean; readonly why: string }): readonly string[] => {
    const lost = all.filter((one) => !of(one));
    if (lost.length > 0) draft.leftOut(resource, `${member}: ${why}`);
    return all.filter(of);
  };
  const targets = kept("TargetGroupARNs", [...listOf(TargetGroupARNs).map(textOf), ...sourcesOf(TrafficSources)], { of: isOpen, why: "the target group is not one that is made here." });
  const checks = kept("HealthCheckType", textOf(HealthCheckType).split(",").filter((check) => check !== ""), { of: (check) => check === "EC2" || check === "ELB", why: "it is checked by EC2 and ELB alone." });
  const policies = kept("TerminationPolicies", listOf(TerminationPolicies).map(textOf), { of: (policy) => !policy.startsWith("arn:"), why: "functions that choose are not simulated." });
  return {
    ...others,
    ...(targets.length === 0 ? {} : { TargetGroupARNs: targets }),
    ...(checks.length === 0 ? {} : { HealthCheckType: checks.join(",") }),
    ...(policies.length === 0 ? {} : { TerminationPolicies: policies }),
    ...(LifecycleHookSpecificationList === undefined ? {} : { LifecycleHookSpecificationList: listOf(LifecycleHookSpecificationList).map((hook) => (isMembers(hook) ? untold(draft, resource, hook) : hook)) }),
  };
}

/** The target groups among traffic sources, which is another name of theirs; what is none is told as one that is not made. */
export const sourcesOf = (sources: unknown): readonly string[] => listOf(sources).filter(isMembers).map(({ Identifier, Type }) => (["", "elbv2"].includes(textOf(Type)) ? textOf(Identifier) : ""));

/** Whoever holds an instance hears of it by EventBridge here. */
function untold(draft: Draft, resource: Resource, { NotificationTargetARN, RoleARN, ...hook }: Members): Members {
  if (NotificationTargetARN === undefined) return RoleARN === undefined ? hook : { ...hook, RoleARN };
  draft.leftOut(resource, `NotificationTargetARN: not simulated; that the hook ${textOf(hook["LifecycleHookName"])} waits is told by EventBridge.`);
  return hook;
}

export function lifecycleHook(draft: Draft, resource: Resource): void {
  const given = untold(draft, resource, draft.propertiesOf(resource));
  const LifecycleHookName = nameOf(given["LifecycleHookName"], resource);
  ofGroup(draft, resource, { operation: "PutLifecycleHook", properties: { ...given, LifecycleHookName } });
  draft.means(resource.id, { Ref: LifecycleHookName });
}

export function warmPool(draft: Draft, resource: Resource): void {
  const { PoolState, ...given } = draft.propertiesOf(resource);
  const isHibernated = PoolState === "Hibernated";
  if (isHibernated) draft.assumed(resource, "PoolState: Stopped, as hibernation is not simulated.");
  ofGroup(draft, resource, { operation: "PutWarmPool", properties: { ...given, ...(PoolState === undefined ? {} : { PoolState: isHibernated ? "Stopped" : PoolState }) } });
}

/** The target groups that a group registers its instances with, where they are told beside it. */
export function targetGroupAttachment(draft: Draft, resource: Resource): void {
  const { TargetGroupARNs, ...given } = draft.propertiesOf(resource);
  const made = listOf(TargetGroupARNs).map(textOf).filter(isOpen);
  if (made.length === 0) return draft.leftOut(resource, "Its target group is not one that is made here.");
  ofGroup(draft, resource, { operation: "AttachLoadBalancerTargetGroups", properties: { ...given, TargetGroupARNs: made } });
}

/** At last, what a group does not do by itself: one that does not launch has launched what it should have. */
export function suspendedProcesses(draft: Draft, resource: Resource): void {
  const properties = draft.propertiesOf(resource);
  const isLate = listOf(properties["ScalingProcesses"]).includes("Launch");
  addFitted(draft, resource, { service: "autoscaling", operation: "SuspendProcesses", properties, ...(isLate ? { afterSeconds: LAUNCHED_SECONDS } : {}) });
  draft.used(resource);
}

/** What is put beside a group, by the operation that does. */
export function ofGroup(draft: Draft, resource: Resource, { operation, properties }: { readonly operation: string; readonly properties: Members }): string {
  const step = addFitted(draft, resource, { service: "autoscaling", operation, properties });
  draft.used(resource);
  return step;
}

/**
 * The ARN of the group that a property names by its ARN or, as CloudFormation takes it too, by its name. One that is
 * nowhere has an ARN that nobody has.
 */
export function groupArnOf(draft: Draft, property: unknown): string {
  const [mark] = draft.marksOf(property);
  const text = textOf(draft.valueOf(property));
  const name = text.slice(text.lastIndexOf("/") + 1);
  const group = draft.resources.find(({ type, id, properties }) => type === GROUP && (id === mark || (name !== "" && properties["AutoScalingGroupName"] === name)));
  const known = group === undefined ? draft.knownArn(`autoScalingGroupName/${name}`) : textOf(draft.valueOf(referenced(group.id, "Arn")));
  return known ?? (text.startsWith("arn:") ? text : autoScalingGroupArn(name, NOBODYS));
}

const NOBODYS = "00000000-0000-0000-0000-000000000000";