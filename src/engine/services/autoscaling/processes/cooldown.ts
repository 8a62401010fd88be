import { isGoing, isWarmed } from "../../../../aws/rules/groupMember.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { seconds } from "../../../kernel/time.ts";
import { autoScalingGroups, instancesByGroup, type AutoScalingGroupRow } from "../tables.ts";

/** Whether a group is in the pause after simple scaling, or in the activity before it. */
export const isCooling = (view: View, { cooldown }: Pick<AutoScalingGroupRow, "cooldown">): boolean => cooldown !== undefined && (cooldown.until === null || view.now < cooldown.until);

/** The pause begins when the last instance has come in or gone. Auto Scaling guide, "Scaling cooldowns". */
export function coolDown(ctx: Context, name: string): void {
  const group = ctx.find(autoScalingGroups, name);
  if (group?.cooldown === undefined || group.cooldown.until !== null) return;
  if (ctx.where(instancesByGroup, name).some((row) => (isGoing(row) && !isWarmed(row)) || row.lifecycleState.startsWith("Pending"))) return;
  ctx.update(autoScalingGroups, name, { cooldown: { ...group.cooldown, until: ctx.now + seconds(group.cooldown.seconds) } });
}
