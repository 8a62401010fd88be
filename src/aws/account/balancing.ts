import type { Action, RuleCondition } from "../generated/elbv2.ts";
import { age, awsId, given, port, SOME, tags, words } from "./parts.ts";
import { listOf, maybe, oneOf, type ReadBy, record, text, usually, whole } from "./reader.ts";

export type LoadBalancerDescription = ReadBy<typeof loadBalancer>;
export type ListenerDescription = ReadBy<typeof listener>;
export type ListenerRuleDescription = ReadBy<typeof listenerRule>;
export type TargetGroupDescription = ReadBy<typeof targetGroup>;
export type TargetDescription = ReadBy<typeof target>;

/** Of load balancers and target groups: a name and an id, as they stand in the ARN. */
const elbName = text({ most: 32, of: /^[A-Za-z0-9-]{1,32}$/ });
const elbId = text({ most: 32, of: /^[0-9a-f]{1,32}$/ });
const elbRef = text({ most: 65, of: /^[A-Za-z0-9-]{1,32}\/[0-9a-f]{1,32}$/ });

/** What a service is behind: a target group, or a Classic Load Balancer by its name alone. */
export const behindRef = text({ most: 65, of: /^[A-Za-z0-9-]{1,32}(?:\/[0-9a-f]{1,32})?$/ });

export const isClassicRef = (ref: string): boolean => !ref.includes("/");

const protocol = oneOf("HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP");

/** Attributes by key; those that are not said are as usual. */
const attributes = listOf(record({ Key: text(), Value: text({ most: 1_024 }) }), SOME);

const loadBalancer = record({
  name: elbName,
  id: elbId,
  type: usually("application", oneOf("application", "network")),
  dnsName: text(),
  scheme: oneOf("internet-facing", "internal"),
  state: oneOf("provisioning", "active"),
  subnetIds: listOf(awsId("subnet"), SOME),
  securityGroupIds: listOf(awsId("sg"), SOME),
  attributes,
  tags,
  createdAgo: age,
});

const listener = record({
  loadBalancer: elbRef,
  id: elbId,
  ruleId: elbId,
  port,
  protocol,
  /** All that it does is to forward there; null: `actions` says what it does. */
  targetGroup: maybe(elbRef),
  /** As CreateListener takes them. Of ARNs of target groups their names and ids count. */
  actions: usually([], given<readonly Action[]>()),
  certificateArn: maybe(words),
  sslPolicy: maybe(text()),
  attributes,
  tags,
});

/** A rule beside the default one of its listener. */
const listenerRule = record({
  loadBalancer: elbRef,
  listener: elbId,
  id: elbId,
  priority: whole(1, 50_000),
  /** As CreateRule takes them, and the actions as those of a listener. */
  conditions: usually([], given<readonly RuleCondition[]>()),
  actions: usually([], given<readonly Action[]>()),
  tags,
});

const targetGroup = record({
  name: elbName,
  id: elbId,
  protocol,
  port,
  targetType: oneOf("instance", "ip"),
  vpcId: awsId("vpc"),
  healthCheckProtocol: oneOf("HTTP", "HTTPS", "TCP"),
  healthCheckPort: text({ most: 16, of: /^(?:traffic-port|[1-9]\d{0,4})$/ }),
  /** null, as the matcher: TCP asks for nothing. */
  healthCheckPath: maybe(text({ most: 1_024, of: /^\// })),
  healthCheckIntervalSeconds: whole(2, 300),
  healthCheckTimeoutSeconds: whole(1, 120),
  healthyThresholdCount: whole(2, 10),
  unhealthyThresholdCount: whole(2, 10),
  matcherHttpCode: maybe(text({ most: 64 })),
  deregistrationDelaySeconds: whole(0, 3_600),
  attributes,
  tags,
  createdAgo: age,
});

const target = record({
  targetGroup: elbRef,
  targetId: text({ most: 64 }),
  port,
  state: oneOf("initial", "healthy", "unhealthy", "unused", "draining"),
  reason: maybe(text()),
  description: maybe(words),
});

/** What a description says of load balancing. */
export const balancingParts = {
  loadBalancers: listOf(loadBalancer, 50),
  listeners: listOf(listener, 2_500),
  listenerRules: listOf(listenerRule, 5_000),
  targetGroups: listOf(targetGroup, 3_000),
  targets: listOf(target, 100_000),
};
