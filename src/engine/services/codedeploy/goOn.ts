import { assert } from "../../../lib/assert.ts";
import type { Context, View } from "../../kernel/context.ts";
import { stateOfAlarm } from "../cloudwatch/contract.ts";
import { beginAt } from "./beginAt.ts";
import { endEarly, finish, promote } from "./end.ts";
import { factsOf } from "./facts.ts";
import { LIFECYCLE, placeOf } from "../../../aws/rules/codeDeployLifecycle.ts";
import { nextOf, withEvent, type Next } from "./lifecycle.ts";
import { mayNot } from "./rights.ts";
import { moveTo } from "./sides.ts";
import { codeDeployments, openDeployments, type DeploymentRow } from "./tables.ts";
import { deploymentGoesOn } from "./timers.ts";
import { BEGINS_AFTER } from "./timing.ts";
import { alarmed, FAILURES, type Ending } from "./words.ts";

/** No deployment does more than this in one instant. */
const STEPS_AT_ONCE = 40;

/** A deployment does all that it can do now. */
export function goOn(ctx: Context, deploymentId: string): void {
  for (let steps = 0; ; steps++) {
    assert(steps < STEPS_AT_ONCE, `${deploymentId} never waits`);
    const row = ctx.find(codeDeployments, deploymentId);
    if (row === undefined || row.completedAt !== null) return;
    if (!hasBegun(ctx, row)) return;
    const ending = alarmOf(ctx, row);
    if (ending !== undefined) return endEarly(ctx, row, ending);
    const next = nextOf(row, factsOf(ctx, row));
    if (next.does === "wait") return next.until === null ? undefined : ctx.schedule(deploymentGoesOn, deploymentId, next.until - ctx.now);
    const failure = carryOut(ctx, row, next);
    if (failure !== undefined) return endEarly(ctx, ctx.need(codeDeployments, deploymentId), failure);
  }
}

/** Deployments that wait look whether it came. */
export function lookUp(ctx: Context): void {
  for (const { deploymentId } of ctx.where(openDeployments, "")) goOn(ctx, deploymentId);
}

/** It is created, and begins a little later. */
function hasBegun(ctx: Context, { deploymentId, status, createdAt }: DeploymentRow): boolean {
  if (status !== "Created") return true;
  const due = createdAt + BEGINS_AFTER;
  if (ctx.now < due) ctx.schedule(deploymentGoesOn, deploymentId, due - ctx.now);
  else ctx.update(codeDeployments, deploymentId, { status: "InProgress", startedAt: ctx.now, updatedAt: ctx.now, since: ctx.now });
  return ctx.now >= due;
}

/** Seen: one that was in ALARM before stops a deployment as well, once its task set is being made. What comes back is not stopped. */
function alarmOf(ctx: Context, { settings, creator, events }: DeploymentRow): Ending | undefined {
  if (creator === "codeDeployRollback" || settings.alarms?.enabled !== true || events[LIFECYCLE.indexOf("Install")]?.status === "Pending") return undefined;
  const denied = mayNot(ctx, settings, "cloudwatch:DescribeAlarms", "*");
  if (denied !== undefined) return settings.alarms.ignorePollAlarmFailure === true ? undefined : denied;
  const ringing = ringingOf(ctx, settings.alarms.alarms ?? []);
  return ringing.length > 0 ? alarmed(ringing) : undefined;
}

const ringingOf = (view: View, alarms: readonly { readonly name?: string | undefined }[]): readonly string[] =>
  alarms.flatMap(({ name = "" }) => (stateOfAlarm(view, name) === "ALARM" ? [name] : []));

/** Does one thing. Answers why the deployment cannot go on. */
function carryOut(ctx: Context, row: DeploymentRow, next: Exclude<Next, { does: "wait" }>): Ending | undefined {
  switch (next.does) {
    case "begin":
      return beginAt(ctx, row);
    case "shift": {
      const failure = moveTo(ctx, row, { route: "prod", percent: next.percent });
      if (failure === undefined) ctx.update(codeDeployments, row.deploymentId, { step: row.step + 1, greenPercent: next.percent, stepUntil: ctx.now + next.waitMillis, updatedAt: ctx.now });
      return failure;
    }
    case "pass": {
      const failure = placeOf(row) === "AllowTraffic" ? promote(ctx, row) : undefined;
      if (failure === undefined) pass(ctx, row, next.as);
      return failure;
    }
    case "fail":
      return FAILURES[next.why];
    case "finish":
      return finish(ctx, row);
  }
}

/** What happened at a place is over, and the deployment comes to the next. */
function pass(ctx: Context, { deploymentId, creator, place, events }: DeploymentRow, as: "Succeeded" | "Skipped"): void {
  const name = LIFECYCLE.find((one) => one === placeOf({ creator, place }));
  ctx.update(codeDeployments, deploymentId, {
    status: "InProgress",
    events: name === undefined ? events : withEvent(events, name, as, ctx.now),
    place: place + 1,
    since: ctx.now,
    begun: false,
    answer: null,
    continued: false,
    updatedAt: ctx.now,
  });
}
