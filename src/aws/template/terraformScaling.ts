import { isMembers, type Members } from "../import/candidates.ts";
import { listOf } from "./draft.ts";
import { block, blocks, type ProviderKind, pruned, spelled, unlessZero, withBlock } from "./terraformWords.ts";

/** By what groups and services are scaled, in Terraform's AWS provider, and the alarms that they follow. */
export const SCALING_PROVIDER: Readonly<Record<string, ProviderKind>> = {
  aws_autoscaling_schedule: { type: "AWS::AutoScaling::ScheduledAction", properties: groupAction },
  aws_autoscaling_policy: { type: "AWS::AutoScaling::ScalingPolicy", properties: groupPolicy },
  aws_appautoscaling_target: { type: "AWS::ApplicationAutoScaling::ScalableTarget", properties: (values) => ({ ...ofTarget(values), MinCapacity: values["min_capacity"], MaxCapacity: values["max_capacity"], ...withBlock("SuspendedState", values["suspended_state"]) }) },
  aws_appautoscaling_policy: { type: "AWS::ApplicationAutoScaling::ScalingPolicy", properties: servicePolicy },
  aws_appautoscaling_scheduled_action: { type: "AWS::ApplicationAutoScaling::ScheduledAction", properties: serviceAction },
  aws_cloudwatch_metric_alarm: { type: "AWS::CloudWatch::Alarm", properties: alarm },
};

/** A size of -1 is not changed. */
function groupAction(values: Members): Members {
  const size = (member: string): unknown => (values[member] === -1 ? undefined : values[member]);
  return {
    ScheduledActionName: values["scheduled_action_name"],
    AutoScalingGroupName: values["autoscaling_group_name"],
    MinSize: size("min_size"),
    MaxSize: size("max_size"),
    DesiredCapacity: size("desired_capacity"),
    Recurrence: values["recurrence"],
    TimeZone: values["time_zone"],
    StartTime: values["start_time"],
    EndTime: values["end_time"],
  };
}

/** What belongs to another type of policy is printed as 0. */
function groupPolicy(values: Members): Members {
  const { name, autoscaling_group_name, policy_type = "SimpleScaling", enabled, adjustment_type, min_adjustment_magnitude, scaling_adjustment, cooldown, metric_aggregation_type, estimated_instance_warmup } = values;
  const isSimple = policy_type === "SimpleScaling";
  const isStep = policy_type === "StepScaling";
  const steps = blocks(values["step_adjustment"]).map(spelled);
  return {
    PolicyName: name,
    AutoScalingGroupName: autoscaling_group_name,
    PolicyType: policy_type,
    Enabled: enabled === false ? false : undefined,
    ...(isSimple || isStep ? { AdjustmentType: adjustment_type, MinAdjustmentMagnitude: unlessZero(min_adjustment_magnitude) } : {}),
    ...(isSimple ? { ScalingAdjustment: scaling_adjustment, Cooldown: cooldown } : { EstimatedInstanceWarmup: unlessZero(estimated_instance_warmup) }),
    ...(isStep ? { MetricAggregationType: metric_aggregation_type, StepAdjustments: steps } : {}),
    ...withBlock("TargetTrackingConfiguration", values["target_tracking_configuration"], tracking),
  };
}

function tracking(values: Members): Members {
  return { ...spelled(values), ...withBlock("PredefinedMetricSpecification", values["predefined_metric_specification"]), ...withBlock("CustomizedMetricSpecification", values["customized_metric_specification"], customized) };
}

/** Dimensions and the metrics of an expression are blocks. */
function customized(values: Members): Members {
  const Dimensions = blocks(values["dimensions"] ?? values["metric_dimension"]).map(spelled);
  const Metrics = blocks(values["metrics"]).map((one) => ({
    ...spelled(one),
    ...withBlock("MetricStat", one["metric_stat"], (stat) => ({ ...spelled(stat), ...withBlock("Metric", stat["metric"], (metric) => ({ ...spelled(metric), Dimensions: blocks(metric["dimensions"]).map(spelled) })) })),
  }));
  return { ...spelled(values), ...(Dimensions.length === 0 ? {} : { Dimensions }), ...(Metrics.length === 0 ? {} : { Metrics }) };
}

const ofTarget = ({ resource_id, scalable_dimension, service_namespace }: Members): Members => ({ ResourceId: resource_id, ScalableDimension: scalable_dimension, ServiceNamespace: service_namespace });

function servicePolicy(values: Members): Members {
  const stepped = (step: Members): Members => ({ ...spelled(step), StepAdjustments: blocks(step["step_adjustment"]).map(spelled) });
  return {
    ...ofTarget(values),
    PolicyName: values["name"],
    PolicyType: values["policy_type"],
    ...withBlock("StepScalingPolicyConfiguration", values["step_scaling_policy_configuration"], stepped),
    ...withBlock("TargetTrackingScalingPolicyConfiguration", values["target_tracking_scaling_policy_configuration"], tracking),
  };
}

function serviceAction(values: Members): Members {
  const { name, schedule, timezone, start_time, end_time } = values;
  const when = pruned({ Schedule: schedule, Timezone: timezone, StartTime: start_time, EndTime: end_time });
  return { ...ofTarget(values), ScheduledActionName: name, ...when, ScalableTargetAction: spelled(block(values["scalable_target_action"])) };
}

function alarm(values: Members): Members {
  const { dimensions, metric_query, datapoints_to_alarm, alarm_actions, ok_actions, insufficient_data_actions, evaluate_low_sample_count_percentiles, tags: _tags, tags_all: _all, id: _id, arn: _arn, threshold_metric_id, ...own } = values;
  const dimensioned = (given: unknown): readonly Members[] => (isMembers(given) ? Object.entries(given).map(([Name, Value]) => ({ Name, Value })) : []);
  const Metrics = blocks(metric_query).map((query) => ({
    ...spelled(query),
    ...withBlock("MetricStat", query["metric"], ({ dimensions: of, metric_name, namespace, period, stat, unit }) => pruned({ Metric: { MetricName: metric_name, Namespace: namespace, Dimensions: dimensioned(of) }, Period: period, Stat: stat, Unit: unit })),
  }));
  return {
    ...spelled({ ...own, metric_query: undefined, period: Metrics.length > 0 ? undefined : own["period"] }),
    Dimensions: dimensioned(dimensions),
    Metrics,
    DatapointsToAlarm: unlessZero(datapoints_to_alarm),
    AlarmActions: listOf(alarm_actions ?? []),
    OKActions: listOf(ok_actions ?? []),
    InsufficientDataActions: listOf(insufficient_data_actions ?? []),
    EvaluateLowSampleCountPercentile: evaluate_low_sample_count_percentiles,
    ThresholdMetricId: threshold_metric_id,
  };
}
