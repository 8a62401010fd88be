import { event } from "../../kernel/event.ts";
import type { SimTime } from "../../kernel/time.ts";

/** A line of a service's event stream, in AWS's words. */
export const serviceEventWritten = event<{ readonly serviceArn: string; readonly message: string }>(
  "ecs.serviceEventWritten",
);

/** A task came to a new status, wanted or reached. */
export const taskStateChanged = event<{
  readonly taskArn: string;
  readonly lastStatus: string;
  readonly desiredStatus: string;
}>("ecs.taskStateChanged");

/** A container instance registered, changed its status, or its agent came or went. */
export const containerInstanceStateChanged = event<{
  readonly containerInstanceArn: string;
  readonly status: string;
  readonly agentConnected: boolean;
}>("ecs.containerInstanceStateChanged");

/** A deployment began, completed or failed. */
export const deploymentStateChanged = event<{
  readonly deploymentId: string;
  readonly serviceArn: string;
  readonly rolloutState: string;
}>("ecs.deploymentStateChanged");

/** AWS tells that it will retire what is under a task on Fargate. */
export const retirementAnnounced = event<{ readonly taskArn: string; readonly retiresAt: SimTime }>("ecs.retirementAnnounced");

/** A task set of a service that CodeDeploy deploys came to a steady state, or left it. */
export const taskSetSettled = event<{ readonly taskSetId: string; readonly serviceArn: string; readonly steady: boolean }>("ecs.taskSetSettled");

export { findCluster } from "./lookup.ts";
export { findService, findServiceByArn } from "./lookupService.ts";
export type {
  ClusterRow,
  ContainerInstanceRow,
  ContainerState,
  DeploymentRow,
  ServiceEventRow,
  ServiceRow,
  TaskDefinitionRow,
  TaskRow,
} from "./tables.ts";
