import type { View } from "../../../kernel/context.ts";
import { SERVICE_HISTORY_KEPT } from "../timing.ts";
import { openServiceDeployments, serviceDeployments, serviceDeploymentsByService, type ServiceDeploymentRow } from "./table.ts";

/** The service deployment by its ARN, while it is remembered. */
export function findServiceDeployment(view: View, arn: string): ServiceDeploymentRow | undefined {
  const row = view.find(serviceDeployments, arn);
  return row === undefined || isOver(view, row) ? undefined : row;
}

/** Those of a service that are remembered, in the order in which they came. */
export function serviceDeploymentsOf(view: View, serviceArn: string): readonly ServiceDeploymentRow[] {
  return view.where(serviceDeploymentsByService, serviceArn).filter((row) => !isOver(view, row));
}

/** The one that has not ended. */
export function openServiceDeploymentOf(view: View, serviceArn: string): ServiceDeploymentRow | undefined {
  return view.where(openServiceDeployments, serviceArn)[0];
}

/** So long ago that it is remembered no more. */
export function isOver(view: View, { finishedAt }: ServiceDeploymentRow): boolean {
  return finishedAt !== null && view.now >= finishedAt + SERVICE_HISTORY_KEPT;
}
