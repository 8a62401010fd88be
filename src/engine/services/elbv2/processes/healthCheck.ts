import { attributeOf } from "../../../../aws/rules/balancing/attributeOf.ts";
import { isTurn, nextTurn } from "../../../../lib/turns.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { readingById } from "../../../kernel/readingById.ts";
import { takesShortcuts } from "../../../kernel/shortcuts.ts";
import { readingKinds } from "../../../kernel/readingKinds.ts";
import { seconds, type SimTime } from "../../../kernel/time.ts";
import { firing } from "../../../kernel/timer.ts";
import type { Knock } from "../../../physics/contract.ts";
import { knockOn } from "../knockOn.ts";
import { matchesCode } from "../matcher.ts";
import { isNetwork } from "../../../../aws/rules/balancing/protocols.ts";
import { isAsNear } from "../routing/answerOf.ts";
import { targetGroups, targets, targetsByGroup, targetsById, type TargetGroupRow, type TargetRow } from "../tables.ts";
import { enter, FIRST_CHECKS, HEALTHY, type Standing } from "../targetState.ts";
import { probeTimesOut, targetProbed } from "../timers.ts";

/** What a probe says: null when it passed, else how an unhealthy target is then explained. */
export type Verdict = Standing | null;

/** What a probe of a target would say now. It is asked for whenever something around it may have changed, and seldom has. */
export const verdictOf = (view: View, { targetKey }: TargetRow): Verdict => verdictOn(view, targetKey) ?? null;

const verdictOn = readingById("elbv2.verdict", targets, { read: readVerdict, isAlike: isAsNear });

function readVerdict(view: View, target: TargetRow): Verdict {
  const group = view.need(targetGroups, target.targetGroupArn);
  const port = group.healthCheckPort === "traffic-port" ? target.port : Number(group.healthCheckPort);
  const answer = knockOn(view, target, { group, port });
  if (isNetwork(group.protocol)) return networkVerdict(group, answer);
  if (answer.kind === "timeout") return TIMED_OUT;
  if (answer.kind === "refused") return unhealthy("Target.FailedHealthChecks", "Health checks failed");
  if (matchesCode(group.matcherHttpCode ?? "200", answer.status)) return null;
  return unhealthy("Target.ResponseCodeMismatch", `Health checks failed with these codes: [${answer.status}]`);
}

/** API reference, "TargetHealth": a Network Load Balancer has one reason for all; a listening port is all that TCP asks for. */
function networkVerdict({ matcherHttpCode }: TargetGroupRow, answer: Knock): Verdict {
  if (answer.kind === "timeout") return SILENT;
  const passes = answer.kind === "answered" && (matcherHttpCode === null || matchesCode(matcherHttpCode, answer.status));
  return passes ? null : unhealthy("Target.FailedHealthChecks", "Health checks failed");
}

/**
 * Where one more probe brings a target. A new target is healthy with its first success; the healthy threshold is for
 * coming back. It is unhealthy after as many failures in a row as the unhealthy threshold, whether new or healthy.
 */
export function afterProbe(
  target: TargetRow,
  group: TargetGroupRow,
  verdict: Verdict,
): { readonly standing: Standing; readonly passedInARow: number; readonly failedInARow: number } {
  if (verdict === null) {
    const passedInARow = target.state === "unhealthy" ? target.passedInARow + 1 : 0;
    const recovered = target.state !== "unhealthy" || passedInARow >= group.healthyThresholdCount;
    return recovered
      ? { standing: HEALTHY, passedInARow: 0, failedInARow: 0 }
      : { standing: target, passedInARow, failedInARow: 0 };
  }
  if (target.state === "unhealthy") return { standing: verdict, passedInARow: 0, failedInARow: 0 };
  const failedInARow = target.failedInARow + 1;
  if (failedInARow >= group.unhealthyThresholdCount) return { standing: verdict, passedInARow: 0, failedInARow: 0 };
  const standing = target.state === "initial" ? FIRST_CHECKS : HEALTHY;
  return { standing, passedInARow: 0, failedInARow };
}

/**
 * Lets a target be probed again from its next turn on, unless the probes would only say what is known already.
 * A load balancer probes at fixed times; here only those probes happen that can change something, so that a thousand
 * steady targets cost nothing.
 */
export function wakeTarget(ctx: Context, target: TargetRow): void {
  if (target.probesFrom === null || target.state === "draining") return;
  if (takesShortcuts() && isSettled(target, verdictOf(ctx, target))) return;
  const group = ctx.need(targetGroups, target.targetGroupArn);
  ctx.schedule(targetProbed, target.targetKey, nextTurn(target.probesFrom, intervalOf(group), ctx.now) - ctx.now);
}

/** The same for all targets of an id. Those that are at rest are not even looked at. */
export function wakeTargets(ctx: Context, targetId: string): void {
  if (!takesShortcuts()) for (const target of ctx.where(targetsById, targetId)) wakeTarget(ctx, target);
  else for (const { value } of restlessTargets(ctx, targetId)) if (value !== null) wakeTarget(ctx, ctx.need(targets, value));
}

/** Each target that probes may change, by its key; the others that are probed as one. */
const restlessTargets = readingKinds("elbv2.restlessTargets", targetsById, {
  concerns: ({ probesFrom, state }) => probesFrom !== null && state !== "draining",
  read: (view, target) => (isSettled(target, verdictOf(view, target)) ? null : target.targetKey),
  nameOf: (targetKey) => targetKey ?? "",
});

export const targetProbedFiring = firing(targetProbed, (ctx, targetKey) => {
  const target = ctx.find(targets, targetKey);
  if (target === undefined || target.probesFrom === null || target.state === "draining") return;
  const group = ctx.need(targetGroups, target.targetGroupArn);
  if (!isTurn(target.probesFrom, intervalOf(group), ctx.now)) {
    wakeTarget(ctx, target); // The probes were set to other times meanwhile.
    return;
  }
  const verdict = verdictOf(ctx, target);
  if (verdict === TIMED_OUT || verdict === SILENT) ctx.schedule(probeTimesOut, targetKey, seconds(group.healthCheckTimeoutSeconds));
  else count(ctx, target, group, verdict);
});

export const probeTimesOutFiring = firing(probeTimesOut, (ctx, targetKey) => {
  const target = ctx.find(targets, targetKey);
  if (target === undefined || target.probesFrom === null || target.state === "draining") return;
  const group = ctx.need(targetGroups, target.targetGroupArn);
  const probedAt = ctx.now - seconds(group.healthCheckTimeoutSeconds);
  if (isTurn(target.probesFrom, intervalOf(group), probedAt)) count(ctx, target, group, isNetwork(group.protocol) ? SILENT : TIMED_OUT);
  else wakeTarget(ctx, target);
});

const TIMED_OUT: Standing = unhealthy("Target.Timeout", "Request timed out");
const SILENT: Standing = unhealthy("Target.FailedHealthChecks", "Health checks failed");

function unhealthy(reason: string, description: string): Standing {
  return { state: "unhealthy", reason, description };
}

function count(ctx: Context, target: TargetRow, group: TargetGroupRow, verdict: Verdict): void {
  const { standing, passedInARow, failedInARow } = afterProbe(target, group, verdict);
  const { state, reason, description } = standing;
  const slowStartFrom = state === "healthy" ? (target.state === "healthy" ? target.slowStartFrom : slowStart(ctx, group)) : null;
  enter(ctx, target, { state, reason, description }, { passedInARow, failedInARow, slowStartFrom });
  wakeTarget(ctx, ctx.need(targets, target.targetKey));
}

/**
 * From when on a target that has become healthy is brought up slowly, if it is. ELB user guide, "Slow start": not when
 * nobody is there whose requests it could take over bit by bit.
 */
function slowStart(ctx: Context, group: TargetGroupRow): SimTime | null {
  const duration = seconds(Number(attributeOf(group, "slow_start.duration_seconds")));
  if (duration === 0) return null;
  const isUp = ({ state, slowStartFrom }: TargetRow): boolean => state === "healthy" && (slowStartFrom === null || ctx.now - slowStartFrom >= duration);
  return ctx.where(targetsByGroup, group.targetGroupArn).some(isUp) ? ctx.now : null;
}

/** Whether more probes with this verdict would leave the target as it is. */
function isSettled(target: TargetRow, verdict: Verdict): boolean {
  if (verdict === null) return target.state === "healthy" && target.failedInARow === 0;
  return target.state === "unhealthy" && target.passedInARow === 0 && target.description === verdict.description;
}

const intervalOf = ({ healthCheckIntervalSeconds }: TargetGroupRow): number => seconds(healthCheckIntervalSeconds);
