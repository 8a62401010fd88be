import type { Scale } from "../../../../aws/generated/ecs.ts";
import type { View } from "../../../kernel/context.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { clusterNamed } from "../lookup.ts";
import { serviceNamed } from "../lookupService.ts";
import { invalidParameter, serviceNotActive } from "../refusals.ts";
import { deployments, type DeploymentRow, type ServiceRow } from "../tables.ts";
import { taskSets, type TaskSetRow } from "./table.ts";

/** A task set: what it is as a deployment, and what it has beside. */
export interface TaskSet {
  readonly set: TaskSetRow;
  readonly deployment: DeploymentRow;
}

/** The ACTIVE service whose task sets are meant. Throws what ECS refuses of a service that has none. */
export function externalService(view: View, { cluster, service: name }: { readonly cluster: string; readonly service: string }): ServiceRow {
  const service = serviceNamed(view, clusterNamed(view, cluster), name);
  if (service.status !== "ACTIVE") throw serviceNotActive();
  // Observed.
  if (service.deploymentController !== "EXTERNAL") {
    throw invalidParameter("Amazon ECS only supports task set management on services configured to use external deployment controllers.");
  }
  return service;
}

/** The task set of a service by id or ARN, unless it is being deleted. Throws TaskSetNotFoundException. */
export function taskSetNamed(view: View, service: ServiceRow, idOrArn: string): TaskSet {
  const found = findTaskSet(view, service, idOrArn);
  // After the model's description of the exception.
  if (found === undefined || found.deployment.status === "DRAINING") throw new Refusal("TaskSetNotFoundException", "The specified task set wasn't found.");
  return found;
}

/** The same without refusing, one that is being deleted included. */
export function findTaskSet(view: View, { serviceArn }: ServiceRow, idOrArn: string): TaskSet | undefined {
  const id = /(?:^|\/)(ecs-svc\/\d+)$/.exec(idOrArn)?.[1] ?? "";
  const set = view.find(taskSets, id);
  const isOwn = set?.serviceArn === serviceArn && (idOrArn === id || idOrArn === taskSetArnOf(serviceArn, id));
  return isOwn ? { set, deployment: view.need(deployments, id) } : undefined;
}

export const taskSetArnOf = (serviceArn: string, taskSetId: string): string => `${serviceArn.replace(":service/", ":task-set/")}/${taskSetId}`;

/** ECS API, Scale; the wordings are assumed. */
export function scaleFrom({ unit = "PERCENT", value = 0 }: Scale): number {
  if (unit !== "PERCENT") throw invalidParameter("The unit of a scale must be PERCENT.");
  if (value < 0 || value > 100) throw invalidParameter("The value of a scale must be between 0 and 100.");
  return value;
}
