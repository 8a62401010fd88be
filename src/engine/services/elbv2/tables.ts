import type { Attributes } from "../../../aws/rules/balancing/attributeRules.ts";
import type { ApplicationProtocol, Protocol } from "../../../aws/rules/balancing/protocols.ts";
import type { RequestFate } from "../../../aws/rules/balancing/requestFates.ts";
import type { Condition, RouteAction } from "../../../aws/rules/balancing/ruleParts.ts";
import { copiedBy, index, table } from "../../kernel/table.ts";
import type { SimTime } from "../../kernel/time.ts";

export type { RequestFate };

export interface Tag {
  readonly key: string;
  readonly value: string;
}

export interface LoadBalancerRow {
  readonly loadBalancerArn: string;
  readonly loadBalancerName: string;
  readonly dnsName: string;
  readonly type: "application" | "network";
  readonly scheme: "internet-facing" | "internal";
  readonly state: "provisioning" | "active" | "failed";
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly availabilityZones: readonly string[];
  readonly securityGroupIds: readonly string[];
  /** What has not its usual value, by key. */
  readonly attributes: Attributes;
  readonly tags: readonly Tag[];
  readonly createdTime: SimTime;
}

/** A listener with its default rule, which takes whatever no other rule takes. */
export interface ListenerRow {
  readonly listenerArn: string;
  readonly loadBalancerArn: string;
  readonly port: number;
  readonly protocol: Protocol;
  readonly defaultAction: RouteAction;
  readonly defaultRuleArn: string;
  /** The certificate and policy of an HTTPS or TLS listener; null for others. Nobody checks them. */
  readonly certificateArn: string | null;
  readonly sslPolicy: string | null;
  /** What has not its usual value, by key. */
  readonly attributes: Attributes;
  readonly tags: readonly Tag[];
}

/** A rule of a listener beside its default one. */
export interface RuleRow {
  readonly ruleArn: string;
  readonly listenerArn: string;
  /** Rules are asked from the lowest on; no two of a listener have the same. */
  readonly priority: number;
  readonly conditions: readonly Condition[];
  readonly action: RouteAction;
  readonly tags: readonly Tag[];
}

export interface TargetGroupRow {
  readonly targetGroupArn: string;
  readonly targetGroupName: string;
  readonly protocol: Protocol;
  readonly port: number;
  readonly vpcId: string;
  /** What its targets are: instances, or IPv4 addresses. */
  readonly targetType: "instance" | "ip";
  readonly healthCheckProtocol: ApplicationProtocol | "TCP";
  /** `traffic-port` or a number. */
  readonly healthCheckPort: string;
  /** null, as the matcher: TCP asks for nothing. */
  readonly healthCheckPath: string | null;
  readonly healthCheckIntervalSeconds: number;
  readonly healthCheckTimeoutSeconds: number;
  readonly healthyThresholdCount: number;
  readonly unhealthyThresholdCount: number;
  /** As given, for example `200` or `200-299`. */
  readonly matcherHttpCode: string | null;
  readonly deregistrationDelaySeconds: number;
  /** The other attributes that have not their usual value, by key. */
  readonly attributes: Attributes;
  /** The load balancer whose listener forwards here; null: none, and targets stay unused. */
  readonly loadBalancerArn: string | null;
  readonly tags: readonly Tag[];
  readonly createdTime: SimTime;
}

export type TargetState = "initial" | "healthy" | "unhealthy" | "unused" | "draining";

/** One target of one group, with its health as DescribeTargetHealth tells it. */
export interface TargetRow {
  /** `targetGroupArn|targetId|port` */
  readonly targetKey: string;
  readonly targetGroupArn: string;
  /** An instance id or an IPv4 address, as its group takes them. */
  readonly targetId: string;
  readonly port: number;
  /** The zone it is in; `all`: an address outside the VPC, which is in every zone alike. */
  readonly availabilityZone: string;
  readonly state: TargetState;
  readonly reason: string | null;
  readonly description: string | null;
  /** Probes passed on the way back to healthy, and failed on the way to unhealthy. */
  readonly passedInARow: number;
  readonly failedInARow: number;
  readonly registeredAt: SimTime;
  readonly stateSince: SimTime;
  /** The first probe; the others follow at the interval of the group. null: it is not probed. */
  readonly probesFrom: SimTime | null;
  /** When it became healthy, if it is brought up slowly from then on; null: it takes its full share. */
  readonly slowStartFrom: SimTime | null;
  /** When its deregistration delay ends; null: it is not draining. */
  readonly drainsUntil: SimTime | null;
}

/** The requests of a listener's load that go the same way to the same end: what all other counts are sums of. */
export interface StreamRow {
  /** `listenerArn|ruleArn|targetGroupArn|fate` */
  readonly streamId: string;
  readonly listenerArn: string;
  readonly ruleArn: string;
  /** null: a redirect, a fixed response, or no answer. */
  readonly targetGroupArn: string | null;
  readonly fate: RequestFate;
  /** How many there are now, in thousandths of a request per second. */
  readonly thousandthsPerSecond: number;
  /** Requests so far, and what has come of the next one, in millionths. Both hold up to `countedAt`. */
  readonly count: number;
  readonly millionths: number;
  readonly countedAt: SimTime;
}

/** Why a connection was cut: nobody answered any more, its target was unhealthy, or deregistered and its delay was over. */
export type FlowCut = "refused" | "unhealthy" | "terminated";

/** A connection that a client keeps open through a Network Load Balancer, and opens again when it is cut. */
export interface FlowRow {
  /** `listenerArn|number` */
  readonly flowId: string;
  readonly listenerArn: string;
  readonly sourceIp: string;
  readonly sourcePort: number;
  /** What it goes to, and stays with; null: nobody has taken it. */
  readonly target: Pick<TargetRow, "targetKey" | "targetGroupArn" | "targetId" | "port"> | null;
  /** Whether its target is no longer registered. */
  readonly isOrphaned: boolean;
  readonly openedAt: SimTime;
  /** How often it was cut, and why the last time. */
  readonly cutCount: number;
  readonly lastCut: FlowCut | null;
}

export const loadBalancers = table<LoadBalancerRow>("elbv2.loadBalancers", "loadBalancerArn", 50);
export const listeners = table<ListenerRow>("elbv2.listeners", "listenerArn", 2500);
export const rules = table<RuleRow>("elbv2.rules", "ruleArn", 5000);
export const flows = table<FlowRow>("elbv2.flows", "flowId", 2_000);
export const targetGroups = table<TargetGroupRow>("elbv2.targetGroups", "targetGroupArn", 3000);
export const streams = table<StreamRow>("elbv2.streams", "streamId", 20_000);
export const targets = copiedBy(copyOfTarget, table("elbv2.targets", "targetKey", 100_000));

export const listenersByLoadBalancer = index("byLoadBalancer", {
  table: listeners,
  by: (listener) => listener.loadBalancerArn,
});
export const rulesByListener = index("byListener", { table: rules, by: (rule) => rule.listenerArn });
export const streamsByListener = index("byListener", { table: streams, by: (stream) => stream.listenerArn });
export const flowsByListener = index("byListener", { table: flows, by: (flow) => flow.listenerArn });
export const targetGroupsByName = index("byName", { table: targetGroups, by: (group) => group.targetGroupName });
export const targetsByGroup = index("byGroup", { table: targets, reads: ["targetGroupArn"], by: (target) => target.targetGroupArn });
export const targetsById = index("byId", { table: targets, reads: ["targetId"], by: (target) => target.targetId });

/** The key under which a target stands. */
export function targetKeyOf(target: Pick<TargetRow, "targetGroupArn" | "targetId" | "port">): string {
  return `${target.targetGroupArn}|${target.targetId}|${target.port}`;
}

/** Targets change all the time: one field after another, for a spread that meets rows of every shape takes ten times as long. */
function copyOfTarget(row: TargetRow): TargetRow {
  return {
    targetKey: row.targetKey,
    targetGroupArn: row.targetGroupArn,
    targetId: row.targetId,
    port: row.port,
    availabilityZone: row.availabilityZone,
    state: row.state,
    reason: row.reason,
    description: row.description,
    passedInARow: row.passedInARow,
    failedInARow: row.failedInARow,
    registeredAt: row.registeredAt,
    stateSince: row.stateSince,
    probesFrom: row.probesFrom,
    slowStartFrom: row.slowStartFrom,
    drainsUntil: row.drainsUntil,
  };
}
