import type { Context, View } from "../../../../kernel/context.ts";
import type { ServiceDeploymentRow } from "../../serviceDeployments/table.ts";
import { deployments, deploymentsByService, type DeploymentRow, type ServiceLoadBalancer } from "../../tables.ts";
import { keepStage } from "./keepStage.ts";
import { swapped } from "./sides.ts";
import { trafficShifts, trafficShiftsByService, type TrafficShiftRow } from "./table.ts";

/** A deployment begins whose traffic is to move: its tasks come beside those that have it now, and none starts before its time. */
export function beginShift(ctx: Context, { serviceDeploymentArn, serviceArn, deploymentId }: ServiceDeploymentRow): void {
  const blue = servingBefore(ctx, serviceArn);
  const { loadBalancers } = ctx.need(deployments, deploymentId);
  ctx.update(deployments, deploymentId, {
    desiredCount: 0,
    ...(blue === undefined ? {} : { loadBalancers: sidesOf(loadBalancers, blue.loadBalancers, "beside") }),
  });
  const last = ctx.where(trafficShiftsByService, serviceArn).at(-1);
  // One that was given up half way: what it had of the traffic has this one now, which comes to the same target group.
  const given = last !== undefined && blue !== undefined && last.blueId === blue.deploymentId ? last : NOTHING;
  const isAlone = ctx.where(deploymentsByService, serviceArn).every((one) => one.deploymentId === deploymentId || one === blue);
  ctx.insert(trafficShifts, {
    serviceDeploymentArn,
    serviceArn,
    greenId: deploymentId,
    blueId: blue?.deploymentId ?? null,
    direction: "forward",
    stage: isAlone ? "PRE_SCALE_UP" : "RECONCILE_SERVICE",
    since: ctx.now,
    step: 0,
    productionPercent: given.productionPercent,
    testPercent: given.testPercent,
    hooks: null,
  });
}

/**
 * Where no blue was, the revision that comes back is a deployment of its own, and goes through all stages itself, beside
 * the one that failed: that keeps what it may have of the traffic until then. Assumed.
 */
export function beginAgain(ctx: Context, { serviceDeploymentArn, greenId }: TrafficShiftRow, deploymentId: string): TrafficShiftRow {
  const { loadBalancers } = ctx.need(deployments, deploymentId);
  ctx.update(deployments, deploymentId, { desiredCount: 0, loadBalancers: sidesOf(loadBalancers, ctx.need(deployments, greenId).loadBalancers, "beside") });
  keepStage(ctx, serviceDeploymentArn);
  const start = { stage: "RECONCILE_SERVICE", since: ctx.now, step: 0, ...NOTHING, hooks: null } as const;
  return ctx.update(trafficShifts, serviceDeploymentArn, { ...start, greenId: deploymentId, blueId: greenId });
}

const NOTHING = { productionPercent: 0, testPercent: 0 };

/** A service that shifts traffic is deployed rolling: its tasks stay in the target group that serves (assumed). */
export function stayTogether(ctx: Context, { serviceArn, deploymentId }: ServiceDeploymentRow): void {
  const { loadBalancers } = ctx.need(deployments, deploymentId);
  const before = servingBefore(ctx, serviceArn);
  if (before === undefined || loadBalancers.every(({ advancedConfiguration }) => advancedConfiguration === undefined)) return;
  ctx.update(deployments, deploymentId, { loadBalancers: sidesOf(loadBalancers, before.loadBalancers, "together") });
}

/**
 * The deployment that has the traffic when another begins: one that only had to clean up behind it, or else the one that
 * had it when the last began, complete or not; where no traffic was moved before, the last complete one.
 */
function servingBefore(view: View, serviceArn: string): DeploymentRow | undefined {
  const older = view.where(deploymentsByService, serviceArn).filter(({ status }) => status === "ACTIVE");
  const last = view.where(trafficShiftsByService, serviceArn).at(-1);
  const hadAll = last?.stage === "CLEAN_UP" && last.direction === "forward" ? last.greenId : last?.blueId;
  return older.find(({ deploymentId }) => deploymentId === hadAll) ?? older.findLast(({ completedAt }) => completedAt !== null);
}

/** Where the tasks of a new deployment are registered: beside those of the one that has the traffic, or together with them. */
function sidesOf(given: readonly ServiceLoadBalancer[], present: readonly ServiceLoadBalancer[], where: "beside" | "together"): readonly ServiceLoadBalancer[] {
  const taken = new Set(present.map(({ targetGroupArn }) => targetGroupArn));
  return given.map((one) => {
    const other = swapped(one);
    const isTaken = taken.has(one.targetGroupArn) || !taken.has(other.targetGroupArn);
    return isTaken === (where === "together") ? one : other;
  });
}
