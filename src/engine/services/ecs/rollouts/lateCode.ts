import type { DeploymentConfiguration } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import type { ServiceDeploymentRow } from "../serviceDeployments/table.ts";
import { alarmTurned, bakeAlarms, beginAlarms, checkAlarms, endAlarms } from "./alarms.ts";
import { beginBreaker, checkBreaker, endBreaker } from "./breaker.ts";
import { beginPauses, pausedPass, pausesUntil, turnPauses } from "./pause/pauses.ts";
import { rollingPauses } from "./pause/table.ts";
import { beginShift, stayTogether } from "./shift/beginShift.ts";
import { describeShiftOptions, routedBalancers, shiftFrom } from "./shift/checkShift.ts";
import { listFunctionBehaviors } from "./shift/operations/listFunctionBehaviors.ts";
import { putFunctionBehavior } from "./shift/operations/putFunctionBehavior.ts";
import { shiftPass } from "./shift/shiftPass.ts";
import { passedStages, trafficShifts } from "./shift/table.ts";
import { turnBack } from "./shift/turnBack.ts";
import { turn } from "./turn.ts";
import { setOptions, type OptionsOwner, type RolloutCode } from "./rollouts.ts";
import { alarmWatches, breakers, deploymentOptions, type DeploymentOptions } from "./tables.ts";

const NOTHING: DeploymentOptions = { strategy: "ROLLING", circuitBreaker: { enable: false, rollback: false }, alarms: null, bakeTimeInMinutes: 0 };

/** What is not asked for stays as it was. */
function optionsFrom(view: View, asked: DeploymentConfiguration, of: OptionsOwner): DeploymentOptions {
  const before = of.before ?? NOTHING;
  const options = {
    strategy: asked.strategy ?? before.strategy,
    circuitBreaker: asked.deploymentCircuitBreaker ?? before.circuitBreaker,
    alarms: asked.alarms ?? before.alarms,
    bakeTimeInMinutes: asked.bakeTimeInMinutes ?? before.bakeTimeInMinutes,
  };
  checkBreaker(options.circuitBreaker, of);
  if (options.alarms !== null) checkAlarms(options.alarms);
  const shift = shiftFrom(view, asked, { ...of, ...options });
  return shift === undefined ? options : { ...options, shift };
}

const describeOptions = ({ strategy, circuitBreaker, alarms, bakeTimeInMinutes, shift }: DeploymentOptions): DeploymentConfiguration => ({
  deploymentCircuitBreaker: circuitBreaker,
  ...(alarms === null ? {} : { alarms }),
  strategy,
  bakeTimeInMinutes,
  ...describeShiftOptions(strategy, shift),
});

function begin(ctx: Context, deployment: ServiceDeploymentRow, options: DeploymentOptions): void {
  setOptions(ctx, deployment.serviceDeploymentArn, options);
  beginBreaker(ctx, deployment, options);
  beginAlarms(ctx, deployment, options);
  if (options.strategy !== "ROLLING") return beginShift(ctx, deployment);
  stayTogether(ctx, deployment);
  beginPauses(ctx, deployment, options);
}

function end(ctx: Context, deployment: ServiceDeploymentRow): void {
  endBreaker(ctx, deployment);
  endAlarms(ctx, deployment);
}

function forget(ctx: Context, ownerId: string): void {
  ctx.remove(deploymentOptions, ownerId);
  if (ctx.find(breakers, ownerId) !== undefined) ctx.remove(breakers, ownerId);
  if (ctx.find(alarmWatches, ownerId) !== undefined) ctx.remove(alarmWatches, ownerId);
  if (ctx.find(trafficShifts, ownerId) !== undefined) ctx.remove(trafficShifts, ownerId);
  if (ctx.find(passedStages, ownerId) !== undefined) ctx.remove(passedStages, ownerId);
  if (ctx.find(rollingPauses, ownerId) !== undefined) ctx.remove(rollingPauses, ownerId);
}

export const rolloutCode: RolloutCode = {
  optionsFrom,
  describeOptions,
  begin,
  turn(ctx, deployment) {
    turn(ctx, deployment);
    turnPauses(ctx, deployment.serviceArn);
  },
  // Traffic that moves has a stage for that, before what was there goes.
  bake: (ctx, deployment) => (ctx.find(trafficShifts, deployment.serviceDeploymentArn) === undefined ? (pausesUntil(ctx, deployment) ?? bakeAlarms(ctx, deployment)) : undefined),
  alarmTurned,
  end,
  forget,
  routedBalancers,
  shiftPass: (ctx, service) => shiftPass(ctx, service) || pausedPass(ctx, service),
  turnBack,
  functions: [listFunctionBehaviors, putFunctionBehavior],
};
