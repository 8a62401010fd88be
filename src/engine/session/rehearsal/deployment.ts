import type { Call } from "../../../aws/generated/api.ts";
import type { View } from "../../kernel/context.ts";
import type { SimTime } from "../../kernel/time.ts";
import { alarmWatches, breakers } from "../../services/ecs/rollouts/tables.ts";
import { openServiceDeployments, serviceDeploymentsByService, type ServiceDeploymentRow } from "../../services/ecs/serviceDeployments/table.ts";
import { services } from "../../services/ecs/tables.ts";
import type { Notice, RehearsedDeployment } from "./rehearsal.ts";

type SinceStart = (at: SimTime | null) => number | null;

/** The deployment that began first at an instant or after it. */
export function deploymentSince(view: View, serviceArn: string, from: SimTime): ServiceDeploymentRow | undefined {
  return view.where(serviceDeploymentsByService, serviceArn).find(({ createdAt }) => createdAt >= from);
}

export function endOf(row: ServiceDeploymentRow | undefined, sinceStart: SinceStart): RehearsedDeployment | null {
  if (row === undefined) return null;
  return { status: row.status, statusReason: row.statusReason, endedAtSeconds: sinceStart(row.finishedAt) };
}

/** Who ended a deployment that no person did. */
export function noticeOf(view: View, row: ServiceDeploymentRow | undefined, sinceStart: SinceStart): Notice | null {
  const atSeconds = sinceStart(row?.rollback?.startedAt ?? (row?.status === "SUCCESSFUL" ? null : row?.finishedAt) ?? null);
  if (row === undefined || atSeconds === null) return null;
  return { by: monitorOf(view, row), atSeconds };
}

function monitorOf(view: View, { serviceDeploymentArn }: ServiceDeploymentRow): Notice["by"] {
  if (view.find(breakers, serviceDeploymentArn)?.status === "TRIGGERED") return "breaker";
  return view.find(alarmWatches, serviceDeploymentArn)?.status === "TRIGGERED" ? "alarms" : "stage";
}

/**
 * What a person calls who wants the former revision back: what is under way is stopped, and what is through is replaced.
 * Nothing where it comes back already.
 */
export function takeBack(view: View, serviceArn: string, taskDefinition: string): readonly Call[] {
  const [open] = view.where(openServiceDeployments, serviceArn);
  if (open !== undefined && open.rollback !== null) return [];
  if (open?.status === "IN_PROGRESS") {
    const { serviceDeploymentArn } = open;
    return [{ service: "ecs", operation: "StopServiceDeployment", input: { serviceDeploymentArn, stopType: "ROLLBACK" } }];
  }
  const service = view.find(services, serviceArn);
  if (service === undefined || service.taskDefinitionArn === taskDefinition) return [];
  const cluster = service.clusterArn;
  return [{ service: "ecs", operation: "UpdateService", input: { cluster, service: serviceArn, taskDefinition } }];
}
