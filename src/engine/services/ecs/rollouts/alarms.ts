import type { DeploymentAlarms, ServiceDeploymentAlarms } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { minutes, seconds } from "../../../kernel/time.ts";
import { alarmNamed, stateOfAlarm } from "../../cloudwatch/contract.ts";
import { wakeService } from "../processes/wakeService.ts";
import { invalidParameter } from "../refusals.ts";
import type { ServiceDeploymentRow } from "../serviceDeployments/table.ts";
import { optionsOf } from "./rollouts.ts";
import { alarmWatches, openAlarmWatches, type AlarmWatchRow, type DeploymentOptions } from "./tables.ts";

/** ECS API: names have to be given with alarms that are to be used. The wording is assumed. */
export function checkAlarms({ enable, alarmNames }: DeploymentAlarms): void {
  if (enable && alarmNames.length === 0) throw invalidParameter("Deployment alarms cannot be enabled without alarm names.");
}

/** ECS guide: alarms are left out of account for a whole deployment when one of them is in ALARM as it begins. */
export function beginAlarms(ctx: Context, { serviceDeploymentArn, serviceArn }: ServiceDeploymentRow, { alarms }: DeploymentOptions): void {
  if (alarms?.enable !== true) return;
  const ignored = ringing(ctx, alarms.alarmNames).length > 0;
  ctx.insert(alarmWatches, { serviceDeploymentArn, serviceArn, status: ignored ? "DISABLED" : "MONITORING", alarmNames: alarms.alarmNames, triggered: [], bakesUntil: null });
}

/** Whether one of the alarms that a deployment looks at is in ALARM. */
export function isAlarmed(view: View, { serviceDeploymentArn }: ServiceDeploymentRow): boolean {
  const watch = view.find(alarmWatches, serviceDeploymentArn);
  return watch?.status === "MONITORING" && ringing(view, watch.alarmNames).length > 0;
}

export function tripAlarms(ctx: Context, { serviceDeploymentArn }: ServiceDeploymentRow): void {
  const { alarmNames } = ctx.need(alarmWatches, serviceDeploymentArn);
  ctx.update(alarmWatches, serviceDeploymentArn, { status: "TRIGGERED", triggered: ringing(ctx, alarmNames) });
}

export function endAlarms(ctx: Context, { serviceDeploymentArn }: ServiceDeploymentRow): void {
  if (ctx.find(alarmWatches, serviceDeploymentArn)?.status !== "MONITORING") return;
  ctx.update(alarmWatches, serviceDeploymentArn, { status: "MONITORING_COMPLETE" });
}

/**
 * How long a deployment that is complete waits for an alarm before it says so: undefined when not at all. The wait
 * begins with the first time that this is asked. ECS guide, "How CloudWatch alarms detect deployment failures".
 */
export function bakeAlarms(ctx: Context, { serviceDeploymentArn }: ServiceDeploymentRow): number | undefined {
  const watch = ctx.find(alarmWatches, serviceDeploymentArn);
  if (watch?.status !== "MONITORING") return undefined;
  const until = watch.bakesUntil ?? ctx.now + bakeTime(ctx, watch);
  if (watch.bakesUntil === null) ctx.update(alarmWatches, serviceDeploymentArn, { bakesUntil: until });
  return ctx.now < until ? until : undefined;
}

/** Said by the service, or as long as the slowest of its alarms takes to go off (assumed: ECS documents no formula). */
function bakeTime(view: View, { serviceDeploymentArn, alarmNames }: AlarmWatchRow): number {
  const said = optionsOf(view, serviceDeploymentArn)?.bakeTimeInMinutes ?? 0;
  if (said > 0) return minutes(said);
  return Math.max(0, ...alarmNames.map((name) => delayOf(view, name)));
}

function delayOf(view: View, alarmName: string): number {
  const { Period = 60, EvaluationPeriods = 1 } = alarmNamed(view, alarmName)?.configuration ?? {};
  return seconds(Period * EvaluationPeriods);
}

export function describeAlarms(view: View, { serviceDeploymentArn }: ServiceDeploymentRow): ServiceDeploymentAlarms {
  const watch = view.find(alarmWatches, serviceDeploymentArn);
  if (watch === undefined) return { status: "DISABLED" };
  const { status, alarmNames, triggered } = watch;
  return { status, alarmNames, ...(triggered.length === 0 ? {} : { triggeredAlarmNames: triggered }) };
}

/** The scheduler looks after every service with a deployment that has an eye on this alarm. */
export function alarmTurned(ctx: Context, alarmName: string): void {
  for (const { serviceArn, alarmNames } of ctx.where(openAlarmWatches, "MONITORING")) if (alarmNames.includes(alarmName)) wakeService(ctx, serviceArn);
}

const ringing = (view: View, alarmNames: readonly string[]): readonly string[] => alarmNames.filter((name) => stateOfAlarm(view, name) === "ALARM");
