import type { DeploymentControllerType } from "../generated/ecs.ts";

/** Whether the tasks of a service are those of task sets, which somebody else than ECS makes: a person, or CodeDeploy. */
export const isBySets = ({ deploymentController }: { readonly deploymentController: DeploymentControllerType }): boolean =>
  deploymentController === "EXTERNAL" || deploymentController === "CODE_DEPLOY";
