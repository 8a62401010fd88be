import type { View } from "../../../kernel/context.ts";
import { deploymentsByService, runningTasksByService, type ServiceRow } from "../tables.ts";

/** How many tasks of a service run. */
export const runningCountOf = (view: View, { serviceArn }: ServiceRow): number => view.count(runningTasksByService, serviceArn);

/** Whether a deployment is under way that ECS or CodeDeploy makes. ECS guide, "Service auto scaling". */
export const isBeingDeployed = (view: View, { serviceArn, deploymentController }: ServiceRow): boolean =>
  deploymentController !== "EXTERNAL" && view.where(deploymentsByService, serviceArn).some(({ rolloutState }) => rolloutState === "IN_PROGRESS");
