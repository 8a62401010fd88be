import type { Described } from "../../aws/recreate.ts";
import { isDescribed, list } from "./parts.ts";
import type { TemplateStep, TemplateWriter } from "./templateWriter.ts";

type Write = (writer: TemplateWriter, step: TemplateStep) => void;

/** Load balancers. Attributes are a property of what they are of. */
export const BALANCING: Readonly<Record<string, Write>> = {
  // The default, which cfn-lint wants to see where host ports are dynamic.
  CreateTargetGroup: (writer, { id, input }) => writer.named("targetGroup", input["Name"], writer.resource(id, { type: "AWS::ElasticLoadBalancingV2::TargetGroup", properties: { HealthCheckPort: "traffic-port", ...input } })),
  ModifyTargetGroupAttributes: (writer, { input }) => void writer.change(input["TargetGroupArn"], "TargetGroupAttributes", () => input["Attributes"]),
  CreateLoadBalancer: (writer, { id, input }) => void writer.resource(id, { type: "AWS::ElasticLoadBalancingV2::LoadBalancer", properties: input, dependsOn: doorsOf(writer, input) }),
  ModifyLoadBalancerAttributes: (writer, { input }) => void writer.change(input["LoadBalancerArn"], "LoadBalancerAttributes", () => input["Attributes"]),
  CreateListener: (writer, { id, input }) => void writer.listeners.push(writer.resource(id, { type: "AWS::ElasticLoadBalancingV2::Listener", properties: untagged(writer, input) })),
  ModifyListenerAttributes: (writer, { input }) => void writer.change(input["ListenerArn"], "ListenerAttributes", () => input["Attributes"]),
  CreateRule: (writer, { id, input }) => void writer.listeners.push(writer.resource(id, { type: "AWS::ElasticLoadBalancingV2::ListenerRule", properties: untagged(writer, input) })),
};

/** Classic Load Balancers, whose numbers are texts in CloudFormation. Whatever is set of one is a property. */
export const CLASSIC: Readonly<Record<string, Write>> = {
  CreateLoadBalancer: (writer, { id, input }) => {
    const properties = { ...input, Listeners: list(input["Listeners"]).map(numbersAsTexts) };
    writer.named("classicBalancer", input["LoadBalancerName"], writer.resource(id, { type: "AWS::ElasticLoadBalancing::LoadBalancer", properties, dependsOn: doorsOf(writer, input) }));
  },
  ConfigureHealthCheck: (writer, { input }) => setOfClassic(writer, input, { HealthCheck: numbersAsTexts(input["HealthCheck"]) }),
  ModifyLoadBalancerAttributes: (writer, { input }) => {
    const { CrossZoneLoadBalancing: zones, ConnectionDraining, ConnectionSettings } = isDescribed(input["LoadBalancerAttributes"]) ? input["LoadBalancerAttributes"] : {};
    const settings = { CrossZone: isDescribed(zones) ? zones["Enabled"] : undefined, ConnectionDrainingPolicy: ConnectionDraining, ConnectionSettings };
    setOfClassic(writer, input, Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)));
  },
  DeleteLoadBalancerListeners: (writer) => writer.leftOut.add("that a Classic Load Balancer has no listener, for CloudFormation wants one"),
};

function setOfClassic(writer: TemplateWriter, { LoadBalancerName }: Described, properties: Described): void {
  for (const [property, value] of Object.entries(properties)) writer.change(writer.resourceNamed("classicBalancer", LoadBalancerName), property, () => value);
}

const numbersAsTexts = (value: unknown): Described => (isDescribed(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, typeof one === "number" ? String(one) : one])) : {});

/** What has to be there before clients can come to it. */
const doorsOf = (writer: TemplateWriter, { Scheme }: Described): readonly string[] => (Scheme === "internal" ? [] : writer.gatewayAttachments);

/** Listeners and rules have no tags in CloudFormation. */
function untagged(writer: TemplateWriter, { Tags, ...input }: Described): Described {
  if (Tags !== undefined) writer.leftOut.add("tags of listeners and rules");
  return input;
}
