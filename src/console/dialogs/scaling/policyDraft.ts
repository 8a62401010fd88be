import { call } from "../../../aws/generated/api.ts";
import type { AdjustmentType, MetricStatistic, PutScalingPolicyRequest, StepAdjustment, TargetTrackingMetricDataQuery } from "../../../aws/generated/application-autoscaling.ts";
import type { ComparisonOperator, Dimension } from "../../../aws/generated/cloudwatch.ts";
import { scalableService } from "../../../aws/scalableService.ts";
import { answered, withAnswers } from "../../../aws/template/answered.ts";
import type { Call, Rows } from "../../../bridge/protocol.ts";
import { isClassic } from "../../graph/things.ts";
import { balancerDimension, groupDimension } from "../../store/balancerMetrics.ts";
import { nameIn, scalingResourceOf } from "../../store/names.ts";
import type { Tables } from "../../store/replica.ts";
import type { Step } from "../useSubmission.ts";

export type MetricChoice = "ECSServiceAverageCPUUtilization" | "ECSServiceAverageMemoryUtilization" | "ALBRequestCountPerTarget" | "customized";

/** What the form knows of a policy; null: not given. */
export interface PolicyDraft {
  readonly name: string;
  readonly type: "TargetTrackingScaling" | "StepScaling";
  readonly metric: MetricChoice;
  readonly customized: { readonly namespace: string; readonly metricName: string; readonly dimensions: string; readonly statistic: MetricStatistic; readonly queries: string };
  readonly target: number | null;
  readonly outCooldown: number | null;
  readonly inCooldown: number | null;
  readonly scalesIn: boolean;
  readonly adjustment: AdjustmentType;
  readonly steps: readonly StepDraft[];
  readonly least: number | null;
  readonly cooldown: number | null;
  readonly alarm: AlarmDraft;
}

export interface StepDraft {
  /** Tells it from the others while they come and go. */
  readonly key: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly by: number | null;
}

export interface AlarmDraft {
  readonly name: string;
  readonly operator: ComparisonOperator;
  readonly threshold: number | null;
  readonly periods: number | null;
}

type Policy = Rows["application-autoscaling.policies"];

/** What a policy says, or what is usual of a new one. */
export function policyDraftOf(service: Rows["ecs.services"], policy: Policy | undefined, alarms: Iterable<Rows["cloudwatch.alarms"]>): PolicyDraft {
  const usual: PolicyDraft = {
    name: policy?.policyName ?? `${service.serviceName}-policy`,
    type: policy?.scaling.policyType ?? "TargetTrackingScaling",
    metric: "ECSServiceAverageMemoryUtilization",
    customized: { namespace: "", metricName: "", dimensions: "", statistic: "Average", queries: "" },
    target: 60,
    outCooldown: null,
    inCooldown: null,
    scalesIn: true,
    adjustment: "ChangeInCapacity",
    steps: [{ key: 0, lower: 0, upper: null, by: 1 }],
    least: null,
    cooldown: null,
    alarm: { name: `${service.serviceName}-steps`, operator: "GreaterThanThreshold", threshold: 75, periods: 1 },
  };
  if (policy === undefined) return usual;
  return policy.scaling.policyType === "StepScaling" ? ofSteps(usual, policy, policy.scaling.step, alarms) : ofTracking(usual, policy.scaling.tracking);
}

function ofTracking(usual: PolicyDraft, { TargetValue, ScaleOutCooldown, ScaleInCooldown, DisableScaleIn, PredefinedMetricSpecification, CustomizedMetricSpecification }: NonNullable<PutScalingPolicyRequest["TargetTrackingScalingPolicyConfiguration"]>): PolicyDraft {
  const { Namespace = "", MetricName = "", Dimensions = [], Statistic = "Average", Metrics = [] } = CustomizedMetricSpecification ?? {};
  return {
    ...usual,
    metric: METRICS.find(({ value }) => value === PredefinedMetricSpecification?.PredefinedMetricType)?.value ?? "customized",
    customized: { namespace: Namespace, metricName: MetricName, dimensions: textOfDimensions(Dimensions), statistic: Statistic, queries: Metrics.length === 0 ? "" : JSON.stringify(Metrics) },
    target: TargetValue,
    outCooldown: ScaleOutCooldown ?? null,
    inCooldown: ScaleInCooldown ?? null,
    scalesIn: DisableScaleIn !== true,
  };
}

function ofSteps(usual: PolicyDraft, { policyArn }: Policy, { AdjustmentType = "ChangeInCapacity", StepAdjustments = [], MinAdjustmentMagnitude, Cooldown }: NonNullable<PutScalingPolicyRequest["StepScalingPolicyConfiguration"]>, alarms: Iterable<Rows["cloudwatch.alarms"]>): PolicyDraft {
  const own = [...alarms].find(({ configuration }) => configuration.AlarmActions?.includes(policyArn) === true);
  const { MetricName = "", Namespace = "", Dimensions = [], Statistic = "Average", ComparisonOperator = usual.alarm.operator, Threshold = null, EvaluationPeriods = 1 } = own?.configuration ?? {};
  const metric = Namespace === "AWS/ECS" && MetricName === "CPUUtilization" ? "ECSServiceAverageCPUUtilization" : Namespace === "AWS/ECS" && MetricName === "MemoryUtilization" ? "ECSServiceAverageMemoryUtilization" : MetricName === "RequestCountPerTarget" ? "ALBRequestCountPerTarget" : "customized";
  return {
    ...usual,
    metric: own === undefined ? usual.metric : metric,
    customized: { namespace: Namespace, metricName: MetricName, dimensions: textOfDimensions(Dimensions), statistic: Statistic, queries: "" },
    adjustment: AdjustmentType,
    steps: StepAdjustments.map(({ MetricIntervalLowerBound = null, MetricIntervalUpperBound = null, ScalingAdjustment }, key) => ({ key, lower: MetricIntervalLowerBound, upper: MetricIntervalUpperBound, by: ScalingAdjustment })),
    least: MinAdjustmentMagnitude ?? null,
    cooldown: Cooldown ?? null,
    alarm: own === undefined ? usual.alarm : { name: own.alarmName, operator: ComparisonOperator, threshold: Threshold, periods: EvaluationPeriods },
  };
}

export const METRICS: readonly { readonly value: MetricChoice; readonly label: string }[] = [
  { value: "ECSServiceAverageCPUUtilization", label: "ECSServiceAverageCPUUtilization" },
  { value: "ECSServiceAverageMemoryUtilization", label: "ECSServiceAverageMemoryUtilization" },
  { value: "ALBRequestCountPerTarget", label: "ALBRequestCountPerTarget" },
  { value: "customized", label: "Customized metric" },
];

const textOfDimensions = (dimensions: readonly Dimension[]): string => dimensions.map(({ Name, Value }) => `${Name}=${Value}`).join(", ");

/** `ClusterName=prod, ServiceName=web` */
export const dimensionsIn = (text: string): readonly Dimension[] =>
  text.split(",").flatMap((part) => {
    const [Name = "", ...rest] = part.trim().split("=");
    return Name === "" ? [] : [{ Name, Value: rest.join("=") }];
  });

/** The steps as the API takes them; what is left out has no bound. */
export const adjustmentsOf = (steps: readonly StepDraft[]): readonly StepAdjustment[] =>
  steps.map(({ lower, upper, by }) => ({ ...(lower === null ? {} : { MetricIntervalLowerBound: lower }), ...(upper === null ? {} : { MetricIntervalUpperBound: upper }), ScalingAdjustment: by ?? 0 }));

/** The load balancer and the target group from whose requests a service is scaled: `app/web/0123…/targetgroup/web/4567…` */
export function requestLabelOf(service: Rows["ecs.services"], tables: Pick<Tables, "elbv2.targetGroups">): string | undefined {
  const groups = service.loadBalancers.filter(({ targetGroupArn }) => !isClassic(targetGroupArn)).flatMap(({ targetGroupArn }) => tables["elbv2.targetGroups"].get(targetGroupArn) ?? []);
  const group = groups.find(({ loadBalancerArn }) => loadBalancerArn?.includes(":loadbalancer/app/") === true);
  return group?.loadBalancerArn === undefined || group.loadBalancerArn === null ? undefined : `${balancerDimension(group.loadBalancerArn).Value}/${groupDimension(group.targetGroupArn).Value}`;
}

interface Owner {
  readonly service: Rows["ecs.services"];
  readonly label: string | undefined;
}

/** The calls that put a policy; null while something is missing. Later ones speak of the answers to earlier ones. */
export function policyCallsOf(draft: PolicyDraft, owner: Owner): readonly Call[] | null {
  if (draft.name === "") return null;
  return draft.type === "StepScaling" ? stepCalls(draft, owner) : trackingCalls(draft, owner);
}

const ofService = (service: Rows["ecs.services"]) => scalableService(scalingResourceOf(service));

const given = (cooldown: number | null): number | undefined => cooldown ?? undefined;

function trackingCalls({ name, metric, customized, target, outCooldown, inCooldown, scalesIn }: PolicyDraft, { service, label }: Owner): readonly Call[] | null {
  if (target === null) return null;
  const queries = queriesIn(customized.queries);
  if (queries === null) return null;
  const of =
    metric === "customized"
      ? { CustomizedMetricSpecification: queries.length > 0 ? { Metrics: queries } : { Namespace: customized.namespace, MetricName: customized.metricName, Dimensions: dimensionsIn(customized.dimensions), Statistic: customized.statistic } }
      : { PredefinedMetricSpecification: { PredefinedMetricType: metric, ...(metric === "ALBRequestCountPerTarget" ? { ResourceLabel: label } : {}) } };
  const TargetTrackingScalingPolicyConfiguration = { TargetValue: target, ...of, ScaleOutCooldown: given(outCooldown), ScaleInCooldown: given(inCooldown), ...(scalesIn ? {} : { DisableScaleIn: true }) };
  return [call("application-autoscaling", "PutScalingPolicy", { ...ofService(service), PolicyName: name, PolicyType: "TargetTrackingScaling", TargetTrackingScalingPolicyConfiguration })];
}

/** Metric math as it was typed; null: that is no list. */
function queriesIn(text: string): readonly TargetTrackingMetricDataQuery[] | null {
  if (text.trim() === "") return [];
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? (read as readonly TargetTrackingMetricDataQuery[]) : null;
  } catch {
    return null;
  }
}

function stepCalls(draft: PolicyDraft, { service, label }: Owner): readonly Call[] | null {
  const { name, adjustment, steps, least, cooldown, alarm } = draft;
  if (alarm.threshold === null || alarm.periods === null || alarm.name === "" || steps.some(({ by }) => by === null)) return null;
  const StepScalingPolicyConfiguration = { AdjustmentType: adjustment, StepAdjustments: adjustmentsOf(steps), Cooldown: given(cooldown), MinAdjustmentMagnitude: given(least) };
  return [
    call("application-autoscaling", "PutScalingPolicy", { ...ofService(service), PolicyName: name, PolicyType: "StepScaling", StepScalingPolicyConfiguration }),
    call("cloudwatch", "PutMetricAlarm", {
      AlarmName: alarm.name,
      ...watchedBy(draft, { service, label }),
      Period: 60,
      EvaluationPeriods: alarm.periods,
      Threshold: alarm.threshold,
      ComparisonOperator: alarm.operator,
      AlarmActions: [answered("PutScalingPolicy", "PolicyARN")],
    }),
  ];
}

/** The metric that the alarm of a step policy looks at. */
function watchedBy({ metric, customized }: PolicyDraft, { service, label = "" }: Owner) {
  const Dimensions = [{ Name: "ClusterName", Value: nameIn(service.clusterArn) }, { Name: "ServiceName", Value: service.serviceName }];
  switch (metric) {
    case "ECSServiceAverageCPUUtilization":
      return { Namespace: "AWS/ECS", MetricName: "CPUUtilization", Dimensions, Statistic: "Average" } as const;
    case "ECSServiceAverageMemoryUtilization":
      return { Namespace: "AWS/ECS", MetricName: "MemoryUtilization", Dimensions, Statistic: "Average" } as const;
    case "ALBRequestCountPerTarget": {
      const [balancer = "", group = ""] = label.split("/targetgroup/");
      return { Namespace: "AWS/ApplicationELB", MetricName: "RequestCountPerTarget", Dimensions: [{ Name: "LoadBalancer", Value: balancer }, { Name: "TargetGroup", Value: `targetgroup/${group}` }], Statistic: "Sum" } as const;
    }
    case "customized":
      return { Namespace: customized.namespace, MetricName: customized.metricName, Dimensions: dimensionsIn(customized.dimensions), Statistic: customized.statistic } as const;
  }
}

/** Calls that speak of each other's answers, as the steps of a form. */
export const stepsFrom = (calls: readonly Call[]): readonly Step[] => calls.map((one) => ({ id: one.operation, call: (outputs) => ({ ...one, input: withAnswers(one.input, outputs) }) }));
