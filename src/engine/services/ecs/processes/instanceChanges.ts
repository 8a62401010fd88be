import type { Context } from "../../../kernel/context.ts";
import { instanceOf, isEnding } from "../../ec2/contract.ts";
import { containerInstanceStateChanged } from "../contract.ts";
import {
  containerInstances,
  instancesByEc2Id,
  liveTasksByInstance,
  type ContainerInstanceRow,
  type TaskRow,
} from "../tables.ts";
import { resumeChecks } from "./agentReports.ts";
import { seatDaemons } from "./daemon/late.ts";
import { advance, loseTask } from "./taskLife.ts";
import { wakeDaemons, wakeRebalanced, wakeService, wakeServicesWaitingForRoom } from "./wakeService.ts";

/** A container instance registered, changed its status, or its agent came or went: its tasks and their services follow. */
export function containerInstanceChanged(
  ctx: Context,
  { containerInstanceArn }: { readonly containerInstanceArn: string },
): void {
  const instance = ctx.find(containerInstances, containerInstanceArn);
  if (instance === undefined) return;
  const tasks = ctx.where(liveTasksByInstance, containerInstanceArn);
  if (instance.status === "INACTIVE") loseAll(ctx, tasks, whyGone(ctx, instance));
  else if (instance.agentConnected) catchUp(ctx, tasks);
  for (const serviceArn of new Set(tasks.map((task) => task.serviceArn))) wakeService(ctx, serviceArn);
  takesTasks(ctx, instance);
}

/** The attributes of a container instance changed: other tasks may or must be there now. */
export function attributesChanged(ctx: Context, containerInstanceArn: string): void {
  takesTasks(ctx, ctx.need(containerInstances, containerInstanceArn));
}

/** Daemons come first. */
function takesTasks(ctx: Context, instance: ContainerInstanceRow): void {
  const { clusterArn, status, agentConnected } = instance;
  wakeDaemons(ctx, clusterArn);
  if (status !== "ACTIVE" || !agentConnected) return;
  seatDaemons(ctx, instance);
  wakeServicesWaitingForRoom(ctx, clusterArn);
  wakeRebalanced(ctx, clusterArn);
}

/**
 * An EC2 instance is being stopped: its container instance stays, its tasks do not. Observed wording; of one whose
 * agent is not connected ECS learns nothing. The operating system ends the agent in an orderly way, so its connection
 * closes at once (assumed): no task is placed on an instance that is about to be off.
 */
export function ec2InstanceChanged(
  ctx: Context,
  { instanceId, state }: { readonly instanceId: string; readonly state: string },
): void {
  if (state !== "stopping") return;
  for (const instance of ctx.where(instancesByEc2Id, instanceId)) {
    if (!instance.agentConnected) continue;
    const stoppedReason = `Host EC2 (instance ${instanceId}) stopped.`;
    const { containerInstanceArn, status, version } = instance;
    loseAll(ctx, ctx.where(liveTasksByInstance, containerInstanceArn), { stopCode: "TerminationNotice", stoppedReason });
    ctx.update(containerInstances, containerInstanceArn, { agentConnected: false, version: version + 1 });
    ctx.emit(containerInstanceStateChanged, { containerInstanceArn, status, agentConnected: false });
  }
}

interface Why {
  readonly stopCode: string;
  readonly stoppedReason: string;
}

/** Observed wordings. Which stopCode goes with a forced deregistration is not known: assumed. */
function whyGone(ctx: Context, { ec2InstanceId }: ContainerInstanceRow): Why {
  return isEnding(instanceOf(ctx, ec2InstanceId)?.state)
    ? { stopCode: "TerminationNotice", stoppedReason: `Host EC2 (instance ${ec2InstanceId}) terminated.` }
    : { stopCode: "UserInitiated", stoppedReason: "Container instance deregistration forced by user" };
}

function loseAll(ctx: Context, tasks: readonly TaskRow[], why: Why): void {
  for (const { taskArn } of tasks) loseTask(ctx, taskArn, why);
}

/** The agent can be heard again: what happened meanwhile is told now, and what was decided meanwhile is done. */
function catchUp(ctx: Context, tasks: readonly TaskRow[]): void {
  for (const task of tasks) {
    advance(ctx, task.taskArn);
    resumeChecks(ctx, task);
  }
}
