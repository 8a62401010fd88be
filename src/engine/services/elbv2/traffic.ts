import type { Context, View } from "../../kernel/context.ts";
import { firing } from "../../kernel/timer.ts";
import { steerTraffic, trafficOn, type TrafficOutcome } from "../../physics/contract.ts";
import { knockOn } from "./knockOn.ts";
import { letsClientsIn } from "./road.ts";
import { listenersByTargetGroup, loadBalancers, targetGroups, targetsByGroup, type LoadBalancerRow, type TargetRow } from "./tables.ts";
import { trafficShifts } from "./timers.ts";

/** Lets the load on a target group, if there is one, be spread anew before this instant is over. */
export function shiftTraffic(ctx: Context, targetGroupArn: string): void {
  if (trafficOn(ctx, targetGroupArn) !== undefined) ctx.schedule(trafficShifts, targetGroupArn, 0);
}

export const trafficShiftsFiring = firing(trafficShifts, (ctx, targetGroupArn) => {
  steerTraffic(ctx, targetGroupArn, outcomeOf(ctx, targetGroupArn));
});

/** Who takes the requests of a target group now, and how many of those answer well. */
export function outcomeOf(view: View, targetGroupArn: string): TrafficOutcome {
  const receivers = receiversOf(view, targetGroupArn);
  const good = receivers.filter((target) => {
    const answer = knockOn(view, target, { group: view.need(targetGroups, targetGroupArn) });
    return answer.kind === "answered" && answer.status < 500;
  });
  return { targetCount: receivers.length, goodTargetCount: good.length };
}

/** Requests come to a target group by the listeners that forward to it; one whose port lets nobody in gets none. */
function isOpen(view: View, targetGroupArn: string, balancer: LoadBalancerRow): boolean {
  return view.where(listenersByTargetGroup, targetGroupArn).some(({ port }) => letsClientsIn(view, balancer, port));
}

/**
 * The targets among which a load balancer spreads requests evenly: the healthy ones. When there are none it fails
 * open, and the unhealthy ones take them all. Initial, draining and unused ones take none: then it answers 503 itself. And none
 * when clients do not even get to it.
 */
function receiversOf(view: View, targetGroupArn: string): readonly TargetRow[] {
  const loadBalancerArn = view.find(targetGroups, targetGroupArn)?.loadBalancerArn ?? null;
  if (loadBalancerArn === null) return [];
  const balancer = view.need(loadBalancers, loadBalancerArn);
  if (balancer.state !== "active" || !isOpen(view, targetGroupArn, balancer)) return [];
  const all = view.where(targetsByGroup, targetGroupArn);
  const healthy = all.filter((target) => target.state === "healthy");
  return healthy.length > 0 ? healthy : all.filter((target) => target.state === "unhealthy");
}
