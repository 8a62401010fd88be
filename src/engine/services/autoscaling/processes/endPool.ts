import { isWarmed } from "../../../../aws/rules/groupMember.ts";
import type { Context } from "../../../kernel/context.ts";
import { autoScalingGroups, instancesByGroup } from "../tables.ts";

/** A warm pool that is to be deleted goes once it has no instance any more. */
export function endPool(ctx: Context, name: string): void {
  if ((ctx.find(autoScalingGroups, name)?.warmPool?.deletion ?? null) !== null && !ctx.where(instancesByGroup, name).some(isWarmed)) ctx.update(autoScalingGroups, name, { warmPool: null });
}
