import type { Context } from "../../../kernel/context.ts";
import { firing, timer } from "../../../kernel/timer.ts";
import { bootMachine, endBoot, haltMachine, machines, removeMachine } from "../../../physics/contract.ts";
import { noteEnd } from "../../billing/contract.ts";
import { instanceStateChanged, spotInterruptionWarned } from "../events.ts";
import { instances, type InstanceRow, type InstanceState } from "../tables.ts";
import { PENDING_MAX, PENDING_MIN, SHUTTING_DOWN, SPOT_NOTICE, STOPPING, TERMINATED_VISIBLE } from "../timing.ts";
import { instanceUses, isPaid } from "../use.ts";
import { keepVolume } from "../volumeUse.ts";

/** What was pending, stopping or shutting down is so no longer. */
export const instanceSettles = timer("ec2.instanceSettles");

/** Nobody can describe a terminated instance any more. */
export const instanceForgotten = timer("ec2.instanceForgotten");

/** Lets a pending instance become one that runs, after a while. */
export function awaitRunning(ctx: Context, instanceId: string): void {
  settleAfter(ctx, instanceId, PENDING_MIN + ctx.random("launches", PENDING_MAX - PENDING_MIN + 1));
}

/** Lets an instance that was heard of run, whatever it was on its way to: its boot is over. */
export function runAtOnce(ctx: Context, instance: InstanceRow): void {
  if (instance.state === "pending") run(ctx, instance);
  endBoot(ctx, instance.instanceId);
}

/** Begins to stop a running instance. Its machine loses power at once: the shutdown of its system takes no time. */
export function beginStop(ctx: Context, instanceId: string): void {
  enter(ctx, instanceId, "stopping", { stateReason: USER_INITIATED });
  if (ctx.find(machines, instanceId) !== undefined) haltMachine(ctx, instanceId);
  settleAfter(ctx, instanceId, STOPPING);
}

/** Begins to terminate an instance in whatever state. */
export function beginTermination(ctx: Context, instanceId: string, stateReason = USER_INITIATED): void {
  enter(ctx, instanceId, "shutting-down", { stateReason });
  if (ctx.find(machines, instanceId) !== undefined) haltMachine(ctx, instanceId);
  settleAfter(ctx, instanceId, SHUTTING_DOWN);
}

/** Lets EC2 take a running instance of Spot back after its notice, unless that is under way. */
export function warnOfInterruption(ctx: Context, instanceId: string): void {
  if (ctx.need(instances, instanceId).changesAt !== null) return;
  settleAfter(ctx, instanceId, SPOT_NOTICE);
  ctx.emit(spotInterruptionWarned, { instanceId });
}

/** Begins to start a stopped instance. */
export function beginStart(ctx: Context, instanceId: string): void {
  enter(ctx, instanceId, "pending", { stateReason: null, launchTime: ctx.now });
  awaitRunning(ctx, instanceId);
}

export const instanceSettlesFiring = firing(instanceSettles, (ctx, instanceId) => {
  const instance = ctx.find(instances, instanceId);
  if (instance === undefined || instance.changesAt === null) return;
  if (instance.changesAt > ctx.now) {
    ctx.schedule(instanceSettles, instanceId, instance.changesAt - ctx.now); // Told to do something else meanwhile.
    return;
  }
  if (instance.state === "pending") run(ctx, instance);
  else if (instance.state === "running") beginTermination(ctx, instanceId, SPOT_TERMINATION);
  else if (instance.state === "stopping") enter(ctx, instanceId, "stopped", { changesAt: null });
  else terminate(ctx, instanceId);
});

export const instanceForgottenFiring = firing(instanceForgotten, (ctx, instanceId) => {
  ctx.remove(instances, instanceId);
});

/** The code EC2 gives for a call to StopInstances or TerminateInstances. */
const USER_INITIATED = "Client.UserInitiatedShutdown";

/** The code EC2 gives for an instance of Spot that it took back. Observed. */
const SPOT_TERMINATION = "Server.SpotInstanceTermination";

function run(ctx: Context, { instanceId, instanceType, availabilityZone }: InstanceRow): void {
  enter(ctx, instanceId, "running", { changesAt: null });
  bootMachine(ctx, { instanceId, instanceType, availabilityZone });
}

function terminate(ctx: Context, instanceId: string): void {
  enter(ctx, instanceId, "terminated", { changesAt: null, terminatedAt: ctx.now });
  if (ctx.find(machines, instanceId) !== undefined) removeMachine(ctx, instanceId);
  ctx.schedule(instanceForgotten, instanceId, TERMINATED_VISIBLE);
}

function enter(ctx: Context, instanceId: string, state: InstanceState, more: Partial<InstanceRow>): void {
  const before = ctx.need(instances, instanceId);
  const after = ctx.update(instances, instanceId, { state, ...more });
  if (isPaid(before) && !isPaid(after)) for (const use of instanceUses(before)) noteEnd(ctx, use);
  keepVolume(ctx, after);
  ctx.emit(instanceStateChanged, { instanceId, state });
}

function settleAfter(ctx: Context, instanceId: string, delay: number): void {
  ctx.update(instances, instanceId, { changesAt: ctx.now + delay });
  ctx.schedule(instanceSettles, instanceId, delay);
}
