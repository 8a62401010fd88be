import type { Context } from "../../../kernel/context.ts";
import { seconds } from "../../../kernel/time.ts";
import { firing } from "../../../kernel/timer.ts";
import { targetGroups, targets, type TargetRow } from "../tables.ts";
import { DRAINING, enter, removeTarget } from "../targetState.ts";
import { drainingEnds } from "../timers.ts";

/**
 * Begins to take a target out of its group: it gets no new requests, and is gone after the whole deregistration delay,
 * for the delay is shown to its end even when no request is left. A target that is not used has nothing to wait for.
 */
export function drainTarget(ctx: Context, target: TargetRow): void {
  if (target.state === "draining") return;
  const delay = seconds(ctx.need(targetGroups, target.targetGroupArn).deregistrationDelaySeconds);
  if (target.state === "unused" || delay === 0) {
    removeTarget(ctx, target);
    return;
  }
  const drainsUntil = ctx.now + delay;
  enter(ctx, target, DRAINING, { drainsUntil, probesFrom: null, passedInARow: 0, failedInARow: 0, slowStartFrom: null });
  ctx.schedule(drainingEnds, target.targetKey, delay);
}

export const drainingEndsFiring = firing(drainingEnds, (ctx, targetKey) => {
  const target = ctx.find(targets, targetKey);
  if (target === undefined || target.drainsUntil === null) return; // Registered again meanwhile.
  if (target.drainsUntil > ctx.now) ctx.schedule(drainingEnds, targetKey, target.drainsUntil - ctx.now);
  else removeTarget(ctx, target);
});
