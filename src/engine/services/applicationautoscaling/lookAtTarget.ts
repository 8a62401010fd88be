import type { Context } from "../../kernel/context.ts";
import { setDesiredCount, settleActivities, writeNotScaled } from "./activities.ts";
import { judgeTarget, type Scaled, type Verdict } from "./judge.ts";
import { actionsAsked, alarmsOf, isRinging, type Proposal } from "./proposals.ts";
import { openActivities, policiesByTarget, scalableTargets, scalingPolicies, type Outcome } from "./tables.ts";
import { findScaled } from "./target.ts";
import { targetLooks } from "./timers.ts";
import { FULFILLED_WITHIN, HEARD_AFTER, REPEATED_EVERY } from "./timing.ts";

/** An alarm changed: if it names policies, their targets are looked at. */
export function hearAlarm(ctx: Context, alarmName: string): void {
  for (const action of actionsAsked(ctx, alarmName)) {
    const [, resourceId] = /:resource\/ecs\/([^:]+):policyName\//.exec(action) ?? [];
    if (resourceId !== undefined && ctx.find(scalableTargets, resourceId) !== undefined) ctx.schedule(targetLooks, resourceId, HEARD_AFTER);
  }
}

/** Does what the alarms of a target's policies ask for, and comes again while they do. */
export function lookAtTarget(ctx: Context, resourceId: string): void {
  settleActivities(ctx);
  const target = ctx.find(scalableTargets, resourceId);
  const service = target && findScaled(ctx, resourceId);
  if (target === undefined || service === undefined) return;
  const policies = ctx.where(policiesByTarget, resourceId);
  if (policies.some((policy) => alarmsOf(ctx, policy).some(isRinging))) {
    act(ctx, { target, service, policies });
    ctx.schedule(targetLooks, resourceId, REPEATED_EVERY);
  }
  for (const { resourceId: of, startTime } of ctx.where(openActivities, "")) {
    if (of === resourceId) ctx.schedule(targetLooks, resourceId, startTime + FULFILLED_WITHIN - ctx.now);
  }
}

function act(ctx: Context, scaled: Scaled): void {
  const { followed, proposals } = judgeTarget(ctx, scaled);
  const done = followed === null ? null : follow(ctx, scaled.target.resourceId, followed);
  for (const { proposal, outcome } of proposals) {
    const came = outcome ?? done;
    if (came !== null) note(ctx, proposal, came);
  }
}

/** Does what a proposal leads to; what came of it. */
function follow(ctx: Context, resourceId: string, { proposal: { policy, alarm }, verdict }: { readonly proposal: Proposal; readonly verdict: Verdict }): Outcome {
  // Observed.
  const cause = `monitor alarm ${alarm.alarmName} in state ALARM triggered policy ${policy.policyName}`;
  if (verdict.kind === "wait") return "InCooldown";
  if (verdict.kind === "set") return setDesiredCount(ctx, { resourceId, cause, ...verdict.change }) ? "Scaled" : "Failed";
  writeNotScaled(ctx, resourceId, { cause, reason: verdict.reason });
  return verdict.code;
}

function note(ctx: Context, { policy: { policyKey }, alarm: { alarmName }, asksFor, metric, from, proposed }: Proposal, outcome: Outcome): void {
  ctx.update(scalingPolicies, policyKey, { evaluation: { at: ctx.now, alarmName, asksFor, metric, from, proposed, outcome } });
}
