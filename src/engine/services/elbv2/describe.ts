import type { AvailabilityZone, Listener, LoadBalancer, Rule, TargetGroup, TargetHealthDescription } from "../../../aws/generated/elbv2.ts";
import { epochSeconds } from "../../../aws/epoch.ts";
import { isNetwork } from "../../../aws/rules/balancing/protocols.ts";
import { describeAction, describeCondition } from "./rules/describeParts.ts";
import type { ListenerRow, LoadBalancerRow, RuleRow, TargetGroupRow, TargetRow } from "./tables.ts";
import type { Standing } from "./targetState.ts";

/** The hosted zones of load balancers in us-east-1. */
const HOSTED_ZONES = { application: "Z35SXDOTRQ7X7K", network: "Z26RNL4JYFTOTI" } as const;

export function describeLoadBalancer(row: LoadBalancerRow): LoadBalancer {
  return {
    LoadBalancerArn: row.loadBalancerArn,
    DNSName: row.dnsName,
    CanonicalHostedZoneId: HOSTED_ZONES[row.type],
    CreatedTime: epochSeconds(row.createdTime),
    LoadBalancerName: row.loadBalancerName,
    Scheme: row.scheme,
    VpcId: row.vpcId,
    State: { Code: row.state },
    Type: row.type,
    AvailabilityZones: describeZones(row),
    SecurityGroups: row.securityGroupIds,
    IpAddressType: "ipv4",
  };
}

export function describeZones({ availabilityZones, subnetIds }: LoadBalancerRow): readonly AvailabilityZone[] {
  return availabilityZones.map((ZoneName, i) => ({ ZoneName, SubnetId: subnetIds[i], LoadBalancerAddresses: [] }));
}

export function describeListener(row: ListenerRow): Listener {
  return {
    ListenerArn: row.listenerArn,
    LoadBalancerArn: row.loadBalancerArn,
    Port: row.port,
    Protocol: row.protocol,
    ...(row.certificateArn === null ? {} : { Certificates: [{ CertificateArn: row.certificateArn }] }),
    ...(row.sslPolicy === null ? {} : { SslPolicy: row.sslPolicy }),
    DefaultActions: [describeAction(row.defaultAction)],
  };
}

/** The last rule of a listener, which takes whatever no other rule takes. */
export function describeDefaultRule(row: ListenerRow): Rule {
  return {
    RuleArn: row.defaultRuleArn,
    Priority: "default",
    Conditions: [],
    Actions: [describeAction(row.defaultAction)],
    IsDefault: true,
  };
}

export function describeRule(row: RuleRow): Rule {
  return {
    RuleArn: row.ruleArn,
    Priority: String(row.priority),
    Conditions: row.conditions.map(describeCondition),
    Actions: [describeAction(row.action)],
    IsDefault: false,
  };
}

export function describeTargetGroup(row: TargetGroupRow): TargetGroup {
  return {
    TargetGroupArn: row.targetGroupArn,
    TargetGroupName: row.targetGroupName,
    Protocol: row.protocol,
    Port: row.port,
    VpcId: row.vpcId,
    HealthCheckProtocol: row.healthCheckProtocol,
    HealthCheckPort: row.healthCheckPort,
    HealthCheckEnabled: true,
    HealthCheckIntervalSeconds: row.healthCheckIntervalSeconds,
    HealthCheckTimeoutSeconds: row.healthCheckTimeoutSeconds,
    HealthyThresholdCount: row.healthyThresholdCount,
    UnhealthyThresholdCount: row.unhealthyThresholdCount,
    ...(row.healthCheckPath === null ? {} : { HealthCheckPath: row.healthCheckPath }),
    ...(row.matcherHttpCode === null ? {} : { Matcher: { HttpCode: row.matcherHttpCode } }),
    LoadBalancerArns: row.loadBalancerArn === null ? [] : [row.loadBalancerArn],
    TargetType: row.targetType,
    ...(isNetwork(row.protocol) ? {} : { ProtocolVersion: "HTTP1" }),
    IpAddressType: "ipv4",
  };
}

/** The health of a target, registered or not. */
export function describeTargetHealthOf(
  group: TargetGroupRow,
  { targetId, port, availabilityZone }: Pick<TargetRow, "targetId" | "port"> & { readonly availabilityZone?: string },
  { state, reason, description }: Standing,
): TargetHealthDescription {
  return {
    Target: { Id: targetId, Port: port, ...(group.targetType === "ip" && availabilityZone !== undefined ? { AvailabilityZone: availabilityZone } : {}) },
    HealthCheckPort: group.healthCheckPort === "traffic-port" ? String(port) : group.healthCheckPort,
    TargetHealth: {
      State: state,
      ...(reason === null ? {} : { Reason: reason as NonNullable<TargetHealthDescription["TargetHealth"]>["Reason"] }),
      ...(description === null ? {} : { Description: description }),
    },
  };
}
