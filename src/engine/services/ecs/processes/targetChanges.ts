import type { Context, View } from "../../../kernel/context.ts";
import { addressHolder } from "../../ec2/contract.ts";
import { targetGroupNamed } from "../../elbv2/contract.ts";
import type { TaskRow } from "../tables.ts";
import { advance } from "./taskLife.ts";
import { targetIdOf } from "./targets.ts";
import { changeTask, tasksOnMachine } from "./taskRows.ts";
import { wakeService } from "./wakeService.ts";

/** A target of some task is in a new state, or gone from its group: the task may stop now, and its service looks again. */
export function targetChanged(
  ctx: Context,
  change: {
    readonly targetGroupArn: string;
    readonly targetId: string;
    /** null: whichever. */
    readonly port: number | null;
    readonly state: string | null;
  },
): void {
  const isThis = isThat(change);
  for (const task of tasksOnMachine(ctx, machineBehind(ctx, change))) {
    if (!task.targets.some(isThis) || targetIdOf(ctx, task) !== change.targetId) continue;
    if (change.state === null) letGo(ctx, task, change);
    wakeService(ctx, task.serviceArn);
  }
}

/** The EC2 instance a target is, or that lends its address to a task. */
function machineBehind(view: View, { targetGroupArn, targetId }: { readonly targetGroupArn: string; readonly targetId: string }): string {
  const group = targetGroupNamed(view, targetGroupArn);
  if (group?.targetType !== "ip") return targetId;
  return addressHolder(view, group.vpcId, targetId)?.instanceId ?? "";
}

interface Place {
  readonly targetGroupArn: string;
  readonly port: number | null;
}

const isThat = (place: Place) => (target: Place) =>
  target.targetGroupArn === place.targetGroupArn && (place.port === null || target.port === place.port);

/** A target that a person deregistered is gone as well; the scheduler does not notice (assumed) and its task is not healthy. */
function letGo(ctx: Context, task: TaskRow, place: Place): void {
  const left = task.targets.filter((target) => !(target.draining && isThat(place)(target)));
  if (left.length === task.targets.length) return;
  changeTask(ctx, task.taskArn, { targets: left });
  advance(ctx, task.taskArn);
}
