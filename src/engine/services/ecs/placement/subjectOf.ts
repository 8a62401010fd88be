import type { View } from "../../../kernel/context.ts";
import { deployments, services, taskDefinitions, type DeploymentRow, type ServiceRow, type TaskRow } from "../tables.ts";
import { SERVICE_DEFAULT, STANDALONE_DEFAULT, type Subject } from "./subject.ts";

/** What decides where the tasks of a service's deployment go. */
export function subjectOfService(view: View, service: ServiceRow, deployment: Pick<DeploymentRow, "taskDefinitionArn" | "network">): Subject {
  const definition = view.need(taskDefinitions, deployment.taskDefinitionArn);
  return {
    clusterArn: service.clusterArn,
    group: `service:${service.serviceName}`,
    definition,
    needs: definition.needs,
    subnetIds: deployment.network?.subnetIds ?? null,
    constraints: [],
    strategies: SERVICE_DEFAULT,
    lot: definition.family,
  };
}

/** What decided where a task went. Of a standalone task only what its row still tells. */
export function subjectOfTask(view: View, task: TaskRow): Subject {
  const service = task.serviceArn === null ? undefined : view.find(services, task.serviceArn);
  const deployment = task.deploymentId === null ? undefined : view.find(deployments, task.deploymentId);
  if (service !== undefined && deployment !== undefined) return subjectOfService(view, service, deployment);
  return {
    clusterArn: task.clusterArn,
    group: task.group,
    definition: view.need(taskDefinitions, task.taskDefinitionArn),
    needs: task.needs,
    subnetIds: task.network?.subnetIds ?? null,
    constraints: [],
    strategies: STANDALONE_DEFAULT,
    lot: task.group,
  };
}
