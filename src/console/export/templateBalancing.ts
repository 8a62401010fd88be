import type { Described } from "../../aws/recreate.ts";
import type { TemplateStep, TemplateWriter } from "./templateWriter.ts";

type Write = (writer: TemplateWriter, step: TemplateStep) => void;

/** Load balancers. Attributes are a property of what they are of. */
export const BALANCING: Readonly<Record<string, Write>> = {
  // The default, which cfn-lint wants to see where host ports are dynamic.
  CreateTargetGroup: (writer, { id, input }) => void writer.resource(id, { type: "AWS::ElasticLoadBalancingV2::TargetGroup", properties: { HealthCheckPort: "traffic-port", ...input } }),
  ModifyTargetGroupAttributes: (writer, { input }) => void writer.change(input["TargetGroupArn"], "TargetGroupAttributes", () => input["Attributes"]),
  CreateLoadBalancer: (writer, { id, input }) => void writer.resource(id, { type: "AWS::ElasticLoadBalancingV2::LoadBalancer", properties: input, dependsOn: input["Scheme"] === "internal" ? [] : writer.gatewayAttachments }),
  ModifyLoadBalancerAttributes: (writer, { input }) => void writer.change(input["LoadBalancerArn"], "LoadBalancerAttributes", () => input["Attributes"]),
  CreateListener: (writer, { id, input }) => void writer.listeners.push(writer.resource(id, { type: "AWS::ElasticLoadBalancingV2::Listener", properties: untagged(writer, input) })),
  ModifyListenerAttributes: (writer, { input }) => void writer.change(input["ListenerArn"], "ListenerAttributes", () => input["Attributes"]),
  CreateRule: (writer, { id, input }) => void writer.listeners.push(writer.resource(id, { type: "AWS::ElasticLoadBalancingV2::ListenerRule", properties: untagged(writer, input) })),
};

/** Listeners and rules have no tags in CloudFormation. */
function untagged(writer: TemplateWriter, { Tags, ...input }: Described): Described {
  if (Tags !== undefined) writer.leftOut.add("tags of listeners and rules");
  return input;
}
