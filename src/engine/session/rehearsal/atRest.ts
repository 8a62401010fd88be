import { isBySets } from "../../../aws/rules/bySets.ts";
import type { View } from "../../kernel/context.ts";
import { openServiceDeployments } from "../../services/ecs/serviceDeployments/table.ts";
import { deploymentsByService, liveTasksByService, services } from "../../services/ecs/tables.ts";

/** Nothing is being deployed, and all tasks that are wanted run. */
export function isAtRest(view: View, serviceArn: string): boolean {
  const service = view.find(services, serviceArn);
  if (service === undefined) return true;
  const live = view.where(liveTasksByService, serviceArn);
  const isDeployed = view.count(openServiceDeployments, serviceArn) === 0 && (isBySets(service) || view.count(deploymentsByService, serviceArn) === 1);
  return isDeployed && live.length === service.desiredCount && live.every(({ lastStatus }) => lastStatus === "RUNNING");
}
