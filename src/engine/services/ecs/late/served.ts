import { sumOf } from "../../../../lib/sum.ts";
import type { View } from "../../../kernel/context.ts";
import { trafficCountsOn } from "../../../physics/contract.ts";
import type { Totals } from "../../cloudwatch/late/contract.ts";
import { classicNameIn } from "../../elb/contract.ts";
import { fatesOf, reached, requestTotals, streamCount } from "../../elbv2/late/contract.ts";
import { serviceFlows } from "../flows/tables.ts";
import type { ServiceRow } from "../tables.ts";

/** Requests that came to a service so far, by whatever way. */
export function served(view: View, { serviceArn, loadBalancers }: ServiceRow): Totals {
  const own = view.all(serviceFlows).filter(({ targetServiceArn }) => targetServiceArn === serviceArn);
  const groups = new Set(loadBalancers.map(({ targetGroupArn }) => targetGroupArn));
  return Object.assign({ [INSIDE]: sumOf(own, (flow) => streamCount(flow, view.now).count) }, ...[...groups].map((group) => throughGroup(view, group))) as Totals;
}

const INSIDE = "inside";
const CLASSIC = "classic";

const throughGroup = (view: View, targetGroupArn: string): Totals =>
  classicNameIn(targetGroupArn) === undefined ? requestTotals(view, { targetGroupArn }) : { [CLASSIC]: trafficCountsOn(view, targetGroupArn)?.answeredCount ?? 0 };

/** How many requests those counts are. */
export function servedOf(view: View, { [INSIDE]: inside = 0, [CLASSIC]: classic = 0, ...others }: Totals): number {
  return inside + classic + reached(fatesOf(view, others));
}

/** What is counted of several services at once is told apart by their ARNs. */
export const withPrefix = (totals: Totals, serviceArn: string): Totals => Object.fromEntries(Object.entries(totals).map(([name, total]) => [`${serviceArn} ${name}`, total]));

export const withoutPrefix = (totals: Totals, serviceArn: string): Totals =>
  Object.fromEntries(Object.entries(totals).flatMap(([name, total]) => (name.startsWith(`${serviceArn} `) ? [[name.slice(serviceArn.length + 1), total]] : [])));
