import type { View } from "../../kernel/context.ts";
import { lookAtAll } from "../../services/ecs/processes/members.ts";
import type { ServiceRow, TaskRow } from "../../services/ecs/tables.ts";

/** How many of a service's tasks count towards minimumHealthyPercent. */
export function healthyAmong(view: View, service: ServiceRow, live: readonly TaskRow[]): number {
  return lookAtAll(view, service, live).filter(({ member }) => member.healthy).length;
}
