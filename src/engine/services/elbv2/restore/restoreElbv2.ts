import { listenerArn, listenerRuleArn, loadBalancerArn, targetGroupArn } from "../../../../aws/arn.ts";
import type { AccountDescription, TargetDescription } from "../../../../aws/account/description.ts";
import type { Context } from "../../../kernel/context.ts";
import { seconds } from "../../../kernel/time.ts";
import { defaultSecurityGroupOf, subnetOf } from "../../ec2/contract.ts";
import { wakeTarget } from "../processes/healthCheck.ts";
import { listeners, loadBalancers, targetGroups, targetKeyOf, targets, type TargetRow } from "../tables.ts";
import { zoneOf } from "../targetPlace.ts";
import { DRAINING, HEALTHY, reconsider, REGISTERING, standingOf, type Standing } from "../targetState.ts";
import { drainingEnds, loadBalancerActivates, targetProbed } from "../timers.ts";
import { PROVISIONING } from "../timing.ts";

/** Writes down load balancers, listeners and target groups. Their targets come when whatever answers on them is there. */
export function restoreElbv2(ctx: Context, account: AccountDescription): void {
  const usedBy = new Map(account.listeners.map(({ targetGroup, loadBalancer }) => [targetGroup, balancerArn(loadBalancer)]));
  for (const { name, id, createdAgo, ...balancer } of account.loadBalancers) {
    const rows = balancer.subnetIds.flatMap((subnetId) => subnetOf(ctx, subnetId) ?? []);
    const vpcId = rows[0]?.vpcId ?? "";
    const arn = loadBalancerArn(name, id);
    const groups = balancer.securityGroupIds.length > 0 ? balancer.securityGroupIds : [defaultSecurityGroupOf(ctx, vpcId).groupId];
    ctx.insert(loadBalancers, {
      loadBalancerArn: arn,
      loadBalancerName: name,
      ...balancer,
      attributes: {},
      type: "application",
      vpcId,
      availabilityZones: rows.map(({ availabilityZone }) => availabilityZone),
      securityGroupIds: groups,
      createdTime: ctx.now - createdAgo,
    });
    if (balancer.state === "provisioning") ctx.schedule(loadBalancerActivates, arn, PROVISIONING);
  }
  for (const { name, id, createdAgo, ...group } of account.targetGroups) {
    const own = { targetGroupArn: targetGroupArn(name, id), targetGroupName: name };
    const loadBalancerArn = usedBy.get(`${name}/${id}`) ?? null;
    ctx.insert(targetGroups, { ...own, ...group, attributes: {}, loadBalancerArn, createdTime: ctx.now - createdAgo });
  }
  for (const { loadBalancer, id, ruleId, targetGroup, ...listener } of account.listeners) {
    const arn = listenerArn(balancerArn(loadBalancer), id);
    ctx.insert(listeners, {
      listenerArn: arn,
      loadBalancerArn: balancerArn(loadBalancer),
      ...listener,
      attributes: {},
      defaultAction: { type: "forward", targetGroups: [{ targetGroupArn: groupArn(targetGroup), weight: 1 }], stickinessSeconds: null },
      defaultRuleArn: listenerRuleArn(arn, ruleId),
    });
  }
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

const balancerArn = (ref: string): string => loadBalancerArn(...partsOf(ref));
const groupArn = (ref: string): string => targetGroupArn(...partsOf(ref));

function partsOf(ref: string): readonly [name: string, id: string] {
  const at = ref.indexOf("/");
  return [ref.slice(0, at), ref.slice(at + 1)];
}
