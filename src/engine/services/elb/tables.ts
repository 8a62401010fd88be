import type { ClassicProtocol } from "../../../aws/rules/classicProbe.ts";
import { index, table } from "../../kernel/table.ts";
import type { SimTime } from "../../kernel/time.ts";

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** What comes to a port of the load balancer goes to one port of all its instances. */
export interface ClassicListener {
  readonly protocol: ClassicProtocol;
  readonly loadBalancerPort: number;
  readonly instanceProtocol: ClassicProtocol;
  readonly instancePort: number;
  /** null: it is not secure. Nobody checks certificates. */
  readonly certificateId: string | null;
}

export interface ClassicHealthCheck {
  /** As given: `HTTP:80/ping` or `TCP:80`. */
  readonly target: string;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly unhealthyThreshold: number;
  readonly healthyThreshold: number;
}

/** A Classic Load Balancer. */
export interface ClassicBalancerRow {
  /** What policies call it; AWS knows it by its name. */
  readonly loadBalancerArn: string;
  readonly loadBalancerName: string;
  readonly dnsName: string;
  readonly scheme: "internet-facing" | "internal";
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly availabilityZones: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly listeners: readonly ClassicListener[];
  readonly healthCheck: ClassicHealthCheck;
  readonly isCrossZone: boolean;
  /** How long an instance that is deregistered may finish its requests; null: not at all. */
  readonly drainSeconds: number | null;
  readonly idleTimeoutSeconds: number;
  readonly tags: readonly Tag[];
  readonly createdTime: SimTime;
}

/** An instance that is registered with a load balancer, with its health as DescribeInstanceHealth tells it. */
export interface RegisteredInstanceRow {
  /** `loadBalancerName|instanceId` */
  readonly registrationKey: string;
  readonly loadBalancerName: string;
  readonly instanceId: string;
  readonly state: "InService" | "OutOfService";
  readonly reasonCode: "ELB" | "Instance" | "N/A";
  readonly description: string;
  /** Probes passed on the way back into service, and failed on the way out of it. */
  readonly passedInARow: number;
  readonly failedInARow: number;
  readonly registeredAt: SimTime;
  readonly stateSince: SimTime;
  /** The first probe; the others follow at the interval of the health check. null: it is not probed. */
  readonly probesFrom: SimTime | null;
  /** When its connections are cut; null: it is not being deregistered. */
  readonly drainsUntil: SimTime | null;
}

export const classicBalancers = table<ClassicBalancerRow>("elb.loadBalancers", "loadBalancerArn", 20);
export const registeredInstances = table<RegisteredInstanceRow>("elb.instances", "registrationKey", 20_000);

export const instancesByBalancer = index("byBalancer", { table: registeredInstances, by: (row) => row.loadBalancerName });
export const registrationsByInstance = index("byInstance", { table: registeredInstances, by: (row) => row.instanceId });

/** The key under which a registration stands. */
export const registrationKeyOf = (loadBalancerName: string, instanceId: string): string => `${loadBalancerName}|${instanceId}`;
