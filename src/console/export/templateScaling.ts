import type { Described } from "../../aws/recreate.ts";
import { isDescribed, list, text, texts } from "./parts.ts";
import type { TemplateStep, TemplateWriter } from "./templateWriter.ts";

type Write = (writer: TemplateWriter, step: TemplateStep) => void;

/** What services are scaled by. */
export const SCALING: Readonly<Record<string, Write>> = {
  RegisterScalableTarget: (writer, { id, input }) => {
    const service = writer.resourceNamed("service", text(input["ResourceId"]).replace(/^service\//, ""));
    writer.named("scalableTarget", input["ResourceId"], writer.resource(id, { type: "AWS::ApplicationAutoScaling::ScalableTarget", properties: input, dependsOn: service === undefined ? [] : [service] }));
  },
  PutScalingPolicy: (writer, { id, input: { PolicyName, PolicyType, ServiceNamespace: _namespace, ResourceId, ScalableDimension: _dimension, ...how } }) => {
    writer.resource(id, { type: "AWS::ApplicationAutoScaling::ScalingPolicy", properties: { PolicyName, PolicyType, ScalingTargetId: writer.byName("scalableTarget", ResourceId), ...how } });
  },
  // They are a part of their target.
  PutScheduledAction: (writer, { input: { ServiceNamespace: _namespace, ResourceId, ScalableDimension: _dimension, StartTime, EndTime, ...action } }) => {
    writer.addTo(writer.resourceNamed("scalableTarget", ResourceId), "ScheduledActions", { ...action, ...timed({ StartTime, EndTime }) });
  },
};

const timed = (times: Described): Described => Object.fromEntries(Object.entries(times).flatMap(([name, seconds]) => (typeof seconds === "number" ? [[name, new Date(seconds * 1_000).toISOString()]] : [])));

/** What groups are scaled by, and measured, and what is prepared for them. CloudFormation names policies and actions itself, and suspends nothing. */
export const GROUP_SCALING: Readonly<Record<string, Write>> = {
  PutScalingPolicy: (writer, { id, input: { AutoScalingGroupName, PolicyName, Cooldown, Enabled, ...how } }) => {
    if (Enabled === false) writer.leftOut.add("that a scaling policy of an Auto Scaling group is disabled");
    writer.resource(id, { type: "AWS::AutoScaling::ScalingPolicy", metadata: { PolicyName }, properties: { AutoScalingGroupName: writer.byName("group", AutoScalingGroupName), ...how, ...(Cooldown === undefined ? {} : { Cooldown: String(Cooldown) }) } });
  },
  // It is a part of the group.
  EnableMetricsCollection: (writer, { input: { AutoScalingGroupName, ...collected } }) => void writer.addTo(writer.resourceNamed("group", AutoScalingGroupName), "MetricsCollection", collected),
  AttachLoadBalancerTargetGroups: (writer, { input: { AutoScalingGroupName, TargetGroupARNs } }) => {
    for (const arn of texts(TargetGroupARNs)) writer.addTo(writer.resourceNamed("group", AutoScalingGroupName), "TargetGroupARNs", arn);
  },
  PutWarmPool: (writer, { id, input: { AutoScalingGroupName, ...pool } }) => {
    writer.resource(id, { type: "AWS::AutoScaling::WarmPool", properties: { AutoScalingGroupName: writer.byName("group", AutoScalingGroupName), ...pool } });
  },
  PutScheduledUpdateGroupAction: (writer, { id, input: { AutoScalingGroupName, ScheduledActionName, StartTime, EndTime, ...action } }) => {
    writer.resource(id, { type: "AWS::AutoScaling::ScheduledAction", metadata: { ScheduledActionName }, properties: { AutoScalingGroupName: writer.byName("group", AutoScalingGroupName), ...action, ...timed({ StartTime, EndTime }) } });
  },
  SuspendProcesses: (writer) => void writer.leftOut.add("which processes of Auto Scaling groups are suspended"),
};

/** A capacity provider speaks of its group, which was asked for by its name. */
export function overGroup(writer: TemplateWriter, { AutoScalingGroupProvider, ...provider }: Described): Described {
  if (!isDescribed(AutoScalingGroupProvider)) return provider;
  const asked = writer.callOf(AutoScalingGroupProvider["AutoScalingGroupArn"])?.input;
  const names = isDescribed(asked) ? asked["AutoScalingGroupNames"] : undefined;
  const name: unknown = Array.isArray(names) ? names[0] : undefined;
  return { ...provider, AutoScalingGroupProvider: { ...AutoScalingGroupProvider, ...(name === undefined ? {} : { AutoScalingGroupArn: writer.byName("group", name) }) } };
}

/** The template that a group launches by, in a policy of several types or alone. */
export function launchedTemplate({ LaunchTemplate, MixedInstancesPolicy }: Described): unknown {
  const { LaunchTemplate: mixed } = isDescribed(MixedInstancesPolicy) ? MixedInstancesPolicy : {};
  const choice = isDescribed(mixed) ? mixed["LaunchTemplateSpecification"] : LaunchTemplate;
  return isDescribed(choice) ? choice["LaunchTemplateName"] : undefined;
}

/** The same with the launch template as a template speaks of it. */
export function launchingBy({ MixedInstancesPolicy }: Described, launched: Described): Described {
  if (!isDescribed(MixedInstancesPolicy)) return { LaunchTemplate: launched };
  const { LaunchTemplate, InstancesDistribution } = MixedInstancesPolicy;
  const Overrides = list(isDescribed(LaunchTemplate) ? LaunchTemplate["Overrides"] : []);
  return { MixedInstancesPolicy: { InstancesDistribution, LaunchTemplate: { LaunchTemplateSpecification: launched, ...(Overrides.length === 0 ? {} : { Overrides }) } } };
}
