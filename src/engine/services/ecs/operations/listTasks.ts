import { idOf } from "../../../../aws/arn.ts";
import type { ListTasksRequest, ListTasksResponse } from "../../../../aws/generated/ecs.ts";
import { byCodeUnit } from "../../../../lib/compare.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { clusterNamed, containerInstanceNamed } from "../lookup.ts";
import { serviceNamed } from "../lookupService.ts";
import { pageOf } from "../pages.ts";
import { isOnFargate } from "../processes/taskRows.ts";
import { invalidParameter } from "../refusals.ts";
import { tasksByCluster, type TaskRow } from "../tables.ts";

/** The ARNs of a cluster's tasks that are to run, or of those that were told to stop. */
export const listTasks = reading("ecs", "ListTasks", (view, input: ListTasksRequest): ListTasksResponse => {
  const cluster = clusterNamed(view, input.cluster);
  const fits = filterFor(view, input);
  const arns = view
    .where(tasksByCluster, cluster.clusterArn)
    .filter(fits)
    .map(({ taskArn }) => taskArn)
    .sort(byCodeUnit);
  const { items, ...next } = pageOf(arns, input, { key: (arn) => arn, compare: byCodeUnit });
  return { taskArns: items, ...next };
});

/** ECS API, ListTasks. Nothing has the desired status PENDING, although it can be asked for. */
function filterFor(view: View, input: ListTasksRequest): (task: TaskRow) => boolean {
  const { family, startedBy, serviceName, launchType, containerInstance, daemonName, desiredStatus = "RUNNING" } = input;
  const others = [family, serviceName, launchType, containerInstance, daemonName].some((filter) => filter !== undefined);
  // Documented; the wording is assumed.
  if (startedBy !== undefined && others) throw invalidParameter("startedBy cannot be combined with other filters.");
  const cluster = clusterNamed(view, input.cluster);
  const service = serviceName === undefined ? undefined : serviceNamed(view, cluster, serviceName).serviceArn;
  const instance =
    containerInstance === undefined ? undefined : containerInstanceNamed(view, cluster, containerInstance).containerInstanceArn;
  return (task) =>
    task.desiredStatus === desiredStatus &&
    (startedBy === undefined || task.startedBy === startedBy) &&
    (family === undefined || idOf(task.taskDefinitionArn).split(":")[0] === family) &&
    (service === undefined || task.serviceArn === service) &&
    (instance === undefined || task.containerInstanceArn === instance) &&
    // There are no daemons but services.
    daemonName === undefined &&
    (launchType === undefined || launchType === (isOnFargate(task) ? "FARGATE" : "EC2"));
}
