import type { View } from "../../../kernel/context.ts";
import { groupInstanceOf, isWarmed } from "../../autoscaling/contract.ts";
import { instanceOf } from "../../ec2/contract.ts";
import { ecsConfigFrom } from "./userData.ts";

/**
 * Whether an agent was told to register only once its instance is to be in service, and is not yet. It reads
 * `autoscaling/target-lifecycle-state` in the instance's metadata. ECS guide, "Using a warm pool"; ECS_WARM_POOLS_CHECK.
 */
export function waitsInWarmPool(view: View, instanceId: string): boolean {
  const row = groupInstanceOf(view, instanceId);
  return row !== undefined && isWarmed(row) && ecsConfigFrom(instanceOf(view, instanceId)?.userData ?? "").includes("ECS_WARM_POOLS_CHECK=true");
}
