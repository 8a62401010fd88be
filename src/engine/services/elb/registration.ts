import { classicBalancerArn } from "../../../aws/arn.ts";
import type { Context, View } from "../../kernel/context.ts";
import { instanceOf } from "../ec2/contract.ts";
import { registrationChanged } from "./events.ts";
import { DRAINING, NOT_REGISTERED, OTHER_ZONE, PENDING, REGISTERING, STOPPED, TERMINATED, type Standing, type Tally } from "./health.ts";
import { classicBalancers, registeredInstances, registrationKeyOf, type RegisteredInstanceRow } from "./tables.ts";
import { drainingEnds, instanceProbed } from "./timers.ts";
import { FIRST_PROBE } from "./timing.ts";
import { seconds } from "../../kernel/time.ts";
import { shiftClassic } from "./queries.ts";

const UNPROBED = { passedInARow: 0, failedInARow: 0, probesFrom: null } as const;

/** Registers an instance; one that is registered stays as it is, and one that is being deregistered is taken back. */
export function registerInstance(ctx: Context, loadBalancerName: string, instanceId: string): void {
  const registrationKey = registrationKeyOf(loadBalancerName, instanceId);
  const before = ctx.find(registeredInstances, registrationKey);
  if (before !== undefined && before.drainsUntil === null) return;
  if (before !== undefined) ctx.remove(registeredInstances, registrationKey);
  const times = { registeredAt: ctx.now, stateSince: ctx.now, drainsUntil: null };
  const row = ctx.insert(registeredInstances, { registrationKey, loadBalancerName, instanceId, ...REGISTERING, ...UNPROBED, ...times });
  tell(ctx, row);
  reconsider(ctx, row);
}

/** Begins to deregister an instance: it gets no new requests, and is gone at once or when its connections are drained. */
export function deregisterInstance(ctx: Context, row: RegisteredInstanceRow): void {
  if (row.drainsUntil !== null) return;
  const { drainSeconds } = ctx.need(classicBalancers, classicBalancerArn(row.loadBalancerName));
  // ELB user guide, "Configure connection draining": what is out of service has no connections that would be waited for.
  if (drainSeconds === null || row.state === "OutOfService") return removeRegistration(ctx, row);
  const wait = seconds(drainSeconds);
  enter(ctx, row, DRAINING, { ...UNPROBED, drainsUntil: ctx.now + wait });
  ctx.schedule(drainingEnds, row.registrationKey, wait);
}

/** The time of an instance that is being deregistered is over, unless it was registered again meanwhile. */
export function endDraining(ctx: Context, registrationKey: string): void {
  const row = ctx.find(registeredInstances, registrationKey);
  if (row === undefined || row.drainsUntil === null) return;
  if (row.drainsUntil > ctx.now) ctx.schedule(drainingEnds, registrationKey, row.drainsUntil - ctx.now);
  else removeRegistration(ctx, row);
}

export function removeRegistration(ctx: Context, { registrationKey, loadBalancerName, instanceId }: RegisteredInstanceRow): void {
  ctx.remove(registeredInstances, registrationKey);
  ctx.emit(registrationChanged, { loadBalancerName, instanceId, state: null, description: NOT_REGISTERED.description });
  shiftClassic(ctx, loadBalancerName);
}

/** Brings an instance into a state, and tells of it when it is a new one or is explained by new words. */
export function enter(ctx: Context, row: RegisteredInstanceRow, { state, reasonCode, description }: Standing, more: Partial<Tally & RegisteredInstanceRow> = {}): void {
  const moved = row.state !== state;
  const after = ctx.update(registeredInstances, row.registrationKey, { ...more, state, reasonCode, description, ...(moved ? { stateSince: ctx.now } : {}) });
  if (moved || row.description !== description) tell(ctx, after);
}

function tell(ctx: Context, { loadBalancerName, instanceId, state, description }: RegisteredInstanceRow): void {
  ctx.emit(registrationChanged, { loadBalancerName, instanceId, state, description });
  shiftClassic(ctx, loadBalancerName);
}

/** Finds out anew whether an instance that is not being deregistered is probed. For when something around it has changed. */
export function reconsider(ctx: Context, row: RegisteredInstanceRow): void {
  if (row.drainsUntil !== null) return;
  const standing = unprobedStanding(ctx, row);
  if (standing !== undefined) return enter(ctx, row, standing, UNPROBED);
  if (row.probesFrom !== null) return;
  const [soonest, latest] = FIRST_PROBE;
  const wait = soonest + ctx.random("healthChecks", latest - soonest + 1);
  enter(ctx, row, REGISTERING, { ...UNPROBED, probesFrom: ctx.now + wait });
  ctx.schedule(instanceProbed, row.registrationKey, wait);
}

/** How an instance stands that is not probed; undefined: it is. */
export function unprobedStanding(view: View, { loadBalancerName, instanceId }: Pick<RegisteredInstanceRow, "loadBalancerName" | "instanceId">): Standing | undefined {
  const instance = instanceOf(view, instanceId);
  const state = instance?.state ?? "terminated";
  if (state === "pending") return PENDING;
  if (state !== "running") return state === "stopping" || state === "stopped" ? STOPPED : TERMINATED;
  const { availabilityZones } = view.need(classicBalancers, classicBalancerArn(loadBalancerName));
  return availabilityZones.includes(instance?.availabilityZone ?? "") ? undefined : OTHER_ZONE;
}
