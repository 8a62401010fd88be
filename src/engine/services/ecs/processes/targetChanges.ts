import type { Context, View } from "../../../kernel/context.ts";
import { addressHolder } from "../../ec2/contract.ts";
import { targetGroupNamed } from "../../elbv2/contract.ts";
import { instancesByEc2Id, type TaskRow } from "../tables.ts";
import { advance } from "./taskLife.ts";
import { targetIdOf } from "./targets.ts";
import { changeTask, tasksOnMachine } from "./taskRows.ts";
import { tasksRegisteredAt } from "./tasksByTarget.ts";
import { wakeService } from "./wakeService.ts";

interface Change {
  readonly targetGroupArn: string;
  readonly targetId: string;
  /** null: whichever. */
  readonly port: number | null;
  readonly state: string | null;
}

/** A target of some task is in a new state, or gone from its group: the task may stop now, and its service looks again. */
export function targetChanged(ctx: Context, change: Change): void {
  for (const task of tasksBehind(ctx, change)) {
    if (change.state === null) letGo(ctx, task, change);
    wakeService(ctx, task.serviceArn);
  }
}

/** The tasks that a target stands for. On an instance it most often is one, and nobody else there need be looked at. */
function tasksBehind(view: View, change: Change): readonly TaskRow[] {
  const { targetGroupArn, targetId, port } = change;
  const machine = machineBehind(view, change);
  const [instance, other] = view.where(instancesByEc2Id, machine);
  if (port !== null && instance !== undefined && other === undefined) {
    const registered = tasksRegisteredAt(view, { containerInstanceArn: instance.containerInstanceArn, targetGroupArn, port });
    const found = registered.filter((task) => task.lastStatus !== "STOPPED" && targetIdOf(view, task) === targetId);
    if (found.length < 2) return found;
  }
  return tasksOnMachine(view, machine).filter((task) => task.targets.some(isThat(change)) && targetIdOf(view, task) === targetId);
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
