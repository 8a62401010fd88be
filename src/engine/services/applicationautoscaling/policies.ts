import type { StepScalingPolicyConfiguration, TargetTrackingMetricDataQuery, TargetTrackingScalingPolicyConfiguration } from "../../../aws/generated/application-autoscaling.ts";
import type { PutMetricAlarmInput } from "../../../aws/generated/cloudwatch.ts";
import { problemOfQueries } from "../cloudwatch/late/contract.ts";
import type { StepPolicy } from "./decide/steps.ts";
import { invalid, notSimulated } from "./refusals.ts";

/** Steps with what they have when nothing is said. */
export const stepPolicyFrom = ({ AdjustmentType = "ChangeInCapacity", StepAdjustments = [], MinAdjustmentMagnitude }: StepScalingPolicyConfiguration): StepPolicy => ({ AdjustmentType, StepAdjustments, MinAdjustmentMagnitude });

/** What a target tracking policy looks at, as PutMetricAlarm takes it. */
export type Tracked = Pick<PutMetricAlarmInput, "Namespace" | "MetricName" | "Dimensions" | "Statistic" | "Metrics"> & { readonly Unit?: string };

/** The metric that a configuration names. Throws ValidationException. The wordings are assumed. */
export function trackedBy(configuration: TargetTrackingScalingPolicyConfiguration, resourceId: string): Tracked {
  const { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: customized } = configuration;
  if ((predefined === undefined) === (customized === undefined)) throw invalid("Exactly one of PredefinedMetricSpecification and CustomizedMetricSpecification must be specified");
  if (customized === undefined) return predefinedMetric(predefined?.PredefinedMetricType ?? "", predefined?.ResourceLabel, resourceId);
  const { Metrics = [], Namespace, MetricName, Dimensions = [], Statistic, Unit } = customized;
  if (Metrics.length > 0) return trackedMath(Metrics, [Namespace, MetricName, customized.Dimensions, Statistic, Unit]);
  if (Namespace === undefined || MetricName === undefined || Statistic === undefined) throw invalid("CustomizedMetricSpecification must have MetricName, Namespace and Statistic");
  return { Namespace, MetricName, Dimensions, Statistic, ...(Unit === undefined ? {} : { Unit }) };
}

/** API reference: queries, of which one is tracked, in place of a metric; their periods are minutes. */
function trackedMath(queries: readonly TargetTrackingMetricDataQuery[], besides: readonly unknown[]): Tracked {
  if (besides.some((one) => one !== undefined)) throw invalid("CustomizedMetricSpecification must have either Metrics or MetricName, Namespace, Dimensions, Statistic and Unit");
  if (queries.some(({ MetricStat }) => MetricStat?.Unit !== undefined)) throw notSimulated("A target tracking policy with units in metric math");
  const Metrics = queries.map(({ MetricStat, ...query }) => ({ ...query, ...(MetricStat === undefined ? {} : { MetricStat: { Metric: MetricStat.Metric, Period: 60, Stat: MetricStat.Stat } }) }));
  const problem = problemOfQueries(Metrics);
  if (problem !== undefined) throw invalid(problem);
  return { Metrics };
}

const OF_SERVICES: Readonly<Record<string, string>> = { ECSServiceAverageCPUUtilization: "CPUUtilization", ECSServiceAverageMemoryUtilization: "MemoryUtilization" };

function predefinedMetric(type: string, label: string | undefined, resourceId: string): Tracked {
  const metricName = OF_SERVICES[type];
  if (type !== "ALBRequestCountPerTarget" && metricName === undefined) throw invalid(`Predefined metric type ${type} is not supported for ecs:service:DesiredCount`);
  if (metricName !== undefined) {
    if (label !== undefined) throw invalid(`ResourceLabel must not be specified for the predefined metric type ${type}`);
    const [, cluster = "", service = ""] = resourceId.split("/");
    return { Namespace: "AWS/ECS", MetricName: metricName, Dimensions: [{ Name: "ClusterName", Value: cluster }, { Name: "ServiceName", Value: service }], Statistic: "Average" };
  }
  const requests = requestsPerTarget(label);
  if (requests === undefined) throw invalid(REQUESTS_LABEL);
  return requests;
}

/** The metric ALBRequestCountPerTarget of the target group that a label names; undefined: it names none. */
export function requestsPerTarget(label: string | undefined): Tracked | undefined {
  const [, balancer, group] = /^(app\/[^/]+\/[^/]+)\/(targetgroup\/[^/]+\/[^/]+)$/.exec(label ?? "") ?? [];
  if (balancer === undefined || group === undefined) return undefined;
  return { Namespace: "AWS/ApplicationELB", MetricName: "RequestCountPerTarget", Dimensions: [{ Name: "LoadBalancer", Value: balancer }, { Name: "TargetGroup", Value: group }], Statistic: "Sum" };
}

/** What is said to a label that names none; the wording is assumed. */
export const REQUESTS_LABEL = "ResourceLabel must be specified for the predefined metric type ALBRequestCountPerTarget, as app/<load-balancer-name>/<load-balancer-id>/targetgroup/<target-group-name>/<target-group-id>";
