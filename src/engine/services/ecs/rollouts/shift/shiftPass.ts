import type { Context, View } from "../../../../kernel/context.ts";
import { minutes } from "../../../../kernel/time.ts";
import { crewOf, type Crew } from "../../processes/crew.ts";
import { noteFirstHealth } from "../../processes/failures.ts";
import type { Sighting } from "../../processes/members.ts";
import { setClock } from "../../processes/setClock.ts";
import { retire, settleDeployments } from "../../processes/settleDeployments.ts";
import { sharesPass } from "../../processes/sharesPass.ts";
import { failDeployment, rollBackFor } from "../../processes/stopDeployment.ts";
import { openServiceDeploymentOf } from "../../serviceDeployments/find.ts";
import { deployments, deploymentsByService, liveTasksByService, services, type ServiceRow } from "../../tables.ts";
import { reconcileService } from "../../timers.ts";
import { PASS_INTERVAL } from "../../timing.ts";
import { optionsOf } from "../rollouts.ts";
import { stepsOf, type Shift, type Step } from "../steps.ts";
import { beginAgain } from "./beginShift.ts";
import { beginHooks, hasHooks, hooksOf, lookAtHooks } from "./hooks.ts";
import { keepStage } from "./keepStage.ts";
import { nextStage, sharesIn, waitsFor, type Paces, type Standing } from "./stages.ts";
import { trafficShifts, type TrafficShiftRow } from "./table.ts";
import { NETWORK_LAG, STAGE_LIMIT } from "./timing.ts";
import { giveTraffic, isOverNetwork, networkProblem, type TrafficKind } from "./traffic.ts";
import { failedFor, hookFailed, stageTimedOut } from "./words.ts";

/**
 * One pass over a service whose traffic moves to a new revision: blue and green keep their tasks, each for itself, and
 * the deployment goes at most one stage further. So stages are as far apart as passes are (assumed: ECS documents no
 * pace), and no timer beside that of the scheduler is needed. Returns false when no traffic moves.
 */
export function shiftPass(ctx: Context, service: ServiceRow): boolean {
  if (ctx.size(trafficShifts) === 0) return false;
  const { serviceArn } = service;
  const present = shiftUnderWay(ctx, serviceArn);
  if (present === undefined) return false;
  const shift = withWhatComesBack(ctx, present);
  const live = ctx.where(liveTasksByService, serviceArn);
  const crew = crewOf(ctx, service);
  const { sightings } = crew;
  noteFirstHealth(ctx, crew);
  const moved = goOn(ctx, service, { shift, sightings });
  shareOut(ctx, service);
  const generations = ctx.where(deploymentsByService, serviceArn);
  const { acted, hadRoom } = sharesPass(ctx, service, { generations, sightings, live });
  finish(ctx, ctx.need(services, serviceArn), { crew, acted: acted || moved });
  setClock(ctx, serviceArn, { crew, soon: moved || shift.hooks === null || (acted && hadRoom) });
  wait(ctx, shift.serviceDeploymentArn);
  return true;
}

function shiftUnderWay(view: View, serviceArn: string): TrafficShiftRow | undefined {
  const open = openServiceDeploymentOf(view, serviceArn);
  return open && view.find(trafficShifts, open.serviceDeploymentArn);
}

function withWhatComesBack(ctx: Context, shift: TrafficShiftRow): TrafficShiftRow {
  const open = openServiceDeploymentOf(ctx, shift.serviceArn);
  const isAnother = shift.direction === "forward" && open !== undefined && open.deploymentId !== shift.greenId;
  return isAnother ? beginAgain(ctx, shift, open.deploymentId) : shift;
}

/** Everybody gets as many tasks as the stage grants. Third revisions are left over from deployments that were given up. */
function shareOut(ctx: Context, { serviceArn, desiredCount }: ServiceRow): void {
  const shift = shiftUnderWay(ctx, serviceArn);
  if (shift === undefined) return;
  const grants = sharesIn(shift);
  for (const { deploymentId } of ctx.where(deploymentsByService, serviceArn)) {
    const isGranted = (deploymentId === shift.blueId && grants.blue) || (deploymentId === shift.greenId && grants.green);
    ctx.update(deployments, deploymentId, { desiredCount: isGranted ? desiredCount : 0 });
  }
}

interface Look {
  readonly shift: TrafficShiftRow;
  readonly sightings: readonly Sighting[];
}

/** Takes a deployment a stage further, or back. Returns whether it did. */
function goOn(ctx: Context, service: ServiceRow, { shift, sightings }: Look): boolean {
  if (shift.hooks === null) return begin(ctx, shift);
  const { hooks, problem } = lookAtHooks(ctx, shift);
  ctx.update(trafficShifts, shift.serviceDeploymentArn, { hooks });
  const failure = problem ?? (isLate(ctx, { ...shift, hooks }) ? stageTimedOut(shift.stage) : null);
  if (failure !== null && shift.direction === "forward") return giveUp(ctx, shift, failure);
  const next = nextStage(standingOf(ctx, service, { shift: { ...shift, hooks }, sightings }));
  if (next === null) return false;
  if (next.stage === "SCALE_UP") {
    const unfit = networkProblem(ctx, ctx.need(deployments, shift.greenId).loadBalancers);
    if (unfit !== null) return giveUp(ctx, shift, unfit);
  }
  return enter(ctx, { ...shift, ...next });
}

/** The first look. What a deployment that was given up had of the traffic goes back to blue. */
function begin(ctx: Context, shift: TrafficShiftRow): boolean {
  const { serviceDeploymentArn, greenId, productionPercent, testPercent } = shift;
  const { loadBalancers } = ctx.need(deployments, greenId);
  const refused =
    (productionPercent > 0 ? giveTraffic(ctx, loadBalancers, { kind: "production", percent: 0 }) : null) ??
    (testPercent > 0 ? giveTraffic(ctx, loadBalancers, { kind: "test", percent: 0 }) : null);
  if (refused !== null) return giveUp(ctx, shift, hookFailed(shift.stage, refused));
  ctx.update(trafficShifts, serviceDeploymentArn, { productionPercent: 0, testPercent: 0, hooks: beginHooks(ctx, shift) });
  return false;
}

/** A stage goes on for too long. Those that only wait, and pauses, have limits of their own. */
function isLate({ now }: View, { stage, since, hooks }: TrafficShiftRow): boolean {
  const isPaused = (hooks ?? []).some(({ status }) => status === "AWAITING_ACTION");
  return now > since + STAGE_LIMIT && !isPaused && stage !== "CLEAN_UP" && stage !== "BAKE_TIME";
}

/** What ECS does first in a stage. A rollback gave all traffic back before. */
function enter(ctx: Context, stage: TrafficShiftRow): boolean {
  const { serviceDeploymentArn, greenId } = stage;
  keepStage(ctx, serviceDeploymentArn);
  const entered = ctx.update(trafficShifts, serviceDeploymentArn, { stage: stage.stage, step: stage.step, since: ctx.now, hooks: [] });
  const moves = stage.direction === "forward" ? movesIn(ctx, entered) : null;
  if (moves !== null) {
    const refused = giveTraffic(ctx, ctx.need(deployments, greenId).loadBalancers, moves);
    if (refused !== null) return giveUp(ctx, entered, hookFailed(stage.stage, refused));
    ctx.update(trafficShifts, serviceDeploymentArn, moves.kind === "test" ? { testPercent: moves.percent } : { productionPercent: moves.percent });
  }
  ctx.update(trafficShifts, serviceDeploymentArn, { hooks: beginHooks(ctx, entered) });
  return true;
}

function movesIn(view: View, shift: TrafficShiftRow) {
  if (shift.stage === "TEST_TRAFFIC_SHIFT") return { kind: "test" as const, percent: 100 };
  return shift.stage === "PRODUCTION_TRAFFIC_SHIFT" ? { kind: "production" as const, percent: stepsFor(view, shift)[shift.step]?.percent ?? 100 } : null;
}

function giveUp(ctx: Context, { serviceArn, direction }: TrafficShiftRow, why: string): boolean {
  const open = openServiceDeploymentOf(ctx, serviceArn);
  if (open === undefined) return false;
  // What comes back and cannot is not given back to what came before: that would go on for ever.
  if (direction === "forward" && open.status !== "ROLLBACK_IN_PROGRESS") rollBackFor(ctx, open, failedFor(why));
  else failDeployment(ctx, open, failedFor(why));
  return true;
}

function standingOf(view: View, { serviceArn, desiredCount }: ServiceRow, { shift, sightings }: Look): Standing {
  const { direction, stage, step, since, greenId, blueId, hooks } = shift;
  const ofGreen = sightings.filter(({ task }) => task.deploymentId === greenId);
  const isScaledUp = ofGreen.length === desiredCount && ofGreen.every(({ member }) => member.healthy && !member.leaving);
  const isAlone = view.where(deploymentsByService, serviceArn).every(({ deploymentId }) => deploymentId === greenId || deploymentId === blueId);
  const isThrough = direction === "forward" ? ["SUCCEEDED", "TIMED_OUT"] : ["SUCCEEDED", "TIMED_OUT", "FAILED"];
  return {
    direction,
    stage,
    step,
    heldMillis: view.now - since,
    tasksReady: stage === "SCALE_UP" ? isScaledUp : isAlone,
    hooksDone: (hooks ?? []).every(({ status }) => isThrough.includes(status)),
    preparesSteps: hasHooks(hooksOf(view, shift), "PRE_PRODUCTION_TRAFFIC_SHIFT"),
    ...pacesOf(view, shift),
  };
}

/** The first deployment of a service takes all traffic at once and need not bake: nothing is there to go back to (assumed). */
function pacesOf(view: View, shift: TrafficShiftRow): Paces {
  const isFirst = shift.blueId === null;
  const bakeTimeInMinutes = optionsOf(view, shift.serviceDeploymentArn)?.bakeTimeInMinutes ?? 0;
  const balancers = view.find(deployments, shift.greenId)?.loadBalancers ?? [];
  const lagOf = (kind: TrafficKind) => (!isFirst && isOverNetwork(balancers, kind) ? NETWORK_LAG : 0);
  return { steps: stepsFor(view, shift), bakeMillis: isFirst ? 0 : minutes(bakeTimeInMinutes), testLagMillis: lagOf("test"), productionLagMillis: lagOf("production") };
}

function stepsFor(view: View, { serviceDeploymentArn, blueId }: TrafficShiftRow): readonly Step[] {
  return stepsOf(blueId === null ? { type: "allAtOnce" } : paceOf(view, serviceDeploymentArn));
}

function paceOf(view: View, serviceDeploymentArn: string): Shift {
  const options = optionsOf(view, serviceDeploymentArn);
  const { linear = null, canary = null } = options?.shift ?? {};
  if (options?.strategy === "LINEAR" && linear !== null) return { type: "linear", stepPercent: linear.stepPercent, waitMinutes: linear.stepBakeTimeInMinutes };
  if (options?.strategy === "CANARY" && canary !== null) return { type: "canary", percent: canary.canaryPercent, waitMinutes: canary.canaryBakeTimeInMinutes };
  return { type: "allAtOnce" };
}

/** When only the deployment that stays is left, it is complete. */
function finish(ctx: Context, service: ServiceRow, { crew, acted }: { readonly crew: Crew; readonly acted: boolean }): void {
  const { serviceArn } = service;
  const shift = shiftUnderWay(ctx, serviceArn);
  const primary = ctx.where(deploymentsByService, serviceArn).find(({ status }) => status === "PRIMARY");
  if (shift?.stage === "CLEAN_UP" && primary !== undefined) return settleDeployments(ctx, service, { primary, crew, acted });
  // Blue has its traffic also while no task is wanted of it.
  retire(ctx, service, { sightings: crew.sightings, keeps: shift?.blueId ?? null });
  ctx.update(services, serviceArn, { steady: false });
}

/** Looks again when a hook or the time has come that is waited for. */
function wait(ctx: Context, serviceDeploymentArn: string): void {
  const shift = ctx.need(trafficShifts, serviceDeploymentArn);
  const held = waitsFor({ ...shift, ...pacesOf(ctx, shift) });
  const running = (shift.hooks ?? []).filter(({ status }) => status === "IN_PROGRESS" || status === "AWAITING_ACTION");
  const times = [...(held === null ? [] : [shift.since + held]), ...running.map(({ dueAt }) => dueAt)];
  const due = Math.min(shift.since + STAGE_LIMIT + PASS_INTERVAL, ...times.filter((time) => time > ctx.now));
  if (due > ctx.now) ctx.schedule(reconcileService, shift.serviceArn, Math.max(PASS_INTERVAL, due - ctx.now));
}
