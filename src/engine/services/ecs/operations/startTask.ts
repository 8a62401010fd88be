import type { Failure, StartTaskRequest, StartTaskResponse, Task } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { describeTask } from "../describe/task.ts";
import { TASKS_PER_RUN } from "../limits.ts";
import { clusterNamed, findContainerInstance } from "../lookup.ts";
import { failureOf } from "../placement/failureOf.ts";
import { droppedBy, narrow } from "../placement/place.ts";
import { seatOf } from "../placement/seat.ts";
import { filtersOf } from "../placement/stages.ts";
import { launchTask } from "../processes/launchTask.ts";
import { invalidParameter } from "../refusals.ts";
import { containerInstances } from "../tables.ts";
import { standaloneTask, type StandaloneTask } from "../taskRules.ts";

interface Plan extends StandaloneTask {
  /** Asked for by name, in order; an instance that is named twice gets two tasks. */
  readonly places: readonly { readonly asked: string; readonly containerInstanceArn: string | null }[];
}

/** Starts a task on each of the instances that are named, if it fits there. Placement has no say. */
export const startTask = operation("ecs", "StartTask", {
  check(view: View, input: StartTaskRequest): Plan {
    const cluster = clusterNamed(view, input.cluster);
    const asked = input.containerInstances;
    // Documented; the wording is assumed.
    if (asked.length < 1 || asked.length > TASKS_PER_RUN) {
      throw invalidParameter(`containerInstances must have between 1 and ${TASKS_PER_RUN} items.`);
    }
    const task = standaloneTask(view, input, { purpose: "StartTask", startedByLength: 36, clusterArn: cluster.clusterArn });
    const places = asked.map((name) => ({
      asked: name,
      containerInstanceArn: findContainerInstance(view, cluster, name)?.containerInstanceArn ?? null,
    }));
    return { ...task, places };
  },

  apply(ctx: Context, plan: Plan): StartTaskResponse {
    const tasks: Task[] = [];
    const failures: Failure[] = [];
    for (const { asked, containerInstanceArn } of plan.places) {
      if (containerInstanceArn === null) failures.push({ arn: asked, reason: "MISSING" });
      else startOn(ctx, plan, { containerInstanceArn, tasks, failures });
    }
    return { tasks, failures };
  },
});

function startOn(
  ctx: Context,
  plan: Plan,
  { containerInstanceArn, tasks, failures }: { readonly containerInstanceArn: string; readonly tasks: Task[]; readonly failures: Failure[] },
): void {
  const instance = ctx.need(containerInstances, containerInstanceArn);
  const subnetIds = plan.network?.subnetIds ?? null;
  const placement = narrow(filtersOf(ctx, { ...plan, subnetIds }), [seatOf(instance, 0, plan.group)]);
  for (const { cause } of droppedBy(placement)) failures.push(failureOf(ctx, containerInstanceArn, cause));
  if (placement.chosen === undefined) return;
  const launch = { ...plan, serviceArn: null, deploymentId: null, placement: "named" } as const;
  tasks.push(describeTask(ctx, launchTask(ctx, instance, launch), { tags: true }));
}
