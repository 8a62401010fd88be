import type { Call } from "./generated/api.ts";
import { type Described, isText, list, object, pick, pruned, without } from "./recreateParts.ts";

/** One that has not its usual value. */
export interface Attribute {
  readonly Key: string;
  readonly Value: string;
}

export function targetGroupCalls(group: Described, attributes: readonly Attribute[]): readonly Call[] {
  const isNetwork = group.ProtocolVersion === undefined;
  const create = elbv2("CreateTargetGroup", {
    Name: group.TargetGroupName,
    ...pick(group, ["Protocol", "Port", "VpcId"]),
    ...without(group, isNetwork ? NETWORK_DEFAULTS : APPLICATION_DEFAULTS, Object.keys(APPLICATION_DEFAULTS)),
    ...tagsOf(group),
  });
  return [create, ...attributeCalls("ModifyTargetGroupAttributes", { TargetGroupArn: group.TargetGroupArn }, attributes)];
}

const EVERY_DEFAULT: Described = {
  TargetType: "instance",
  IpAddressType: "ipv4",
  HealthCheckEnabled: true,
  HealthCheckPort: "traffic-port",
  HealthCheckIntervalSeconds: 30,
  HealthyThresholdCount: 5,
  UnhealthyThresholdCount: 2,
};

/** CreateTargetGroup's defaults for an Application Load Balancer (API reference, CreateTargetGroup). */
const APPLICATION_DEFAULTS: Described = {
  ProtocolVersion: "HTTP1",
  ...EVERY_DEFAULT,
  HealthCheckProtocol: "HTTP",
  HealthCheckPath: "/",
  HealthCheckTimeoutSeconds: 5,
  Matcher: { HttpCode: "200" },
};

/** For a Network Load Balancer the others depend on how targets are checked. */
const NETWORK_DEFAULTS: Described = { ...EVERY_DEFAULT, HealthCheckProtocol: "TCP" };

export function loadBalancerCalls(balancer: Described, attributes: readonly Attribute[]): readonly Call[] {
  const zones = list(balancer.AvailabilityZones).map((zone) => object(zone).SubnetId);
  const create = elbv2("CreateLoadBalancer", {
    Name: balancer.LoadBalancerName,
    Subnets: zones,
    SecurityGroups: balancer.SecurityGroups,
    ...without(balancer, { Scheme: "internet-facing", Type: "application", IpAddressType: "ipv4" }, ["Scheme", "Type", "IpAddressType"]),
    ...tagsOf(balancer),
  });
  return [create, ...attributeCalls("ModifyLoadBalancerAttributes", { LoadBalancerArn: balancer.LoadBalancerArn }, attributes)];
}

export function listenerCalls(listener: Described, attributes: readonly Attribute[]): readonly Call[] {
  const own = pick(listener, ["LoadBalancerArn", "Protocol", "Port", "SslPolicy", "Certificates"]);
  const create = elbv2("CreateListener", { ...own, DefaultActions: list(listener.DefaultActions).map(actionInput), ...tagsOf(listener) });
  return [create, ...attributeCalls("ModifyListenerAttributes", { ListenerArn: listener.ListenerArn }, attributes)];
}

export function ruleCalls(rule: Described, listenerArn: unknown): readonly Call[] {
  const Conditions = list(rule.Conditions).map((given) => {
    // Elastic Load Balancing repeats paths and hosts in the old way.
    const { Values, ...condition } = object(given);
    return Object.keys(condition).some((member) => member.endsWith("Config")) ? condition : { ...condition, Values };
  });
  const input = { ListenerArn: listenerArn, Priority: Number(rule.Priority), Conditions, Actions: list(rule.Actions).map(actionInput), ...tagsOf(rule) };
  return [elbv2("CreateRule", input)];
}

function actionInput(given: unknown): Described {
  const { Type, TargetGroupArn, Order, ForwardConfig, RedirectConfig, ...rest } = object(given);
  const forward = object(ForwardConfig);
  const stickiness = object(forward.TargetGroupStickinessConfig);
  const [group] = list(forward.TargetGroups).map(object);
  const isPlain = stickiness.Enabled !== true && (group?.Weight ?? 1) === 1;
  // Elastic Load Balancing repeats the one target group as a ForwardConfig.
  if (isText(TargetGroupArn) && isPlain) return { Type, TargetGroupArn, ...rest };
  if (ForwardConfig !== undefined) return { Type, Order, ForwardConfig: { TargetGroups: forward.TargetGroups, ...(stickiness.Enabled === true ? { TargetGroupStickinessConfig: stickiness } : {}) }, ...rest };
  const redirect = object(RedirectConfig);
  return { Type, Order, ...(RedirectConfig === undefined ? {} : { RedirectConfig: without(redirect, REDIRECT_DEFAULTS) }), ...rest };
}

/** API reference, RedirectActionConfig. */
const REDIRECT_DEFAULTS: Described = { Protocol: "#{protocol}", Host: "#{host}", Port: "#{port}", Path: "/#{path}", Query: "#{query}" };

function attributeCalls(operation: string, of: Described, Attributes: readonly Attribute[]): readonly Call[] {
  return Attributes.length === 0 ? [] : [elbv2(operation, { ...of, Attributes })];
}

/**
 * The attributes of a Classic Load Balancer are told whole. One without a listener is made with one, for AWS wants one
 * then, which is taken away.
 */
export function classicBalancerCalls(balancer: Described, attributes: Described): readonly Call[] {
  const { LoadBalancerName } = balancer;
  const own = list(balancer.ListenerDescriptions).map((one) => object(object(one).Listener));
  const Listeners = own.length > 0 ? own : [PASSING_LISTENER];
  const create = { LoadBalancerName, Listeners, ...pick(balancer, ["Subnets", "SecurityGroups"]), ...without(balancer, { Scheme: "internet-facing" }, ["Scheme"]), ...tagsOf(balancer) };
  const usual = { Target: `TCP:${String(Listeners[0]?.InstancePort)}`, Interval: 30, Timeout: 5, UnhealthyThreshold: 2, HealthyThreshold: 10 };
  const set = without(attributes, CLASSIC_ATTRIBUTES, Object.keys(CLASSIC_ATTRIBUTES));
  return [
    elb("CreateLoadBalancer", create),
    ...(own.length > 0 ? [] : [elb("DeleteLoadBalancerListeners", { LoadBalancerName, LoadBalancerPorts: [PASSING_LISTENER.LoadBalancerPort] })]),
    ...(JSON.stringify(balancer.HealthCheck) === JSON.stringify(usual) ? [] : [elb("ConfigureHealthCheck", { LoadBalancerName, HealthCheck: balancer.HealthCheck })]),
    ...(Object.keys(set).length === 0 ? [] : [elb("ModifyLoadBalancerAttributes", { LoadBalancerName, LoadBalancerAttributes: set })]),
  ];
}

const PASSING_LISTENER = { Protocol: "TCP", LoadBalancerPort: 80, InstancePort: 80 };

/** ELB user guide, "Configure your Classic Load Balancer"; of what the API makes, not the console. */
const CLASSIC_ATTRIBUTES: Described = { CrossZoneLoadBalancing: { Enabled: false }, ConnectionDraining: { Enabled: false }, ConnectionSettings: { IdleTimeout: 60 } };

const tagsOf = ({ Tags }: Described): Described => (list(Tags).length === 0 ? {} : { Tags });

const elbv2 = (operation: string, input: Described): Call => ({ service: "elbv2", operation, input: pruned(input) });
const elb = (operation: string, input: Described): Call => ({ service: "elb", operation, input: pruned(input) });
