import type { View } from "../../../kernel/context.ts";
import { trafficCountsOn } from "../../../physics/contract.ts";
import type { Totals } from "../../cloudwatch/late/contract.ts";
import { classicNameIn } from "../../elb/contract.ts";
import { fatesOf, putTotalsOf, reached, streamCount } from "../../elbv2/late/contract.ts";
import { serviceFlows } from "../flows/tables.ts";
import type { ServiceRow } from "../tables.ts";

/** Requests that came to a service so far, by whatever way. */
export function served(view: View, { serviceArn, loadBalancers }: ServiceRow): Totals {
  const totals: Record<string, number> = { inside: 0 };
  for (const flow of view.all(serviceFlows)) if (flow.targetServiceArn === serviceArn) totals[INSIDE] = (totals[INSIDE] ?? 0) + streamCount(flow, view.now).count;
  // A group that it is registered with twice is put twice, and counts once.
  for (const { targetGroupArn } of loadBalancers) {
    if (classicNameIn(targetGroupArn) === undefined) putTotalsOf(view, targetGroupArn, totals);
    else totals[CLASSIC] = trafficCountsOn(view, targetGroupArn)?.answeredCount ?? 0;
  }
  return totals;
}

const INSIDE = "inside";
const CLASSIC = "classic";

/** How many requests those counts are. */
export function servedOf(view: View, counts: Totals): number {
  return (counts[INSIDE] ?? 0) + (counts[CLASSIC] ?? 0) + reached(fatesOf(view, counts));
}

/** What is counted of several services at once is told apart by their ARNs. */
export const withPrefix = (totals: Totals, serviceArn: string): Totals => Object.fromEntries(Object.entries(totals).map(([name, total]) => [`${serviceArn} ${name}`, total]));

export const withoutPrefix = (totals: Totals, serviceArn: string): Totals =>
  Object.fromEntries(Object.entries(totals).flatMap(([name, total]) => (name.startsWith(`${serviceArn} `) ? [[name.slice(serviceArn.length + 1), total]] : [])));
