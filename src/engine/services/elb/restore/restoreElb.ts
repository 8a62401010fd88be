import type { AccountDescription } from "../../../../aws/account/description.ts";
import { classicBalancerArn } from "../../../../aws/arn.ts";
import type { Context } from "../../../kernel/context.ts";
import { seconds } from "../../../kernel/time.ts";
import { defaultSecurityGroupOf, subnetOf } from "../../ec2/contract.ts";
import { DRAINING, REGISTERING } from "../health.ts";
import { wake } from "../processes/probe.ts";
import { unprobedStanding } from "../registration.ts";
import { classicBalancers, registeredInstances, registrationKeyOf } from "../tables.ts";
import { drainingEnds, instanceProbed } from "../timers.ts";

/** Writes down the load balancers. */
export function restoreElb(ctx: Context, account: AccountDescription): void {
  for (const { name, createdAgo, subnetIds, securityGroupIds, ...own } of account.classicBalancers) {
    const rows = subnetIds.flatMap((id) => subnetOf(ctx, id) ?? []);
    const vpcId = rows[0]?.vpcId ?? "";
    ctx.insert(classicBalancers, {
      ...own,
      loadBalancerArn: classicBalancerArn(name),
      loadBalancerName: name,
      vpcId,
      subnetIds,
      availabilityZones: rows.map(({ availabilityZone }) => availabilityZone),
      securityGroupIds: securityGroupIds.length > 0 ? securityGroupIds : [defaultSecurityGroupOf(ctx, vpcId).groupId],
      createdTime: ctx.now - createdAgo,
    });
  }
}

/** Whether a registered instance is on its way out. */
export const isDraining = ({ description }: { readonly description: string }): boolean => description === DRAINING.description;

/** Writes down which instances are registered. How one is that is not probed follows from what is around it; the others stay as they were found. */
export function restoreInstances(ctx: Context, found: AccountDescription["classicInstances"]): void {
  for (const instance of found) restoreInstance(ctx, instance);
}

function restoreInstance(ctx: Context, { loadBalancer, instanceId, ...as }: AccountDescription["classicInstances"][number]): void {
  const registrationKey = registrationKeyOf(loadBalancer, instanceId);
  const { drainSeconds, healthCheck } = ctx.need(classicBalancers, classicBalancerArn(loadBalancer));
  const drains = isDraining(as);
  if (drains && drainSeconds === null) return; // It would be gone at once.
  const times = { registeredAt: ctx.now, stateSince: ctx.now, probesFrom: null, drainsUntil: null };
  const row = { registrationKey, loadBalancerName: loadBalancer, instanceId, ...as, passedInARow: 0, failedInARow: 0, ...times };
  if (drains) {
    const wait = seconds(drainSeconds ?? 0);
    ctx.insert(registeredInstances, { ...row, ...DRAINING, drainsUntil: ctx.now + wait });
    return ctx.schedule(drainingEnds, registrationKey, wait);
  }
  const standing = unprobedStanding(ctx, row);
  if (standing !== undefined) return void ctx.insert(registeredInstances, { ...row, ...standing });
  // Load balancers knock on each instance at a beat of its own.
  const wait = 1 + ctx.random("healthChecks", seconds(healthCheck.intervalSeconds));
  const isNew = as.reasonCode === "ELB";
  const probed = ctx.insert(registeredInstances, { ...row, ...(isNew ? REGISTERING : {}), probesFrom: ctx.now + wait });
  if (isNew) ctx.schedule(instanceProbed, registrationKey, wait);
  else wake(ctx, probed);
}
