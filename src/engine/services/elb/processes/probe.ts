import { classicBalancerArn } from "../../../../aws/arn.ts";
import { probeIn } from "../../../../aws/rules/classicProbe.ts";
import { isTurn, nextTurn } from "../../../../lib/turns.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { takesShortcuts } from "../../../kernel/shortcuts.ts";
import { seconds } from "../../../kernel/time.ts";
import type { Knock } from "../../../physics/contract.ts";
import { afterProbe, type Tally } from "../health.ts";
import { enter } from "../registration.ts";
import { knockOnInstance } from "../road.ts";
import { classicBalancers, registeredInstances, type ClassicBalancerRow, type RegisteredInstanceRow } from "../tables.ts";
import { instanceProbed, probeTimesOut } from "../timers.ts";

/**
 * Lets an instance be probed again from its next turn on, unless the probes would only say what is known already, so
 * that steady instances cost nothing.
 */
export function wake(ctx: Context, row: RegisteredInstanceRow): void {
  if (row.probesFrom === null) return;
  const balancer = ctx.need(classicBalancers, classicBalancerArn(row.loadBalancerName));
  const after = afterProbe(row, balancer.healthCheck, passes(answerOf(ctx, balancer, row), balancer));
  if (takesShortcuts() && isSame(row, after)) return;
  ctx.schedule(instanceProbed, row.registrationKey, nextTurn(row.probesFrom, intervalOf(balancer), ctx.now) - ctx.now);
}

/** A turn has come. */
export function probe(ctx: Context, registrationKey: string): void {
  const row = ctx.find(registeredInstances, registrationKey);
  if (row === undefined || row.probesFrom === null) return;
  const balancer = ctx.need(classicBalancers, classicBalancerArn(row.loadBalancerName));
  if (!isTurn(row.probesFrom, intervalOf(balancer), ctx.now)) return wake(ctx, row); // The probes were set to other times meanwhile.
  const answer = answerOf(ctx, balancer, row);
  if (answer.kind === "timeout") ctx.schedule(probeTimesOut, registrationKey, seconds(balancer.healthCheck.timeoutSeconds));
  else count(ctx, row, passes(answer, balancer));
}

/** Nobody has answered a probe in its time. */
export function endProbe(ctx: Context, registrationKey: string): void {
  const row = ctx.find(registeredInstances, registrationKey);
  if (row === undefined || row.probesFrom === null) return;
  const balancer = ctx.need(classicBalancers, classicBalancerArn(row.loadBalancerName));
  const probedAt = ctx.now - seconds(balancer.healthCheck.timeoutSeconds);
  if (isTurn(row.probesFrom, intervalOf(balancer), probedAt)) count(ctx, row, false);
  else wake(ctx, row);
}

function count(ctx: Context, row: RegisteredInstanceRow, passed: boolean): void {
  const { healthCheck } = ctx.need(classicBalancers, classicBalancerArn(row.loadBalancerName));
  const after = afterProbe(row, healthCheck, passed);
  enter(ctx, row, after, after);
  wake(ctx, ctx.need(registeredInstances, row.registrationKey));
}

function answerOf(view: View, balancer: ClassicBalancerRow, { instanceId }: RegisteredInstanceRow): Knock {
  return knockOnInstance(view, balancer, { instanceId, port: probeIn(balancer.healthCheck.target)?.port ?? 0 });
}

/** ELB user guide, "Configure health checks": TCP and SSL ask only for a connection, the others for the status 200. */
function passes(answer: Knock, { healthCheck }: ClassicBalancerRow): boolean {
  return answer.kind === "answered" && (probeIn(healthCheck.target)?.path === null || answer.status === 200);
}

function isSame(row: RegisteredInstanceRow, after: Tally): boolean {
  return row.description === after.description && row.passedInARow === after.passedInARow && row.failedInARow === after.failedInARow;
}

const intervalOf = ({ healthCheck }: ClassicBalancerRow): number => seconds(healthCheck.intervalSeconds);
