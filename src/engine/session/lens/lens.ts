import type { Hop } from "../../services/ec2/contract.ts";

/** What stops a packet, and the port that it was for. */
export interface Stop {
  readonly hop: Hop;
  readonly port: number;
}

/** How many of its targets a group's load balancer gets through to, and what stops most of the others. */
export interface TargetsReached {
  readonly targets: number;
  readonly reached: number;
  readonly stop: Stop | null;
}

/** What a subnet gets to; null: it gets there. */
export interface SubnetReach {
  readonly ecs: Stop | null;
  readonly registry: Stop | null;
}

/** Who reaches whom, by ids and ARNs. */
export interface NetworkLens {
  /** By listener, what stops its clients; null: they get in. Those of Classic Load Balancers by `classicListenerId`. */
  readonly listeners: Readonly<Record<string, Stop | null>>;
  /** Target groups, and Classic Load Balancers with their registered instances. */
  readonly targetGroups: Readonly<Record<string, TargetsReached>>;
  readonly subnets: Readonly<Record<string, SubnetReach>>;
  /** The public addresses of the instances that have one. */
  readonly publicIps: Readonly<Record<string, string>>;
}
