import type { Described } from "../../aws/recreate.ts";
import { isDescribed, list, text, texts } from "./parts.ts";
import type { TemplateStep, TemplateWriter } from "./templateWriter.ts";
import { inTemplateWords } from "./templateWords.ts";

type Write = (writer: TemplateWriter, step: TemplateStep) => void;

/** What CodeDeploy deploys services by. */
export const CODE_DEPLOY: Readonly<Record<string, Write>> = {
  CreateApplication: (writer, step) => {
    const properties = spelled(step);
    writer.named("application", properties["ApplicationName"], writer.resource(step.id, { type: "AWS::CodeDeploy::Application", properties }));
  },
  CreateDeploymentConfig: (writer, step) => {
    const properties = spelled(step);
    writer.named("deploymentConfig", properties["DeploymentConfigName"], writer.resource(step.id, { type: "AWS::CodeDeploy::DeploymentConfig", properties }));
  },
  CreateDeploymentGroup: deploymentGroup,
};

const spelled = ({ operation, input }: TemplateStep): Described => inTemplateWords({ service: "codedeploy", operation, input });

function deploymentGroup(writer: TemplateWriter, step: TemplateStep): void {
  const { ApplicationName, DeploymentConfigName, EcsServices, LoadBalancerInfo, AlarmConfiguration, ...input } = spelled(step);
  const ECSServices = list(EcsServices).map(({ ServiceName, ClusterName }) => ({
    ServiceName: attributeOf(writer.resourceNamed("service", `${text(ClusterName)}/${text(ServiceName)}`), "Name") ?? ServiceName,
    ClusterName: writer.byName("cluster", ClusterName),
  }));
  const pairs = list(isDescribed(LoadBalancerInfo) ? LoadBalancerInfo["TargetGroupPairInfoList"] : []).map(({ TargetGroups, ...routes }) => ({
    ...routes,
    TargetGroups: list(TargetGroups).map(({ Name }) => ({ Name: attributeOf(writer.resourceNamed("targetGroup", Name), "TargetGroupName") ?? Name })),
  }));
  const watched = isDescribed(AlarmConfiguration) ? { AlarmConfiguration: { ...AlarmConfiguration, Alarms: list(AlarmConfiguration["Alarms"]).map(({ Name }) => ({ Name: writer.byName("alarm", Name) })) } } : {};
  const properties = {
    ApplicationName: writer.byName("application", ApplicationName),
    DeploymentConfigName: writer.byName("deploymentConfig", DeploymentConfigName),
    ...input,
    ECSServices,
    LoadBalancerInfo: { TargetGroupPairInfoList: pairs },
    ...watched,
  };
  writer.resource(step.id, { type: "AWS::CodeDeploy::DeploymentGroup", properties });
}

const attributeOf = (logicalId: string | undefined, attribute: string): Described | undefined => (logicalId === undefined ? undefined : { "Fn::GetAtt": [logicalId, attribute] });

/** Alarms of CloudWatch. */
export const ALARMS: Readonly<Record<string, Write>> = {
  PutMetricAlarm: (writer, { id, input }) => writer.named("alarm", input["AlarmName"], writer.resource(id, { type: "AWS::CloudWatch::Alarm", properties: input })),
};

/** What a service looks at while it is deployed, and by which rules its traffic moves. */
export function deployedBy(writer: TemplateWriter, { LoadBalancers, DeploymentConfiguration }: Described): Described {
  const { Alarms, ...rest } = isDescribed(DeploymentConfiguration) ? DeploymentConfiguration : {};
  const watched = isDescribed(Alarms) ? { DeploymentConfiguration: { ...rest, Alarms: { ...Alarms, AlarmNames: texts(Alarms["AlarmNames"]).map((name) => writer.byName("alarm", name)) } } } : {};
  if (LoadBalancers === undefined) return watched;
  return { ...watched, LoadBalancers: list(LoadBalancers).map((one) => (isDescribed(one["AdvancedConfiguration"]) ? { ...one, AdvancedConfiguration: routed(writer, one["AdvancedConfiguration"]) } : one)) };
}

function routed(writer: TemplateWriter, { ProductionListenerRule, TestListenerRule, ...routing }: Described): Described {
  return { ...routing, ProductionListenerRule: ruleOf(writer, ProductionListenerRule), ...(TestListenerRule === undefined ? {} : { TestListenerRule: ruleOf(writer, TestListenerRule) }) };
}

/**
 * The rule that a listener begins with has no reference in CloudFormation: in its place a rule that comes last takes
 * every path, and does the same.
 */
function ruleOf(writer: TemplateWriter, rule: unknown): unknown {
  const asked = writer.callOf(rule);
  if (asked?.operation !== "DescribeRules" || !isDescribed(asked.input)) return rule;
  const { ListenerArn } = asked.input;
  const listener = writer.resourceOf(ListenerArn);
  if (listener === undefined) return rule;
  writer.leftOut.add("the rules that listeners begin with, to which CloudFormation has no reference: services move traffic by rules for every path instead");
  const Actions = writer.resources.get(listener)?.Properties["DefaultActions"];
  const Conditions = [{ Field: "path-pattern", PathPatternConfig: { Values: ["*"] } }];
  const id = `${listener}EveryPath`;
  writer.put(id, { type: "AWS::ElasticLoadBalancingV2::ListenerRule", properties: { ListenerArn, Priority: LAST, Conditions, Actions } });
  return { Ref: id };
}

/** ELB API, CreateRule: the greatest priority. */
const LAST = 50_000;
