import { idOf } from "../../../../aws/arn.ts";
import type { Context } from "../../../kernel/context.ts";
import { complain } from "../events.ts";
import { layOut, requestOf, take, type Board } from "../placement/board.ts";
import { eventClauseOf } from "../placement/cause.ts";
import { closestMatch } from "../placement/closestMatch.ts";
import { noteOf, place, type Placement } from "../placement/place.ts";
import { FILTERS, SERVICE_DEFAULT } from "../placement/stages.ts";
import { liveTasksByService, taskDefinitions, type DeploymentRow, type ServiceRow, type TaskRow } from "../tables.ts";
import { launchTask } from "./launchTask.ts";

/** What came of placing some tasks: those that have a place, and why the next one has none. */
export interface Placed {
  readonly launched: readonly TaskRow[];
  readonly obstacle: Obstacle | null;
}

/** Why no instance takes a task. */
export interface Obstacle {
  readonly board: Board;
  readonly placement: Placement;
}

/** Places and launches tasks of a deployment, one after another, until as many as wanted have a place or one has none. */
export function placeTasks(
  ctx: Context,
  service: ServiceRow,
  { deployment, count }: { readonly deployment: DeploymentRow; readonly count: number },
): Placed {
  const definition = ctx.need(taskDefinitions, deployment.taskDefinitionArn);
  const siblings = ctx.where(liveTasksByService, service.serviceArn);
  const board = layOut(ctx, { clusterArn: service.clusterArn, siblings, lot: definition.family });
  const launched: TaskRow[] = [];
  for (let i = 0; i < count; i++) {
    const placement = place([...FILTERS, ...SERVICE_DEFAULT], board.seats, requestOf(definition, definition.needs, board));
    const seat = placement.chosen;
    if (seat === undefined) return { launched, obstacle: { board, placement } };
    take(board, { seat, needs: definition.needs });
    launched.push(
      launchTask(ctx, {
        instance: seat.instance,
        definition,
        needs: definition.needs,
        serviceArn: service.serviceArn,
        deploymentId: deployment.deploymentId,
        group: `service:${service.serviceName}`,
        startedBy: deployment.deploymentId,
        overrides: {},
        tags: [],
        placement: noteOf(placement, board.seats.length),
      }),
    );
  }
  return { launched, obstacle: null };
}

/** Says in the service's events why a task has no place. Instances that are DRAINING are none to speak of. */
export function sayWhyNot(ctx: Context, serviceArn: string, { board, placement }: Obstacle): void {
  const closest = closestMatch(placement);
  const noneActive = board.seats.every(({ instance }) => instance.status !== "ACTIVE");
  if (closest === undefined || noneActive) return complain(ctx, serviceArn, "noInstances");
  const containerInstance = idOf(closest.seat.instance.containerInstanceArn);
  complain(ctx, serviceArn, "noPlace", { containerInstance, clause: eventClauseOf(closest.cause) });
}
