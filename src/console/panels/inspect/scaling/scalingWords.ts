import type { AlarmExplained, AlarmLook, Hold, PolicyExplained, Rows } from "../../../../bridge/protocol.ts";
import { spanText } from "../../../../lib/timeText.ts";
import { many } from "../../../graph/figures.ts";

type Scaling = PolicyExplained["scaling"];
type Asked = NonNullable<AlarmExplained["ask"]>;
type Outcome = NonNullable<Rows["application-autoscaling.policies"]["evaluation"]>["outcome"];

const METRICS: Readonly<Record<string, string>> = { ECSServiceAverageCPUUtilization: "CPU utilization", ECSServiceAverageMemoryUtilization: "Memory utilization", ALBRequestCountPerTarget: "Requests per target" };

/** What a policy follows: `CPU utilization at 60`. */
export function followedBy(scaling: Scaling): string {
  if (scaling.policyType === "StepScaling") return `Steps of ${scaling.step.AdjustmentType ?? ""}`;
  const { TargetValue, PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: customized, DisableScaleIn } = scaling.tracking;
  const metric = predefined === undefined ? (customized?.MetricName ?? "Metric math") : (METRICS[predefined.PredefinedMetricType] ?? predefined.PredefinedMetricType);
  return `${metric} at ${TargetValue}${DisableScaleIn === true ? ", out only" : ""}`;
}

/** How a policy comes from a datapoint to a number of tasks: `ceil(4 × 82 / 60) = 6`. */
export function arithmeticOf(scaling: Scaling, { metric, from, proposed }: Pick<Asked, "metric" | "from" | "proposed">): string {
  const value = metric === null ? "no datapoint" : figure(metric);
  if (scaling.policyType === "StepScaling") return `${value}: from ${from} to ${proposed}`;
  return metric === null ? value : `ceil(${from} × ${value} / ${scaling.tracking.TargetValue}) = ${proposed}`;
}

const FIGURES = new Intl.NumberFormat("en", { maximumFractionDigits: 2, useGrouping: false });

export const figure = (value: number): string => FIGURES.format(value);

const SIGNS: Readonly<Record<string, string>> = { GreaterThanThreshold: ">", GreaterThanOrEqualToThreshold: "≥", LessThanThreshold: "<", LessThanOrEqualToThreshold: "≤" };

/** When a datapoint counts: `> 60`. */
export const ruleOf = ({ operator, threshold }: Pick<AlarmLook, "operator" | "threshold">): string => `${SIGNS[operator] ?? operator} ${figure(threshold)}`;

/** What an alarm waits for, or that it has it: `2 of 3 datapoints`. */
export function countOf({ seen, datapointsToAlarm }: Pick<AlarmLook, "seen" | "datapointsToAlarm">): string {
  const beyond = seen.filter(({ counts, isBreaching }) => counts && isBreaching).length;
  return `${beyond} of ${many(datapointsToAlarm, "datapoint")}`;
}

/** Its own alarms are known by their end, an AlarmHigh and an AlarmLow. */
export const sideOf = (alarmName: string): string => /-(AlarmHigh|AlarmLow)-[0-9a-f-]{36}$/.exec(alarmName)?.[1] ?? alarmName;

/** Whether an alarm is one by which tasks are taken away: that it goes off is no fault. */
export const isLowAlarm = (alarmName: string): boolean => sideOf(alarmName) === "AlarmLow";

/** What was, or is, made of what a policy asked for. */
export const OUTCOMES: Readonly<Record<Outcome, string>> = {
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

/** That datapoints are late, and what that means for who follows them. */
export const delayText = ({ namespace, delay }: { readonly namespace: string; readonly delay: number }): string =>
  `CloudWatch is late: datapoints of ${namespace} come ${spanText(delay)} later than usual, and so does what alarms make of them.`;

const SUSPENDED = { out: "scaling out", in: "scaling in", scheduled: "scheduled scaling" } as const;

/** What stands in the way, in a sentence. */
export function holdText(hold: Hold): string {
  switch (hold.kind) {
    case "atMaximum":
      return `At the maximum of ${many(hold.tasks, "task")}: no scaling out.`;
    case "atMinimum":
      return `At the minimum of ${many(hold.tasks, "task")}: no scaling in.`;
    case "suspended":
      return `Suspended: ${hold.what.map((one) => SUSPENDED[one]).join(", ")}.`;
    case "unfulfilled":
      return "Waits for ECS to fulfil the last change; the cooldown begins then.";
    case "cooldown":
      return hold.direction === "out" ? `Scale-out cooldown, ${spanText(hold.left)} left: counts from the ${hold.base} that ran before.` : `Scale-in cooldown, ${spanText(hold.left)} left.`;
    case "metricDelay":
      return delayText(hold);
    case "deployment":
      return "A deployment is in progress: no scaling in until it is over.";
    case "scaleInOff":
      return `${hold.policyName} does not scale in.`;
    case "notReady":
      return `No scaling in until every policy agrees: ${hold.policyNames.join(" and ")} ${hold.policyNames.length === 1 ? "does" : "do"} not.`;
    case "role":
      return `The role may not: ${hold.message}`;
  }
}
