import type { Context, View } from "../../kernel/context.ts";
import { instanceOf, isEnding } from "../ec2/contract.ts";
import { targetStateChanged } from "./events.ts";
import { ALL_ZONES } from "./limits.ts";
import { isNetwork } from "../../../aws/rules/balancing/protocols.ts";
import { loadBalancers, targetGroups, targets, type TargetRow, type TargetState } from "./tables.ts";
import { targetProbed } from "./timers.ts";
import { FIRST_PROBE, NETWORK_FIRST_PROBE } from "./timing.ts";
import { shiftTraffic } from "./traffic.ts";

/** A state with the words that explain it. */
export interface Standing {
  readonly state: TargetState;
  readonly reason: string | null;
  readonly description: string | null;
}

export const HEALTHY: Standing = { state: "healthy", reason: null, description: null };

export const REGISTERING: Standing = {
  state: "initial",
  reason: "Elb.RegistrationInProgress",
  description: "Target registration is in progress",
};

export const FIRST_CHECKS: Standing = {
  state: "initial",
  reason: "Elb.InitialHealthChecking",
  description: "Initial health checks in progress",
};

export const DRAINING: Standing = {
  state: "draining",
  reason: "Target.DeregistrationInProgress",
  description: "Target deregistration is in progress",
};

export const NOT_REGISTERED: Standing = {
  state: "unused",
  reason: "Target.NotRegistered",
  description: "Target is not registered to the target group",
};

/** Brings a target into a state, and tells of it when it is a new one or is explained by new words. */
export function enter(ctx: Context, target: TargetRow, standing: Standing, more: Partial<TargetRow> = {}): void {
  const moved = target.state !== standing.state;
  // What is put together is of many shapes: a spread of it takes ten times as long.
  ctx.update(targets, target.targetKey, Object.assign({}, standing, moved ? { stateSince: ctx.now } : undefined, more));
  if (moved || target.description !== standing.description) tell(ctx, target, standing);
}

/** Tells how a target is. */
export function tell(ctx: Context, target: TargetRow, { state, description }: Standing): void {
  const { targetGroupArn, targetId, port } = target;
  ctx.emit(targetStateChanged, { targetGroupArn, targetId, port, state, description });
  shiftTraffic(ctx, targetGroupArn);
}

/** Takes a target out of its group at once. */
export function removeTarget(ctx: Context, target: TargetRow): void {
  const { targetKey, targetGroupArn, targetId, port } = target;
  ctx.remove(targets, targetKey);
  const { description } = NOT_REGISTERED;
  ctx.emit(targetStateChanged, { targetGroupArn, targetId, port, state: null, description });
  shiftTraffic(ctx, targetGroupArn);
}

/**
 * Finds out anew whether a target that is not draining is used at all, and begins or ends to probe it. For when
 * something around it has changed: its instance, its group's listener, its load balancer.
 */
export function reconsider(ctx: Context, target: TargetRow): void {
  if (target.state === "draining") return;
  const standing = standingOf(ctx, target);
  if (standing !== "probed") enter(ctx, target, standing, UNPROBED);
  else if (target.probesFrom === null) {
    const [soonest, latest] = isNetwork(ctx.need(targetGroups, target.targetGroupArn).protocol) ? NETWORK_FIRST_PROBE : FIRST_PROBE;
    const wait = soonest + ctx.random("healthChecks", latest - soonest + 1);
    enter(ctx, target, REGISTERING, { ...UNPROBED, probesFrom: ctx.now + wait });
    ctx.schedule(targetProbed, target.targetKey, wait);
  }
}

const UNPROBED = { probesFrom: null, passedInARow: 0, failedInARow: 0, slowStartFrom: null };

/** How a target stands that is not probed, or that it is. */
export function standingOf(view: View, target: TargetRow): Standing | "probed" {
  const { loadBalancerArn, targetType } = view.need(targetGroups, target.targetGroupArn);
  const idle = targetType === "instance" ? idleInstance(view, target.targetId) : undefined;
  if (idle !== undefined) return idle;
  if (loadBalancerArn === null) {
    return notInUse("Target group is not configured to receive traffic from the load balancer");
  }
  const loadBalancer = view.need(loadBalancers, loadBalancerArn);
  if (target.availabilityZone !== ALL_ZONES && !loadBalancer.availabilityZones.includes(target.availabilityZone)) {
    return notInUse("Target is in an Availability Zone that is not enabled for the load balancer");
  }
  // Assumed: a load balancer that is still being set up probes nobody.
  return loadBalancer.state === "active" ? "probed" : REGISTERING;
}

/** Why an instance takes nothing. Nobody asks this of an address: it may be anybody's. */
function idleInstance(view: View, instanceId: string): Standing | undefined {
  const state = instanceOf(view, instanceId)?.state;
  if (state === "running") return undefined;
  const word = isEnding(state) ? "terminated" : "stopped";
  return { state: "unused", reason: "Target.InvalidState", description: `Target is in the ${word} state` };
}

function notInUse(description: string): Standing {
  return { state: "unused", reason: "Target.NotInUse", description };
}
