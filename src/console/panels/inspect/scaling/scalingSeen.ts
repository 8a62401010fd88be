import type { Rows } from "../../../../bridge/protocol.ts";
import { clockText, spanText } from "../../../../lib/timeText.ts";
import type { Tables } from "../../../store/replica.ts";

type Policy = Rows["application-autoscaling.policies"];
type Activity = Rows["application-autoscaling.activities"];

export interface PolicySeen {
  readonly policyName: string;
  /** What it follows: `CPU utilization at 60`. */
  readonly follows: string;
  readonly alarms: readonly { readonly alarmName: string; readonly side: string; readonly state: string }[];
  /** What its alarm asked for last, as arithmetic, and what came of it; null: none has asked yet. */
  readonly evaluation: { readonly arithmetic: string; readonly outcome: string } | null;
}

/** What is shown of how a service is scaled. */
export interface ScalingSeen {
  readonly policies: readonly PolicySeen[];
  /** What holds the next scaling up, each in a sentence. */
  readonly holds: readonly string[];
  /** The newest first. */
  readonly activities: readonly Activity[];
}

type Needed = Pick<Tables, "application-autoscaling.policies" | "application-autoscaling.activities" | "cloudwatch.alarms">;

export function scalingSeen(target: Rows["application-autoscaling.targets"], { tables, now }: { readonly tables: Needed; readonly now: number }): ScalingSeen {
  const own = <Row extends { readonly resourceId: string }>(rows: Iterable<Row>) => [...rows].filter(({ resourceId }) => resourceId === target.resourceId);
  const activities = own(tables["application-autoscaling.activities"].values()).toReversed();
  return {
    policies: own(tables["application-autoscaling.policies"].values()).map((policy) => policySeen(policy, tables["cloudwatch.alarms"])),
    holds: holdsOf(target, { now, isWaiting: activities.some(({ endTime }) => endTime === null) }),
    activities: activities.slice(0, SHOWN),
  };
}

const SHOWN = 8;

function holdsOf({ cooldown, suspendedState }: Rows["application-autoscaling.targets"], { now, isWaiting }: { readonly now: number; readonly isWaiting: boolean }): readonly string[] {
  const { DynamicScalingInSuspended, DynamicScalingOutSuspended, ScheduledScalingSuspended } = suspendedState;
  const suspended = [...(DynamicScalingOutSuspended === true ? ["scaling out"] : []), ...(DynamicScalingInSuspended === true ? ["scaling in"] : []), ...(ScheduledScalingSuspended === true ? ["scheduled scaling"] : [])];
  return [
    ...(suspended.length > 0 ? [`Suspended: ${suspended.join(", ")}.`] : []),
    ...(isWaiting ? ["Waits for ECS to fulfil the last change; the cooldown begins then."] : []),
    ...(!isWaiting && cooldown.outUntil > now ? [`Scale-out cooldown, ${spanText(cooldown.outUntil - now)} left: counts from the ${cooldown.chainBase} that ran before.`] : []),
    ...(!isWaiting && cooldown.inUntil > now ? [`Scale-in cooldown, ${spanText(cooldown.inUntil - now)} left.`] : []),
  ];
}

function policySeen(policy: Policy, alarms: Needed["cloudwatch.alarms"]): PolicySeen {
  const { policyName, policyArn, scaling, evaluation } = policy;
  const names = scaling.policyType === "StepScaling" ? [...alarms.values()].filter(({ configuration }) => configuration.AlarmActions?.includes(policyArn) === true).map(({ alarmName }) => alarmName) : [scaling.highAlarm, ...(scaling.lowAlarm === null ? [] : [scaling.lowAlarm])];
  return {
    policyName,
    follows: followedBy(policy),
    alarms: names.map((alarmName) => ({ alarmName, side: sideOf(alarmName), state: alarms.get(alarmName)?.stateValue ?? "deleted" })),
    evaluation: evaluation === null ? null : { arithmetic: `${clockText(evaluation.at)}: ${arithmeticOf(policy, evaluation)}`, outcome: OUTCOMES[evaluation.outcome] },
  };
}

/** Its own alarms are known by their end, an AlarmHigh and an AlarmLow. */
const sideOf = (alarmName: string): string => /-(AlarmHigh|AlarmLow)-[0-9a-f-]{36}$/.exec(alarmName)?.[1] ?? alarmName;

const METRICS: Readonly<Record<string, string>> = { ECSServiceAverageCPUUtilization: "CPU utilization", ECSServiceAverageMemoryUtilization: "Memory utilization", ALBRequestCountPerTarget: "Requests per target" };

function followedBy({ scaling }: Policy): string {
  if (scaling.policyType === "StepScaling") return `Steps of ${scaling.step.AdjustmentType ?? ""}`;
  const { TargetValue, PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: customized, DisableScaleIn } = scaling.tracking;
  const metric = predefined === undefined ? (customized?.MetricName ?? "") : (METRICS[predefined.PredefinedMetricType] ?? predefined.PredefinedMetricType);
  return `${metric} at ${TargetValue}${DisableScaleIn === true ? ", out only" : ""}`;
}

function arithmeticOf({ scaling }: Policy, { metric, from, proposed }: NonNullable<Policy["evaluation"]>): string {
  const value = metric === null ? "no datapoint" : FIGURES.format(metric);
  if (scaling.policyType === "StepScaling") return `${value}, from ${from} to ${proposed}`;
  return metric === null ? value : `ceil(${from} × ${value} / ${scaling.tracking.TargetValue}) = ${proposed}`;
}

const FIGURES = new Intl.NumberFormat("en", { maximumFractionDigits: 2, useGrouping: false });

const OUTCOMES: Readonly<Record<NonNullable<Policy["evaluation"]>["outcome"], string>> = {
  Scaled: "The desired count was set.",
  Failed: "It failed: see the activity.",
  NoData: "Without a datapoint nothing is done.",
  Outvoted: "Another policy decides.",
  InCooldown: "The cooldown holds it.",
  Suspended: "It is suspended.",
  AlreadyAtMaxCapacity: "Already at the maximum.",
  AlreadyAtMinCapacity: "Already at the minimum.",
  AlreadyAtDesiredCapacity: "Already at the desired count.",
  TargetServicePutResourceAsUnscalable: "No scaling in while it is being deployed.",
};
