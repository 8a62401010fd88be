import type { HealthCheck, InstanceState, Listener, LoadBalancerAttributes, LoadBalancerDescription, Tag as WireTag } from "../../../aws/generated/elb.ts";
import { epochSeconds } from "../../../aws/epoch.ts";
import { ACCOUNT_ID } from "../../../aws/region.ts";
import type { View } from "../../kernel/context.ts";
import { securityGroupOf } from "../ec2/contract.ts";
import type { Standing } from "./health.ts";
import { instancesByBalancer, type ClassicBalancerRow, type ClassicHealthCheck, type ClassicListener, type Tag } from "./tables.ts";

/** The hosted zone of Classic Load Balancers in us-east-1. */
const HOSTED_ZONE = "Z35SXDOTRQ7X7K";

export function describeBalancer(view: View, row: ClassicBalancerRow): LoadBalancerDescription {
  const [group] = row.securityGroupIds;
  return {
    LoadBalancerName: row.loadBalancerName,
    DNSName: row.dnsName,
    CanonicalHostedZoneName: row.dnsName,
    CanonicalHostedZoneNameID: HOSTED_ZONE,
    ListenerDescriptions: row.listeners.map((listener) => ({ Listener: describeListener(listener), PolicyNames: [] })),
    Policies: { AppCookieStickinessPolicies: [], LBCookieStickinessPolicies: [], OtherPolicies: [] },
    BackendServerDescriptions: [],
    AvailabilityZones: row.availabilityZones,
    Subnets: row.subnetIds,
    VPCId: row.vpcId,
    Instances: describeInstances(view, row.loadBalancerName),
    HealthCheck: describeHealthCheck(row.healthCheck),
    SourceSecurityGroup: { OwnerAlias: ACCOUNT_ID, GroupName: securityGroupOf(view, group ?? "")?.groupName },
    SecurityGroups: row.securityGroupIds,
    CreatedTime: epochSeconds(row.createdTime),
    Scheme: row.scheme,
  };
}

export function describeListener({ protocol, loadBalancerPort, instanceProtocol, instancePort, certificateId }: ClassicListener): Listener {
  const listener = { Protocol: protocol, LoadBalancerPort: loadBalancerPort, InstanceProtocol: instanceProtocol, InstancePort: instancePort };
  return certificateId === null ? listener : { ...listener, SSLCertificateId: certificateId };
}

/** The instances that are registered; one that is being deregistered is none of them any more (assumed). */
export function describeInstances(view: View, loadBalancerName: string): readonly { readonly InstanceId: string }[] {
  const rows = view.where(instancesByBalancer, loadBalancerName).filter(({ drainsUntil }) => drainsUntil === null);
  return rows.map(({ instanceId }) => ({ InstanceId: instanceId }));
}

export function describeHealthCheck(check: ClassicHealthCheck): HealthCheck {
  return {
    Target: check.target,
    Interval: check.intervalSeconds,
    Timeout: check.timeoutSeconds,
    UnhealthyThreshold: check.unhealthyThreshold,
    HealthyThreshold: check.healthyThreshold,
  };
}

export function describeState(instanceId: string, { state, reasonCode, description }: Standing): InstanceState {
  return { InstanceId: instanceId, State: state, ReasonCode: reasonCode, Description: description };
}

export function describeAttributes({ isCrossZone, drainSeconds, idleTimeoutSeconds }: ClassicBalancerRow): LoadBalancerAttributes {
  return {
    CrossZoneLoadBalancing: { Enabled: isCrossZone },
    AccessLog: { Enabled: false },
    ConnectionDraining: drainSeconds === null ? { Enabled: false } : { Enabled: true, Timeout: drainSeconds },
    ConnectionSettings: { IdleTimeout: idleTimeoutSeconds },
    AdditionalAttributes: [{ Key: "elb.http.desyncmitigationmode", Value: "defensive" }],
  };
}

export const describeTagList = (tags: readonly Tag[]): readonly WireTag[] => tags.map(({ key, value }) => ({ Key: key, Value: value }));
