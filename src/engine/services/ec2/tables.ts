import type { CreditMode } from "../../../aws/rules/load/credits.ts";
import { index, table } from "../../kernel/table.ts";
import type { SimTime } from "../../kernel/time.ts";

export interface Tag {
  readonly key: string;
  readonly value: string;
}

export interface VpcRow {
  readonly vpcId: string;
  readonly cidrBlock: string;
  readonly isDefault: boolean;
  readonly enableDnsSupport: boolean;
  readonly enableDnsHostnames: boolean;
  readonly tags: readonly Tag[];
}

export interface SubnetRow {
  readonly subnetId: string;
  readonly vpcId: string;
  readonly availabilityZone: string;
  readonly cidrBlock: string;
  /** It came with the account, and is where instances go that name none. */
  readonly defaultForAz: boolean;
  /** Instances get a public address here unless they say that they want none. */
  readonly mapPublicIpOnLaunch: boolean;
  readonly tags: readonly Tag[];
}

/** One direction of a security group, kept as it was given. */
export interface SecurityGroupRule {
  readonly ruleId: string;
  /** As given, in lower case; `-1` stands for all. */
  readonly ipProtocol: string;
  readonly fromPort: number | null;
  readonly toPort: number | null;
  readonly cidrIp: string | null;
  readonly cidrIpv6: string | null;
  readonly sourceGroupId: string | null;
  readonly ruleDescription: string | null;
}

export interface SecurityGroupRow {
  readonly groupId: string;
  readonly groupName: string;
  readonly description: string;
  readonly vpcId: string;
  readonly ingress: readonly SecurityGroupRule[];
  readonly egress: readonly SecurityGroupRule[];
  readonly tags: readonly Tag[];
}

export type InstanceState = "pending" | "running" | "shutting-down" | "terminated" | "stopping" | "stopped";

export interface InstanceRow {
  readonly instanceId: string;
  /** The call to RunInstances that launched it, and its place among the instances of that call. */
  readonly reservationId: string;
  readonly launchIndex: number;
  /** With the token, a hash of the whole request: the same token with another request is refused. */
  readonly clientToken: string | null;
  readonly requestHash: string;
  readonly instanceType: string;
  readonly imageId: string;
  readonly state: InstanceState;
  /** As EC2 words it, for example `Client.UserInitiatedShutdown`; null while there is nothing to say. */
  readonly stateReason: string | null;
  readonly availabilityZone: string;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly privateIpAddress: string;
  /** While it is pending or runs it has a public address. */
  readonly hasPublicIp: boolean;
  readonly securityGroupIds: readonly string[];
  /** Plain text, decoded. */
  readonly userData: string;
  readonly iamInstanceProfile: string | null;
  readonly tags: readonly Tag[];
  readonly launchTime: SimTime;
  readonly terminatedAt: SimTime | null;
  /** Capacity that EC2 may take back; absent of instances on demand. */
  readonly instanceLifecycle?: "spot";
  /** The credit option that was asked for; absent: that of its family. */
  readonly cpuCredits?: CreditMode;
  /** How large its volumes are together, in GiB, where something was said of them; absent: as its image has them. */
  readonly volumeGib?: number;
  /** When its pending, stopping or shutting-down ends, or when EC2 takes a running one of Spot back; null: nothing of that. */
  readonly changesAt: SimTime | null;
  /** What GetConsoleOutput returns, line by line. */
  readonly consoleOutput: readonly string[];
}

/** A network interface beside those that instances are born with: one that another service asked for, or a gateway. */
export interface NetworkInterfaceRow {
  readonly networkInterfaceId: string;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly availabilityZone: string;
  readonly privateIpAddress: string;
  readonly macAddress: string;
  readonly securityGroupIds: readonly string[];
  readonly description: string;
  /** What it is attached to, or about to be; null: no instance, but a gateway or an endpoint. */
  readonly instanceId: string | null;
  readonly hasPublicIp?: true;
  readonly createdAt: SimTime;
}

/** The key of `liveInstances`. */
export const LIVE = "live";

export const vpcs = table<VpcRow>("ec2.vpcs", "vpcId", 100);
export const subnets = table<SubnetRow>("ec2.subnets", "subnetId", 1000);
export const securityGroups = table<SecurityGroupRow>("ec2.securityGroups", "groupId", 2500);
export const instances = table<InstanceRow>("ec2.instances", "instanceId", 20_000);

export const networkInterfaces = table<NetworkInterfaceRow>("ec2.networkInterfaces", "networkInterfaceId");

/** Those that are not terminated: what counts against the quota. */
export const liveInstances = index("live", {
  table: instances,
  by: (instance) => (instance.state === "terminated" ? undefined : LIVE),
});
/** By subnet, those that are not terminated, and so hold an address. */
export const instancesBySubnet = index("bySubnet", {
  table: instances,
  by: (instance) => (instance.state === "terminated" ? undefined : instance.subnetId),
});
export const instancesByAddress = index("byAddress", {
  table: instances,
  by: (instance) => (instance.state === "terminated" ? undefined : instance.privateIpAddress),
});
export const instancesByClientToken = index("byClientToken", {
  table: instances,
  by: (instance) => instance.clientToken ?? undefined,
});
export const interfacesBySubnet = index("bySubnet", { table: networkInterfaces, by: ({ subnetId }) => subnetId });
export const interfacesByAddress = index("byAddress", { table: networkInterfaces, by: ({ privateIpAddress }) => privateIpAddress });
export const interfacesByInstance = index("byInstance", { table: networkInterfaces, by: ({ instanceId }) => instanceId ?? undefined });
export const subnetsByZone = index("byZone", { table: subnets, by: (subnet) => subnet.availabilityZone });
export const groupsByVpc = index("byVpc", { table: securityGroups, by: (group) => group.vpcId });
