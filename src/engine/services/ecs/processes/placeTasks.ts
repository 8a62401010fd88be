import { idOf } from "../../../../aws/arn.ts";
import type { Context } from "../../../kernel/context.ts";
import { complain } from "../events.ts";
import { eventClauseOf } from "../placement/cause.ts";
import { fargate, isSpecial, type Launches } from "../fargate/late.ts";
import { choose } from "../placement/choose.ts";
import { closestMatch } from "../placement/closestMatch.ts";
import { place } from "../placement/place.ts";
import type { Subject } from "../placement/subject.ts";
import { subjectOfService } from "../placement/subjectOf.ts";
import type { DeploymentRow, ServiceRow, TaskRow } from "../tables.ts";
import { memberOf } from "./launchMember.ts";
import { launchTask } from "./launchTask.ts";

/** Places and launches tasks of a deployment, one after another, until as many as wanted have a place or one has none. */
export function placeTasks(
  ctx: Context,
  service: ServiceRow,
  { deployment, count }: { readonly deployment: DeploymentRow; readonly count: number },
): Launches {
  const subject = subjectOfService(ctx, service, deployment);
  const member = memberOf(ctx, deployment, subject);
  if (isSpecial(deployment)) return fargate().launch(ctx, { capacity: deployment, subject, launch: member, count, zones: null });
  const launched: TaskRow[] = [];
  for (let i = 0; i < count; i++) {
    const instance = choose(ctx, subject);
    if (instance === undefined) return { launched, obstacle: subject };
    launched.push(launchTask(ctx, instance, member));
  }
  return { launched, obstacle: null };
}

/** Says in the service's events why a task has no place. Instances that are DRAINING are none to speak of. */
export function sayWhyNot(ctx: Context, serviceArn: string, subject: Subject | string): void {
  if (typeof subject === "string") return complain(ctx, serviceArn, subject === "" ? "tooManyWait" : "noCapacity", { reason: subject });
  const placement = place(ctx, subject, () => 0);
  const closest = closestMatch(placement);
  const noneActive = placement.candidates.every(({ instance }) => instance.status !== "ACTIVE");
  if (closest === undefined || noneActive) return complain(ctx, serviceArn, "noInstances", { where: subject.capacityProvider === undefined ? "cluster" : "capacity provider" });
  const containerInstance = idOf(closest.seat.instance.containerInstanceArn);
  complain(ctx, serviceArn, "noPlace", { containerInstance, clause: eventClauseOf(closest.cause) });
}
