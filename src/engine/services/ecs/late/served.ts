import type { View } from "../../../kernel/context.ts";
import { trafficCountsOn } from "../../../physics/contract.ts";
import type { Totals } from "../../cloudwatch/late/contract.ts";
import { classicNameIn } from "../../elb/contract.ts";
import { putTotalsOf, reachedOf, streamCount } from "../../elbv2/late/contract.ts";
import { serviceFlows } from "../flows/tables.ts";
import type { ServiceRow } from "../tables.ts";

/** Requests that came to a service so far, by whatever way. */
export function served(view: View, { serviceArn, loadBalancers }: ServiceRow): Totals {
  const totals = new Map([[INSIDE, 0]]);
  for (const flow of view.all(serviceFlows)) if (flow.targetServiceArn === serviceArn) totals.set(INSIDE, (totals.get(INSIDE) ?? 0) + streamCount(flow, view.now).count);
  // A group that it is registered with twice is put twice, and counts once.
  for (const { targetGroupArn } of loadBalancers) {
    if (classicNameIn(targetGroupArn) === undefined) putTotalsOf(view, targetGroupArn, totals);
    else totals.set(CLASSIC, trafficCountsOn(view, targetGroupArn)?.answeredCount ?? 0);
  }
  return totals;
}

const INSIDE = "inside";
const CLASSIC = "classic";

/** How many requests those counts are. */
export function servedOf(view: View, counts: Totals): number {
  return (counts.get(INSIDE) ?? 0) + (counts.get(CLASSIC) ?? 0) + reachedOf(view, counts);
}

/** What is counted of several services at once is told apart by their ARNs. */
export function servedTogether(view: View, services: readonly ServiceRow[]): Totals {
  const all = new Map<string, number>();
  for (const service of services) for (const [name, total] of served(view, service)) all.set(`${service.serviceArn} ${name}`, total);
  return all;
}

/** What of that is one service's. */
export function servedAmong(all: Totals, { serviceArn }: ServiceRow): Totals {
  const own = new Map<string, number>();
  for (const [name, total] of all) if (name.startsWith(`${serviceArn} `)) own.set(name.slice(serviceArn.length + 1), total);
  return own;
}
