import { idOf } from "../../../../aws/arn.ts";
import type { Context } from "../../../kernel/context.ts";
import { balancerInWords } from "../classic/classic.ts";
import { classicNameIn } from "../../elb/contract.ts";
import { taskList, writeEvent } from "../events.ts";
import { isRetiring, MAINTENANCE } from "../fargate/place.ts";
import { noteFailure } from "./failures.ts";
import type { Sighting } from "./members.ts";
import type { Fault } from "./taskCondition.ts";
import { stopTask } from "./taskLife.ts";

/** Tells tasks of a service to stop, with the reason and the events that ECS gives; `deploymentId` is who wants it. */
export function stopMembers(
  ctx: Context,
  serviceArn: string,
  { sightings, deploymentId }: { readonly sightings: readonly Sighting[]; readonly deploymentId: string },
): void {
  if (sightings.length === 0) return;
  for (const { task, fault } of sightings) {
    if (fault === null) continue;
    sayFault(ctx, serviceArn, { taskArn: task.taskArn, fault });
    noteFailure(ctx, task.deploymentId);
  }
  const taskArns = sightings.map(({ task }) => task.taskArn);
  writeEvent(ctx, serviceArn, "stopped", { count: taskArns.length, tasks: taskList(taskArns) });
  for (const { task, fault } of sightings) {
    if (fault === null && isRetiring(task, ctx.now)) {
      stopTask(ctx, task.taskArn, MAINTENANCE);
      continue;
    }
    const stoppedReason = fault === null ? `Scaling activity initiated by (deployment ${deploymentId})` : reasonOf(fault);
    stopTask(ctx, task.taskArn, { stopCode: "ServiceSchedulerInitiated", stoppedReason });
  }
}

/** Observed. */
function reasonOf(fault: Fault): string {
  return fault.kind === "container"
    ? "Task failed container health checks"
    : `Task failed ELB health checks in ${balancerInWords(fault.targetGroupArn)}`;
}

function sayFault(
  ctx: Context,
  serviceArn: string,
  { taskArn, fault }: { readonly taskArn: string; readonly fault: Fault },
): void {
  const task = idOf(taskArn);
  if (fault.kind === "container") return writeEvent(ctx, serviceArn, "failedContainerChecks", { task });
  const { targetGroupArn, instanceId, port, reason } = fault;
  const loadBalancer = classicNameIn(targetGroupArn);
  if (loadBalancer !== undefined) writeEvent(ctx, serviceArn, "unhealthyInstance", { instanceId: instanceId ?? "", loadBalancer, reason });
  else if (instanceId === null) writeEvent(ctx, serviceArn, "unhealthyAddress", { task, targetGroupArn, port, reason });
  else writeEvent(ctx, serviceArn, "unhealthyTarget", { task, targetGroupArn, instanceId, port, reason });
}
