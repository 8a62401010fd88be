import type { Context } from "../../../kernel/context.ts";
import { tasks, type TaskInterface, type TaskRow } from "../tables.ts";
import { moveInterface } from "../timers.ts";
import { ENI_ATTACH_TIMEOUT } from "../timing.ts";
import { createTaskInterface, endDetaching } from "./taskNetwork.ts";
import { advance, endDeprovisioning, stopTask } from "./taskLife.ts";

/** EC2 is done with what it was doing for the network interface of a task: the next step follows. */
export function interfaceMoves(ctx: Context, taskArn: string): void {
  const task = ctx.find(tasks, taskArn);
  const doneAt = task?.networkInterface?.doneAt ?? null;
  if (task === undefined || task.networkInterface === null || doneAt === null || task.lastStatus === "STOPPED") return;
  if (ctx.now < doneAt) return ctx.schedule(moveInterface, taskArn, doneAt - ctx.now);
  switch (task.networkInterface.status) {
    case "PRECREATED":
      if (!createTaskInterface(ctx, task, task.networkInterface)) failToStart(ctx, taskArn, noAddressFor(task, task.networkInterface));
      return;
    case "ATTACHING":
      return awaitAgent(ctx, task, doneAt + ENI_ATTACH_TIMEOUT);
    case "DETACHING":
      return endDetaching(ctx, task, task.networkInterface);
    case "DETACHED":
      return endDeprovisioning(ctx, task);
    case "ATTACHED":
    case "DELETED":
      return;
  }
}

/** The agent has to see the interface on its instance. One that cannot be heard is waited for, but not for ever. */
function awaitAgent(ctx: Context, { taskArn }: TaskRow, until: number): void {
  advance(ctx, taskArn);
  if (ctx.need(tasks, taskArn).lastStatus !== "PROVISIONING") return;
  if (ctx.now < until) return ctx.schedule(moveInterface, taskArn, until - ctx.now);
  failToStart(ctx, taskArn, "Timeout waiting for network interface provisioning to complete."); // Observed.
}

function failToStart(ctx: Context, taskArn: string, stoppedReason: string): void {
  stopTask(ctx, taskArn, { stopCode: "TaskFailedToStart", stoppedReason });
}

/** From memory. */
function noAddressFor({ network }: TaskRow, { subnetId }: TaskInterface): string {
  const assignment = network?.assignPublicIp === true ? "enabled" : "disabled";
  return `Unexpected EC2 error while attempting to Create Network Interface with public IP assignment ${assignment} in subnet '${subnetId}': InsufficientFreeAddressesInSubnet`;
}
