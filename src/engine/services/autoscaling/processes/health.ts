import { isWarmed } from "../../../../aws/rules/groupMember.ts";
import { utcTime } from "../../../../aws/utcTime.ts";
import type { Context, View } from "../../../kernel/context.ts";
import type { SimTime } from "../../../kernel/time.ts";
import { machines } from "../../../physics/contract.ts";
import { instanceOf } from "../../ec2/contract.ts";
import { staying, warmedOf } from "../lookup.ts";
import { groupInstances, type AutoScalingGroupRow, type GroupInstanceRow } from "../tables.ts";
import { groupLooks } from "../timers.ts";
import { IMPAIRED_AFTER } from "../timing.ts";
import { failsAt } from "./balancing.ts";
import { retire } from "./retire.ts";
import { isSuspended } from "./suspended.ts";

/** Takes out what is not well, but for what stands by, of which nothing is checked; what is to replace it is launched like anything that is missing. Auto Scaling guide, "Health checks". */
export function takeOutUnwell(ctx: Context, group: AutoScalingGroupRow): void {
  const isLeft = (["HealthCheck", "ReplaceUnhealthy", "Terminate"] as const).some((process) => isSuspended(group, process));
  if (isLeft) return;
  for (const row of [...staying(ctx, group.autoScalingGroupName), ...warmedOf(ctx, group.autoScalingGroupName)]) {
    const why = troubleOf(ctx, group, row);
    if (why !== undefined) replace(ctx, row, why);
    else lookAgain(ctx, group, row);
  }
}

/** A group looks once, at the soonest of all times that were set: what is not due by then is due at a time that is set anew. */
function lookAgain(ctx: Context, group: AutoScalingGroupRow, row: GroupInstanceRow): void {
  const due = Math.min(impairedAt(ctx, row), failsAt(ctx, group, row));
  if (due < Infinity) ctx.schedule(groupLooks, group.autoScalingGroupName, due - ctx.now);
}

/** An instance that no longer runs is not well, from its first moment on. In AWS's words; the second is from memory. */
function troubleOf(view: View, group: AutoScalingGroupRow, row: GroupInstanceRow): string | undefined {
  const { instanceId, isHealthy, lifecycleState } = row;
  const state = instanceOf(view, instanceId)?.state;
  const isResting = isWarmed({ lifecycleState }) && lifecycleState !== "Warmed:Running" && (state === "stopping" || state === "stopped");
  if (state !== "pending" && state !== "running" && !isResting) return "an EC2 health check indicating it has been terminated or stopped";
  if (view.now >= impairedAt(view, row)) return "an EC2 instance status checks failure";
  if (view.now >= failsAt(view, group, row)) return "an ELB system health check failure";
  return isHealthy ? undefined : "a user health-check";
}

/** When the status check of a machine is taken for failed; Infinity: it is powered, or on its way to that. */
function impairedAt(view: View, { instanceId, impairedSince = null }: GroupInstanceRow): SimTime {
  const machine = view.find(machines, instanceId);
  const isDead = machine !== undefined && !machine.powered && machine.bootsAt === null;
  return impairedSince !== null && isDead ? impairedSince + IMPAIRED_AFTER : Infinity;
}

function replace(ctx: Context, row: GroupInstanceRow, why: string): void {
  ctx.update(groupInstances, row.instanceId, { isHealthy: false });
  retire(ctx, row, `At ${utcTime(ctx.now)} an instance was taken out of service in response to ${why}.`);
}
