import type { Context } from "../../../kernel/context.ts";
import { deployments, deploymentsByService, services, type DeploymentRow } from "../tables.ts";

/** Makes a task set the primary one of its service, which then has what that set has; undefined: none is. */
export function setPrimary(ctx: Context, serviceArn: string, primary: DeploymentRow | undefined): void {
  for (const { deploymentId, status } of ctx.where(deploymentsByService, serviceArn)) {
    if (status === "PRIMARY") ctx.update(deployments, deploymentId, { status: "ACTIVE", updatedAt: ctx.now });
  }
  if (primary !== undefined) ctx.update(deployments, primary.deploymentId, { status: "PRIMARY", updatedAt: ctx.now });
  const { taskDefinitionArn, loadBalancers, network } = primary ?? NOTHING;
  ctx.update(services, serviceArn, { taskDefinitionArn, loadBalancers, network });
}

const NOTHING: Pick<DeploymentRow, "taskDefinitionArn" | "loadBalancers" | "network"> = { taskDefinitionArn: "", loadBalancers: [], network: null };
