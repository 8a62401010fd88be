import { isWarmed } from "../../../../aws/rules/groupMember.ts";
import type { View } from "../../../kernel/context.ts";
import { groupInstanceOf } from "../../autoscaling/contract.ts";
import { isTold } from "./isTold.ts";

/**
 * Whether an agent was told to register only once its instance is to be in service, and is not yet. It reads
 * `autoscaling/target-lifecycle-state` in the instance's metadata. ECS guide, "Using a warm pool"; ECS_WARM_POOLS_CHECK.
 */
export function waitsInWarmPool(view: View, instanceId: string): boolean {
  const row = groupInstanceOf(view, instanceId);
  return row !== undefined && isWarmed(row) && isTold(view, instanceId, "ECS_WARM_POOLS_CHECK");
}
