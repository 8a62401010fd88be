import { anyResources } from "../../physics/contract.ts";
import { awaitedBy, standingOf } from "../../services/ecs/load/calls.ts";
import { services } from "../../services/ecs/tables.ts";
import type { View } from "../../kernel/context.ts";

/** What keeps the tasks of a service from answering all that comes, and how long an answer takes; null: nothing does. */
export function overburdened(view: View, serviceArn: string | null): string | null {
  const service = serviceArn === null || !anyResources(view) ? undefined : view.find(services, serviceArn);
  if (service === undefined) return null;
  const { failing, meanSeconds } = standingOf(view, service);
  if (failing <= 0) return null;
  const awaited = awaitedBy(view, service);
  const why = awaited.failing > 0 || awaited.meanSeconds * 2 > meanSeconds ? "Its tasks wait for services that have more to do than they can" : "Its tasks have more to do than they can";
  return `${why}: ${shareText(failing)} of the requests fail, and an answer takes ${Math.round(meanSeconds * 1000)} ms.`;
}

const shareText = (share: number): string => (share < 0.01 ? "less than 1%" : `${Math.round(share * 100)}%`);
