import type { PutWarmPoolType, WarmPoolConfiguration } from "../../../aws/generated/autoscaling.ts";
import type { View } from "../../kernel/context.ts";
import { launchTemplateOf } from "../ec2/contract.ts";
import { notSimulated, validationError, warmPoolImpossible } from "./refusals.ts";
import type { AutoScalingGroupRow, WarmPool } from "./tables.ts";

/** A warm pool as it is asked for. What an update does not name stays; -1 takes the prepared capacity back. */
export function warmPoolFrom({ MaxGroupPreparedCapacity: prepared, MinSize, PoolState, InstanceReusePolicy }: PutWarmPoolType, before: WarmPool | null = null): WarmPool {
  const poolState = PoolState ?? before?.poolState ?? "Stopped";
  if (poolState === "Hibernated") throw notSimulated("A warm pool with the PoolState Hibernated");
  // Assumed wording.
  if (poolState !== "Stopped" && poolState !== "Running") throw validationError(`Invalid pool state ${poolState}`);
  return {
    maxGroupPreparedCapacity: prepared === undefined ? (before?.maxGroupPreparedCapacity ?? null) : prepared < 0 ? null : prepared,
    minSize: MinSize ?? before?.minSize ?? 0,
    poolState,
    reuseOnScaleIn: InstanceReusePolicy?.ReuseOnScaleIn ?? before?.reuseOnScaleIn ?? false,
    deletion: null,
  };
}

/** Refuses a warm pool beside what launches instances of several types or on Spot. */
export function refuseWarmPool(view: View, { launchTemplate: { launchTemplateId, version }, mixed = null }: Pick<AutoScalingGroupRow, "launchTemplate" | "mixed">): void {
  const template = launchTemplateOf(view, { LaunchTemplateId: launchTemplateId, Version: version });
  if (mixed !== null || template?.data.InstanceMarketOptions?.MarketType === "spot") throw warmPoolImpossible();
}

/** As DescribeWarmPool and DescribeAutoScalingGroups give it. */
export const describeWarmPool = ({ maxGroupPreparedCapacity, minSize, poolState, reuseOnScaleIn, deletion }: WarmPool): WarmPoolConfiguration => ({
  ...(maxGroupPreparedCapacity === null ? {} : { MaxGroupPreparedCapacity: maxGroupPreparedCapacity }),
  MinSize: minSize,
  PoolState: poolState,
  ...(deletion !== null ? { Status: "PendingDelete" } : {}),
  ...(reuseOnScaleIn ? { InstanceReusePolicy: { ReuseOnScaleIn: true } } : {}),
});
