import type { Context, View } from "../../kernel/context.ts";
import { firing } from "../../kernel/timer.ts";
import { steerTraffic, trafficOn, type TrafficOutcome } from "../../physics/contract.ts";
import { knockOn } from "./knockOn.ts";
import { loadBalancers, targetGroups, targetsByGroup, type TargetRow } from "./tables.ts";
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

/**
 * The targets among which a load balancer spreads requests evenly: the healthy ones. When there are none it fails
 * open, and the unhealthy ones take them all. Initial, draining and unused ones take none: then it answers 503 itself.
 */
function receiversOf(view: View, targetGroupArn: string): readonly TargetRow[] {
  const loadBalancerArn = view.find(targetGroups, targetGroupArn)?.loadBalancerArn ?? null;
  if (loadBalancerArn === null || view.need(loadBalancers, loadBalancerArn).state !== "active") return [];
  const all = view.where(targetsByGroup, targetGroupArn);
  const healthy = all.filter((target) => target.state === "healthy");
  return healthy.length > 0 ? healthy : all.filter((target) => target.state === "unhealthy");
}
