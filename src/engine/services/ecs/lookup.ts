import { clusterArn, containerInstanceArn, parseArn, taskDefinitionArn } from "../../../aws/arn.ts";
import type { View } from "../../kernel/context.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { clientException, clusterInactive, clusterNotFound, invalidParameter } from "./refusals.ts";
import {
  activeDefinitionsByFamily,
  clusters,
  containerInstances,
  taskDefinitions,
  type ClusterRow,
  type ContainerInstanceRow,
  type TaskDefinitionRow,
} from "./tables.ts";

/** The cluster that every operation means when none is named. */
export const DEFAULT_CLUSTER = "default";

/** The cluster, ACTIVE or not, if there is or was lately one by that name or ARN. */
export function findCluster(view: View, nameOrArn: string | undefined): ClusterRow | undefined {
  const named = nameOrArn === undefined || nameOrArn === "" ? DEFAULT_CLUSTER : nameOrArn;
  return view.find(clusters, isArn(named) ? named : clusterArn(named));
}

/** The ACTIVE cluster by that name or ARN (none: `default`). Throws ClusterNotFoundException. */
export function clusterNamed(view: View, nameOrArn: string | undefined): ClusterRow {
  const cluster = findCluster(view, nameOrArn);
  if (cluster === undefined) throw clusterNotFound();
  if (cluster.status !== "ACTIVE") throw clusterInactive();
  return cluster;
}

/** A container instance of the cluster by id or ARN, INACTIVE ones included for as long as they are remembered. */
export function findContainerInstance(
  view: View,
  cluster: ClusterRow,
  idOrArn: string,
): ContainerInstanceRow | undefined {
  const arn = isArn(idOrArn) ? idOrArn : containerInstanceArn(cluster.clusterName, idOrArn);
  const instance = view.find(containerInstances, arn);
  return instance?.clusterArn === cluster.clusterArn ? instance : undefined;
}

/** The container instance that must be there. Throws InvalidParameterException. */
export function containerInstanceNamed(view: View, cluster: ClusterRow, idOrArn: string): ContainerInstanceRow {
  const instance = findContainerInstance(view, cluster, idOrArn);
  if (instance === undefined) throw containerInstanceNotFound(idOrArn);
  return instance;
}

/** What a task definition is looked up for; ECS words its refusals accordingly. */
export type TaskDefinitionPurpose =
  | "RunTask"
  | "StartTask"
  | "CreateService"
  | "UpdateService"
  | "CreateTaskSet"
  | "DescribeTaskDefinition"
  | "DeregisterTaskDefinition";

/**
 * The task definition by `family` (its latest ACTIVE revision), `family:revision` or ARN. To run tasks of it, it must
 * be ACTIVE. Throws ClientException or InvalidParameterException.
 */
export function taskDefinitionNamed(view: View, name: string, purpose: TaskDefinitionPurpose): TaskDefinitionRow {
  const row = findTaskDefinition(view, name);
  if (row === undefined) throw taskDefinitionNotFound(purpose);
  const runs = purpose !== "DescribeTaskDefinition" && purpose !== "DeregisterTaskDefinition";
  if (runs && row.status !== "ACTIVE") throw taskDefinitionInactive(purpose);
  return row;
}

/** The same without refusing: undefined when nothing goes by that name. */
export function findTaskDefinition(view: View, name: string): TaskDefinitionRow | undefined {
  const { family, revision } = partsOf(name);
  if (revision === undefined) return latestActive(view, family);
  // Only digits, and as ECS writes them: `web:01` names nothing.
  if (!/^[1-9][0-9]{0,8}$/.test(revision)) return undefined;
  return view.find(taskDefinitions, isArn(name) ? name : taskDefinitionArn(family, Number(revision)));
}

/** Whether a revision is named, or just a family. */
export const namesRevision = (name: string): boolean => partsOf(name).revision !== undefined;

/** `family`, `family:revision`, or the same behind `task-definition/` in an ARN. */
function partsOf(name: string): { readonly family: string; readonly revision?: string } {
  const resource = isArn(name) ? (parseArn(name)?.resource ?? "") : `task-definition/${name}`;
  const parts = /^task-definition\/([^/:]*)(?::(.*))?$/.exec(resource);
  const [family, revision] = [parts?.[1] ?? "", parts?.[2]];
  return revision === undefined ? { family } : { family, revision };
}

const isArn = (text: string): boolean => text.startsWith("arn:");

function latestActive(view: View, family: string): TaskDefinitionRow | undefined {
  let latest: TaskDefinitionRow | undefined;
  for (const row of view.where(activeDefinitionsByFamily, family)) {
    if (latest === undefined || row.revision > latest.revision) latest = row;
  }
  return latest;
}

/** ECS guide and observed answers; the wordings differ from operation to operation. */
function taskDefinitionNotFound(purpose: TaskDefinitionPurpose): Refusal {
  if (purpose === "DescribeTaskDefinition") return clientException("Unable to describe task definition.");
  if (purpose === "DeregisterTaskDefinition") {
    return clientException("The specified task definition does not exist.");
  }
  return clientException("TaskDefinition not found.");
}

/** Observed as ClientException for services and as InvalidParameterException for tasks. */
function taskDefinitionInactive(purpose: TaskDefinitionPurpose): Refusal {
  const forTask = purpose === "RunTask" || purpose === "StartTask";
  return forTask ? invalidParameter("TaskDefinition is inactive") : clientException("TaskDefinition is inactive");
}

/** Assumed wording. */
function containerInstanceNotFound(idOrArn: string): Refusal {
  return invalidParameter(`Referenced container instance ${idOrArn} not found.`);
}
