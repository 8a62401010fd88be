import type { CreateAutoScalingGroupType, Tag, UpdateAutoScalingGroupType } from "../../../aws/generated/autoscaling.ts";
import { TERMINATION_POLICIES } from "../../../aws/rules/groupStrategies.ts";
import type { View } from "../../kernel/context.ts";
import { defaultSubnetIn, subnetOf } from "../ec2/contract.ts";
import { targetGroupNamed } from "../elbv2/contract.ts";
import { boundsCrossed, desiredOutside, notSimulated, targetGroupsInvalid, validationError } from "./refusals.ts";
import type { AutoScalingGroupRow, GroupTag, Sizes } from "./tables.ts";

type Asked = CreateAutoScalingGroupType | UpdateAutoScalingGroupType;

/** Refuses sizes that do not go together. */
export function checkSizes({ minSize, maxSize, desiredCapacity }: Sizes): void {
  // Assumed wording.
  if (minSize < 0 || maxSize < 0) throw validationError("Min and max size must not be negative.");
  if (minSize > maxSize) throw boundsCrossed(minSize, maxSize);
  if (desiredCapacity < minSize || desiredCapacity > maxSize) throw desiredOutside(desiredCapacity, minSize, maxSize);
}

export const rebalanceFrom = ({ CapacityRebalance }: Asked): Pick<AutoScalingGroupRow, "capacityRebalance"> => (CapacityRebalance === undefined ? {} : { capacityRebalance: CapacityRebalance });

export const healthFrom = ({ HealthCheckType }: Asked): Pick<AutoScalingGroupRow, "healthCheckType"> => (HealthCheckType === undefined || HealthCheckType === "EC2" ? {} : { healthCheckType: HealthCheckType });

/** Auto Scaling API, CreateAutoScalingGroup: -1 has each policy say so again. */
export function warmupFrom({ DefaultInstanceWarmup: warmup }: Asked): Pick<AutoScalingGroupRow, "defaultInstanceWarmupSeconds"> {
  if (warmup === undefined) return {};
  // Assumed wording.
  if (warmup < -1 || warmup > 3600) throw validationError("DefaultInstanceWarmup must be between -1 and 3600 seconds");
  return { defaultInstanceWarmupSeconds: warmup };
}

/** Where a group launches: the subnets that are named, or the default ones of zones; undefined: nothing is said. */
export function subnetsAsked(view: View, { VPCZoneIdentifier, AvailabilityZones = [] }: Asked): readonly string[] | undefined {
  if (VPCZoneIdentifier === undefined) return AvailabilityZones.length === 0 ? undefined : AvailabilityZones.map((zone) => ofZone(view, zone));
  const ids = VPCZoneIdentifier.split(",").map((id) => id.trim());
  for (const id of ids) {
    const subnet = subnetOf(view, id);
    if (subnet === undefined) throw validationError(`The subnet ID '${id}' does not exist`); // Observed.
    if (AvailabilityZones.length > 0 && !AvailabilityZones.includes(subnet.availabilityZone)) {
      throw validationError("The availability zones of the specified subnets and the Auto Scaling group do not match"); // Observed.
    }
  }
  return ids;
}

function ofZone(view: View, zone: string): string {
  const subnet = defaultSubnetIn(view, zone);
  if (subnet === undefined) throw validationError(`Invalid Availability Zones: [${zone}]`); // From memory.
  return subnet.subnetId;
}

/** The target groups that a call names, or a refusal. Groups have instances as targets. */
export function targetGroupsAsked(view: View, { subnetIds }: Pick<AutoScalingGroupRow, "subnetIds">, arns: readonly string[]): readonly string[] {
  const vpcId = subnetOf(view, subnetIds[0] ?? "")?.vpcId;
  for (const arn of arns) {
    const group = targetGroupNamed(view, arn);
    if (group?.targetType !== "instance" || group.vpcId !== vpcId) throw targetGroupsInvalid();
  }
  return [...new Set(arns)];
}

/** What would change how a group behaves is refused. */
export function refuseWhatIsNotSimulated(input: Asked): void {
  const { LaunchConfigurationName: name, HealthCheckType = "EC2", TerminationPolicies = [] } = input;
  // Observed. AWS makes no new ones since October 2024.
  if (name !== undefined) throw validationError(`Launch configuration name not found - A launch configuration with the name: ${name} does not exist`);
  const given: Readonly<Record<string, unknown>> = { ...input };
  const found = NOT_SIMULATED.find((member) => !isNothing(given[member]));
  if (found !== undefined) throw notSimulated(`An Auto Scaling group with ${found}`);
  const checks = HealthCheckType.split(",").find((check) => check !== "EC2" && check !== "ELB");
  if (checks !== undefined) throw notSimulated(`The health check type '${checks}'`);
  const policy = TerminationPolicies.find((one) => !TERMINATION_POLICIES.has(one));
  if (policy !== undefined) throw notSimulated(`The termination policy '${policy}'`);
}

const isNothing = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0);

const NOT_SIMULATED: readonly string[] = [
  "InstanceId", "LoadBalancerNames",
  "MaxInstanceLifetime", "InstanceMaintenancePolicy", "AvailabilityZoneIds", "PlacementGroup",
  "AvailabilityZoneDistribution", "AvailabilityZoneImpairmentPolicy", "CapacityReservationSpecification",
  "InstanceLifecyclePolicy", "DeletionProtection",
];

/** Tags as they were given; the last of a key counts. */
export function tagsFrom(given: readonly Tag[] = []): readonly GroupTag[] {
  const tags = given.map(({ Key: key, Value: value = "", PropagateAtLaunch: propagateAtLaunch = false }) => ({ key, value, propagateAtLaunch }));
  return [...new Map(tags.map((tag) => [tag.key, tag])).values()];
}
