import type { Context } from "../../../kernel/context.ts";
import type { Millis } from "../../../kernel/time.ts";
import { LAUNCH_BURST, LAUNCH_INTERVAL, VCPUS } from "./limits.ts";
import { fargateUse, type FargateUseRow } from "./table.ts";

/** Counts a task that is to start: how long it waits for its turn. null: the account has no vCPUs left for it. */
export function take(ctx: Context, capacityProvider: string, cpuUnits: number): Millis | null {
  const use = presentOf(ctx, capacityProvider);
  if (use.cpuUnits + cpuUnits > VCPUS * 1024) return null;
  const turn = Math.max(ctx.now, use.restedAt);
  ctx.update(fargateUse, capacityProvider, { cpuUnits: use.cpuUnits + cpuUnits, restedAt: turn + LAUNCH_INTERVAL });
  return Math.max(0, turn - ctx.now - (LAUNCH_BURST - 1) * LAUNCH_INTERVAL);
}

/** A task has STOPPED. */
export function giveBack(ctx: Context, capacityProvider: string, cpuUnits: number): void {
  ctx.update(fargateUse, capacityProvider, { cpuUnits: presentOf(ctx, capacityProvider).cpuUnits - cpuUnits });
}

function presentOf(ctx: Context, capacityProvider: string): FargateUseRow {
  return ctx.find(fargateUse, capacityProvider) ?? ctx.insert(fargateUse, { capacityProvider, cpuUnits: 0, restedAt: ctx.now });
}
