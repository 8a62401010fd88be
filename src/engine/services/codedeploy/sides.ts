import type { Context, View } from "../../kernel/context.ts";
import { findCluster, findService, type ServiceRow } from "../ecs/contract.ts";
import { findSet, primarySetOf, type SetStanding } from "../ecs/late/contract.ts";
import type { DeploymentRow, GroupSettings } from "./tables.ts";
import { shiftTraffic, sidesOf } from "./traffic.ts";
import { elbRefused, serviceGone, type Ending } from "./words.ts";

/** The service that is deployed, as long as it is ACTIVE. */
export function serviceOf(view: View, { service }: GroupSettings): ServiceRow | undefined {
  const cluster = findCluster(view, service.clusterName);
  const found = cluster === undefined ? undefined : findService(view, cluster, service.serviceName);
  return found?.status === "ACTIVE" ? found : undefined;
}

/** The task set that a deployment began with; before that, the one that has the traffic now. */
export function blueOf(view: View, { settings, blueSetId }: Pick<DeploymentRow, "settings" | "blueSetId">): SetStanding | undefined {
  if (blueSetId !== null) return findSet(view, blueSetId);
  const service = serviceOf(view, settings);
  return service === undefined ? undefined : primarySetOf(view, service);
}

/** Gives green its share of the requests of a route, in percent. Answers why the deployment cannot go on. */
export function moveTo(ctx: Context, row: Pick<DeploymentRow, "settings" | "blueSetId">, to: { readonly route: "prod" | "test"; readonly percent: number }): Ending | undefined {
  const blue = blueOf(ctx, row);
  const { serviceName } = row.settings.service;
  if (blue === undefined) return serviceGone(serviceName);
  const sides = sidesOf(ctx, row.settings, blue.loadBalancers[0]?.targetGroupArn ?? "");
  return sides === undefined ? elbRefused(`The primary task set of ${serviceName} is in none of the target groups of the deployment group.`) : shiftTraffic(ctx, row, { ...to, sides });
}
