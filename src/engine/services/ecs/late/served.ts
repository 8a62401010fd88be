import type { View } from "../../../kernel/context.ts";
import { trafficCountsOn } from "../../../physics/contract.ts";
import { Totals } from "../../cloudwatch/late/contract.ts";
import { classicNameIn } from "../../elb/contract.ts";
import { putTotalsOf, reachedOf, streamCount } from "../../elbv2/late/contract.ts";
import { serviceFlows } from "../flows/tables.ts";
import type { ServiceRow } from "../tables.ts";

/** Requests that came to a service so far, by whatever way. */
export function served(view: View, { serviceArn, loadBalancers }: ServiceRow): Totals {
  const totals = new Totals();
  let inside = 0;
  for (const flow of view.all(serviceFlows)) if (flow.targetServiceArn === serviceArn) inside += streamCount(flow, view.now).count;
  totals.append(INSIDE, inside);
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
  return counts.of(INSIDE) + counts.of(CLASSIC) + reachedOf(view, counts);
}

/** What is counted of several services at once is told apart by their ARNs. */
export function servedTogether(view: View, services: readonly ServiceRow[]): Totals {
  const all = new Totals();
  for (const service of services) {
    const { names, counts } = served(view, service);
    names.forEach((name, place) => all.append(`${service.serviceArn} ${name}`, counts[place] ?? 0));
  }
  return all;
}

/** What of that is one service's. */
export function servedAmong(all: Totals, { serviceArn }: ServiceRow): Totals {
  const own = new Totals();
  all.names.forEach((name, place) => {
    if (name.startsWith(`${serviceArn} `)) own.append(name.slice(serviceArn.length + 1), all.counts[place] ?? 0);
  });
  return own;
}
