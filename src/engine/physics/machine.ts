import { assert } from "../../lib/assert.ts";
import type { Context } from "../kernel/context.ts";
import { firing, timer } from "../kernel/timer.ts";
import { agentReachabilityChanged, machineBooted, machineLost } from "./events.ts";
import { machines, processesByMachine, pulls, pullsByMachine, type MachineRow } from "./tables.ts";
import { removeProcess } from "./container.ts";
import { BOOT_MAX, BOOT_MIN, METAL_BOOT_MAX, METAL_BOOT_MIN } from "./timing.ts";
import { zoneIsAvailable } from "./zone.ts";

/** A boot ends: the operating system runs. */
export const machineBoots = timer("physics.machineBoots");

export const machineBootsFiring = firing(machineBoots, (ctx, instanceId) => {
  const machine = ctx.find(machines, instanceId);
  if (machine === undefined || machine.bootsAt === null) return; // Switched off or broken meanwhile.
  if (machine.bootsAt > ctx.now) {
    ctx.schedule(machineBoots, instanceId, machine.bootsAt - ctx.now); // Switched off and on again meanwhile.
    return;
  }
  endBoot(ctx, instanceId);
});

/** Ends a boot: the operating system of the machine runs from now on. Nothing happens when it runs already. */
export function endBoot(ctx: Context, instanceId: string): void {
  if (ctx.need(machines, instanceId).powered) return;
  ctx.update(machines, instanceId, { powered: true, bootsAt: null, bootedAt: ctx.now });
  ctx.emit(machineBooted, { instanceId });
  settleReachability(ctx, instanceId);
}

/**
 * Gives power to a machine: a new one, or one that was halted and keeps the images on its disk.
 * It has booted when `machineBooted` says so; in a dark zone it waits for the light.
 */
export function bootMachine(
  ctx: Context,
  of: { readonly instanceId: string; readonly instanceType: string; readonly availabilityZone: string },
): void {
  const { instanceId, instanceType, availabilityZone } = of;
  const existing = ctx.find(machines, instanceId);
  assert(existing === undefined || !existing.switchedOn, `machine ${instanceId} is on already`);
  if (existing === undefined) {
    ctx.insert(machines, {
      instanceId,
      instanceType,
      availabilityZone,
      switchedOn: true,
      bootsAt: null,
      powered: false,
      failed: false,
      agentCut: false,
      agentReachable: true,
      imagesHeld: [],
      bootedAt: null,
    });
  } else {
    // Stopped and started, an instance comes up on other hardware.
    ctx.update(machines, instanceId, { switchedOn: true, failed: false, instanceType });
  }
  beginBoot(ctx, instanceId);
}

/** Takes the power from a machine by its owner's will. Its processes vanish; its disk stays. */
export function haltMachine(ctx: Context, instanceId: string): void {
  ctx.update(machines, instanceId, { switchedOn: false });
  losePower(ctx, instanceId);
}

/** Takes a machine away for good. */
export function removeMachine(ctx: Context, instanceId: string): void {
  haltMachine(ctx, instanceId);
  ctx.remove(machines, instanceId);
}

/** Breaks a machine. Its owner still believes that it runs. */
export function breakMachine(ctx: Context, instanceId: string): MachineRow {
  ctx.update(machines, instanceId, { failed: true });
  losePower(ctx, instanceId);
  settleReachability(ctx, instanceId);
  return ctx.need(machines, instanceId);
}

/** Cuts or mends the way between a machine's agent and ECS. */
export function setAgentCut(ctx: Context, instanceId: string, agentCut: boolean): MachineRow {
  ctx.update(machines, instanceId, { agentCut });
  settleReachability(ctx, instanceId);
  return ctx.need(machines, instanceId);
}

/** Follows a zone that went dark or came back. */
export function followZone(ctx: Context, machine: MachineRow): void {
  const { instanceId } = machine;
  if (!zoneIsAvailable(ctx, machine.availabilityZone)) losePower(ctx, instanceId);
  else if (machine.switchedOn && !machine.failed && !machine.powered) beginBoot(ctx, instanceId);
  settleReachability(ctx, instanceId);
}

function beginBoot(ctx: Context, instanceId: string): void {
  const { instanceType, availabilityZone, bootsAt } = ctx.need(machines, instanceId);
  if (bootsAt !== null || !zoneIsAvailable(ctx, availabilityZone)) return;
  const [least, most] = instanceType.includes(".metal") ? [METAL_BOOT_MIN, METAL_BOOT_MAX] : [BOOT_MIN, BOOT_MAX];
  const duration = least + ctx.random("boots", most - least + 1);
  ctx.update(machines, instanceId, { bootsAt: ctx.now + duration });
  ctx.schedule(machineBoots, instanceId, duration);
}

function losePower(ctx: Context, instanceId: string): void {
  const { powered } = ctx.need(machines, instanceId);
  for (const process of ctx.where(processesByMachine, instanceId)) removeProcess(ctx, process.processId);
  for (const pull of ctx.where(pullsByMachine, instanceId)) ctx.remove(pulls, pull.pullId);
  ctx.update(machines, instanceId, { powered: false, bootsAt: null });
  if (powered) ctx.emit(machineLost, { instanceId });
}

/**
 * A cut, a failure and a dark zone close the way between agent and ECS. After a failure or a dark zone it opens
 * with the end of the boot, for there is no agent before. An owner's halt leaves it as it is: there is just nobody to use it.
 */
function settleReachability(ctx: Context, instanceId: string): void {
  const machine = ctx.need(machines, instanceId);
  const blocked = machine.agentCut || machine.failed || !zoneIsAvailable(ctx, machine.availabilityZone);
  const reachable = !blocked && (machine.agentReachable || machine.powered);
  if (reachable === machine.agentReachable) return;
  ctx.update(machines, instanceId, { agentReachable: reachable });
  ctx.emit(agentReachabilityChanged, { instanceId, reachable });
}
