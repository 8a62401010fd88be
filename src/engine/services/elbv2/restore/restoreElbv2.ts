import { loadBalancerArn } from "../../../../aws/arn.ts";
import type { LoadBalancerDescription, TargetDescription } from "../../../../aws/account/balancing.ts";
import type { AccountDescription } from "../../../../aws/account/description.ts";
import type { Context } from "../../../kernel/context.ts";
import { seconds } from "../../../kernel/time.ts";
import { defaultSecurityGroupOf, subnetOf } from "../../ec2/contract.ts";
import { wakeTarget } from "../processes/healthCheck.ts";
import { listeners, loadBalancers, rules, targetGroups, targetKeyOf, targets, type TargetRow } from "../tables.ts";
import { zoneOf } from "../targetPlace.ts";
import { DRAINING, HEALTHY, reconsider, REGISTERING, standingOf, type Standing } from "../targetState.ts";
import { drainingEnds, loadBalancerActivates, targetProbed } from "../timers.ts";
import { PROVISIONING } from "../timing.ts";
import { balancerAttributes, groupIn } from "./partsIn.ts";
import { groupArn, type Roads, usersOf } from "./roadsIn.ts";

/** Writes down load balancers, listeners, their rules and target groups. Targets come when whatever answers on them is there. */
export function restoreElbv2(ctx: Context, account: AccountDescription, roads: Roads): void {
  for (const balancer of account.loadBalancers) restoreBalancer(ctx, balancer);
  const usedBy = usersOf(roads);
  for (const group of account.targetGroups) {
    const { createdAgo, name: targetGroupName, id: _id, tags, ...row } = groupIn(group);
    const arn = groupArn(`${targetGroupName}/${group.id}`);
    ctx.insert(targetGroups, { targetGroupArn: arn, targetGroupName, ...row, loadBalancerArn: usedBy.get(arn) ?? null, tags, createdTime: ctx.now - createdAgo });
  }
  for (const row of roads.listeners) ctx.insert(listeners, row);
  for (const row of roads.rules) ctx.insert(rules, row);
}

function restoreBalancer(ctx: Context, { name, id, createdAgo, attributes, ...balancer }: LoadBalancerDescription): void {
  const rows = balancer.subnetIds.flatMap((subnetId) => subnetOf(ctx, subnetId) ?? []);
  const vpcId = rows[0]?.vpcId ?? "";
  const arn = loadBalancerArn(name, id, balancer.type);
  const groups = balancer.securityGroupIds.length > 0 || balancer.type === "network" ? balancer.securityGroupIds : [defaultSecurityGroupOf(ctx, vpcId).groupId];
  ctx.insert(loadBalancers, {
    loadBalancerArn: arn,
    loadBalancerName: name,
    ...balancer,
    attributes: balancerAttributes({ type: balancer.type, attributes }),
    vpcId,
    availabilityZones: rows.map(({ availabilityZone }) => availabilityZone),
    securityGroupIds: groups,
    createdTime: ctx.now - createdAgo,
  });
  if (balancer.state === "provisioning") ctx.schedule(loadBalancerActivates, arn, PROVISIONING);
}

/** Writes down the targets. How one is that is not used follows from what is around it; the others stay as they were found. */
export function restoreTargets(ctx: Context, found: readonly TargetDescription[]): void {
  for (const target of found) restoreTarget(ctx, target);
}

function restoreTarget(ctx: Context, { targetGroup, targetId, port, ...as }: TargetDescription): void {
  const group = ctx.need(targetGroups, groupArn(targetGroup));
  const { targetGroupArn } = group;
  const key = { targetGroupArn, targetId, port };
  const delay = seconds(group.deregistrationDelaySeconds);
  const drains = as.state === "draining" && delay > 0;
  const row: TargetRow = {
    targetKey: targetKeyOf(key),
    ...key,
    availabilityZone: zoneOf(ctx, group, targetId),
    ...(drains ? DRAINING : REGISTERING),
    passedInARow: 0,
    failedInARow: 0,
    registeredAt: ctx.now,
    stateSince: ctx.now,
    probesFrom: null,
    slowStartFrom: null,
    drainsUntil: drains ? ctx.now + delay : null,
  };
  const standing = drains ? DRAINING : standingOf(ctx, row);
  if (standing !== "probed" || as.state === "unused") {
    ctx.insert(targets, standing === "probed" ? row : { ...row, ...standing });
    if (drains) ctx.schedule(drainingEnds, row.targetKey, delay);
    else reconsider(ctx, row);
    return;
  }
  // Load balancers knock on each target at a beat of its own.
  const wait = 1 + ctx.random("healthChecks", seconds(group.healthCheckIntervalSeconds));
  const probed = ctx.insert(targets, { ...row, ...asFound(as), probesFrom: ctx.now + wait });
  if (as.state === "initial") ctx.schedule(targetProbed, row.targetKey, wait);
  else wakeTarget(ctx, probed);
}

function asFound({ state, reason, description }: Pick<TargetDescription, "state" | "reason" | "description">): Standing {
  if (state === "healthy") return HEALTHY;
  return state === "unhealthy" ? { state, reason: reason ?? "Target.FailedHealthChecks", description } : { ...REGISTERING, ...said({ reason, description }) };
}

function said({ reason, description }: Pick<TargetDescription, "reason" | "description">): Partial<Standing> {
  return reason === null ? {} : { reason, description };
}
