import type { InstancesDistribution, MixedInstancesPolicy } from "../../../aws/generated/autoscaling.ts";
import { ON_DEMAND_STRATEGIES, SPOT_STRATEGIES } from "../../../aws/rules/groupStrategies.ts";
import { instanceTypes } from "../ec2/contract.ts";
import { OVERRIDES } from "./limits.ts";
import { notSimulated, validationError } from "./refusals.ts";
import type { MixedInstances } from "./tables.ts";

/** What a group launches that has several types or purchase options. The wordings are assumed. */
export function mixedFrom({ LaunchTemplate, InstancesDistribution: distribution = {} }: MixedInstancesPolicy): MixedInstances {
  const overrides = LaunchTemplate?.Overrides ?? [];
  if (overrides.length > OVERRIDES) throw validationError(`The number of overrides must not exceed ${OVERRIDES}.`);
  for (const { InstanceType, WeightedCapacity = "1", LaunchTemplateSpecification, InstanceRequirements, ImageId } of overrides) {
    if (WeightedCapacity !== "1") throw notSimulated("A MixedInstancesPolicy with WeightedCapacity");
    if (LaunchTemplateSpecification !== undefined || ImageId !== undefined) throw notSimulated("A MixedInstancesPolicy whose overrides have a template or an image of their own");
    if (InstanceRequirements !== undefined || InstanceType === undefined) throw notSimulated("A MixedInstancesPolicy with InstanceRequirements");
  }
  return { instanceTypes: overrides.map(({ InstanceType = "" }) => InstanceType), ...distributionFrom(distribution) };
}

function distributionFrom({ OnDemandAllocationStrategy = "prioritized", OnDemandBaseCapacity = 0, OnDemandPercentageAboveBaseCapacity = 100, SpotAllocationStrategy = "lowest-price", SpotInstancePools }: InstancesDistribution): Omit<MixedInstances, "instanceTypes"> {
  if (!ON_DEMAND_STRATEGIES.has(OnDemandAllocationStrategy)) throw validationError(`Invalid OnDemandAllocationStrategy ${OnDemandAllocationStrategy}`);
  if (!SPOT_STRATEGIES.has(SpotAllocationStrategy)) throw validationError(`Invalid SpotAllocationStrategy ${SpotAllocationStrategy}`);
  if (OnDemandBaseCapacity < 0) throw validationError("OnDemandBaseCapacity must not be negative");
  if (OnDemandPercentageAboveBaseCapacity < 0 || OnDemandPercentageAboveBaseCapacity > 100) throw validationError("OnDemandPercentageAboveBaseCapacity must be between 0 and 100");
  if (SpotInstancePools !== undefined && (SpotInstancePools < 1 || SpotInstancePools > 20)) throw validationError("SpotInstancePools must be between 1 and 20");
  return {
    onDemandBaseCapacity: OnDemandBaseCapacity,
    onDemandPercentageAboveBaseCapacity: OnDemandPercentageAboveBaseCapacity,
    onDemandAllocationStrategy: OnDemandAllocationStrategy,
    spotAllocationStrategy: SpotAllocationStrategy,
    spotInstancePools: SpotAllocationStrategy === "lowest-price" ? (SpotInstancePools ?? 2) : null,
  };
}

/** How many of so many instances are on demand; the direction in which it is rounded is assumed. */
export const onDemandOf = ({ onDemandBaseCapacity: base, onDemandPercentageAboveBaseCapacity: percent }: MixedInstances, count: number): number =>
  Math.min(count, base + Math.ceil((Math.max(0, count - base) * percent) / 100 - 1e-9));

/**
 * The types in the order in which they are tried. What capacity there is of a type is not known here, so that strategies
 * that look at it go by price, or by the order that was given: assumed.
 */
export function typesInOrder({ instanceTypes: types, onDemandAllocationStrategy, spotAllocationStrategy }: MixedInstances, isSpot: boolean): readonly string[] {
  const strategy = isSpot ? spotAllocationStrategy : onDemandAllocationStrategy;
  const isByPrice = strategy === "lowest-price" || strategy === "price-capacity-optimized";
  return isByPrice ? types.toSorted((a, b) => priceOf(a, isSpot) - priceOf(b, isSpot)) : types;
}

function priceOf(name: string, isSpot: boolean): number {
  const { linuxDollarsPerHour = Infinity, spotSavingPercent = 0 } = instanceTypes.get(name) ?? {};
  return isSpot ? (linuxDollarsPerHour * (100 - spotSavingPercent)) / 100 : linuxDollarsPerHour;
}
