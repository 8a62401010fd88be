import { remembered } from "../../../../lib/remembered.ts";
import type { View } from "../../../kernel/context.ts";
import { constraintsOf, strategiesOf } from "../placementRules.ts";
import { deployments, services, taskDefinitions, type DeploymentRow, type ServiceRow, type TaskDefinitionRow, type TaskPlacement, type TaskRow } from "../tables.ts";
import type { StandaloneTask } from "../taskRules.ts";
import { SERVICE_DEFAULT, STANDALONE_DEFAULT, type Subject } from "./subject.ts";

/** What decides where the tasks of a service's deployment go. */
export function subjectOfService(view: View, service: ServiceRow, deployment: Pick<DeploymentRow, "taskDefinitionArn" | "network">): Subject {
  const definition = view.need(taskDefinitions, deployment.taskDefinitionArn);
  const made = madeOf(definition);
  const known = made.get(service.serviceArn);
  if (known !== undefined && isSame(known, service, deployment)) return known.subject;
  const subject = makeSubject(service, deployment, definition);
  made.set(service.serviceArn, { service, network: deployment.network, subject });
  return subject;
}

/** The subject that was made last of each service with a definition: who places tasks knows it again. */
const madeOf = remembered((_definition: TaskDefinitionRow) => new Map<string, Made>());

interface Made {
  readonly service: ServiceRow;
  readonly network: DeploymentRow["network"];
  readonly subject: Subject;
}

function isSame({ service, network }: Made, now: ServiceRow, deployment: Pick<DeploymentRow, "network">): boolean {
  return (
    service.placementConstraints === now.placementConstraints &&
    service.placementStrategy === now.placementStrategy &&
    service.schedulingStrategy === now.schedulingStrategy &&
    network === deployment.network
  );
}

function makeSubject(service: ServiceRow, deployment: Pick<DeploymentRow, "network">, definition: TaskDefinitionRow): Subject {
  return {
    clusterArn: service.clusterArn,
    group: `service:${service.serviceName}`,
    definition,
    needs: definition.needs,
    subnetIds: deployment.network?.subnetIds ?? null,
    constraints: constraintsOf(definition, service.placementConstraints),
    // A daemon goes where it must: there is nothing to prefer.
    strategies: service.schedulingStrategy === "DAEMON" ? [] : strategiesOf(service.placementStrategy, SERVICE_DEFAULT),
    lot: `service:${service.serviceName}`,
  };
}

/** What decided where a task that RunTask starts goes. */
export function subjectOfRun(
  clusterArn: string,
  { group, definition, needs, network, placement }: Pick<StandaloneTask, "group" | "definition" | "needs" | "network"> & RunPlacement,
): Subject {
  return {
    clusterArn,
    group,
    definition,
    needs,
    subnetIds: network?.subnetIds ?? null,
    constraints: constraintsOf(definition, placement?.placementConstraints ?? []),
    strategies: strategiesOf(placement?.placementStrategy ?? [], STANDALONE_DEFAULT),
    lot: group,
  };
}

/** What decided where a task went. */
export function subjectOfTask(view: View, task: TaskRow): Subject {
  const { placement } = task;
  const capacityProvider = placement !== null && placement !== "named" && "placementStrategy" in placement ? placement.capacityProvider : undefined;
  return { ...subjectAnywhere(view, task), ...(capacityProvider && { capacityProvider }) };
}

function subjectAnywhere(view: View, task: TaskRow): Subject {
  const service = task.serviceArn === null ? undefined : view.find(services, task.serviceArn);
  const deployment = task.deploymentId === null ? undefined : view.find(deployments, task.deploymentId);
  if (service !== undefined && deployment !== undefined) return subjectOfService(view, service, deployment);
  const definition = view.need(taskDefinitions, task.taskDefinitionArn);
  const { placement } = task;
  if (placement !== "named" && (placement === null || "placementStrategy" in placement)) return subjectOfRun(task.clusterArn, { ...task, definition, placement });
  // StartTask asks nothing but whether it fits, and Fargate asks nothing of instances at all.
  return { ...subjectOfRun(task.clusterArn, { ...task, definition, placement: null }), constraints: [], strategies: [] };
}

/** null: nothing was said. */
interface RunPlacement {
  readonly placement: TaskPlacement | null;
}
