import type { ScenarioStep } from "../engine/session/scenario.ts";
import { step } from "./steps.ts";

/** How a step speaks of the shop's VPC. */
export const VPC = "${vpc.Vpc.VpcId}";

const ZONES = ["a", "b", "c"] as const;
const GATEWAY = "${gateway.InternetGateway.InternetGatewayId}";

/** How a step speaks of a subnet, by its zone: the load balancer is in the public ones, instances in the private ones. */
export const subnetOf = (kind: "public" | "private", zone: number): string => `\${${kind}-${ZONES[zone]}.Subnet.SubnetId}`;

export const PUBLIC_SUBNETS = ZONES.map((_zone, place) => subnetOf("public", place));

/** How a step speaks of the group of the load balancer, and of that of the instances. */
export const BALANCER_GROUP = "${balancer-group.GroupId}";
export const INSTANCE_GROUP = "${instance-group.GroupId}";

/** A VPC with a public and a private subnet in each zone; what is in a private one gets out by a NAT gateway. */
export const network: readonly ScenarioStep[] = [
  { as: "vpc", ...step("ec2", "CreateVpc", { CidrBlock: "10.0.0.0/16", ...named("vpc", "retail") }) },
  step("ec2", "ModifyVpcAttribute", { VpcId: VPC, EnableDnsHostnames: { Value: true } }),
  ...ZONES.flatMap((zone, place) => subnets(zone, place)),
  { as: "gateway", ...step("ec2", "CreateInternetGateway", named("internet-gateway", "retail")) },
  step("ec2", "AttachInternetGateway", { InternetGatewayId: GATEWAY, VpcId: VPC }),
  ...routes("public", { GatewayId: GATEWAY }),
  { as: "address", ...step("ec2", "AllocateAddress", { Domain: "vpc" }) },
  { as: "nat", ...step("ec2", "CreateNatGateway", { SubnetId: subnetOf("public", 0), AllocationId: "${address.AllocationId}", ...named("natgateway", "retail") }) },
  ...routes("private", { NatGatewayId: "${nat.NatGateway.NatGatewayId}" }),
];

/**
 * Everybody comes to the load balancer's port 80. It comes to the ports of the instances: those that Docker gives, and
 * the one that checkout pins. Instances come to one another by the same ports.
 */
export const securityGroups: readonly ScenarioStep[] = [
  { as: "balancer-group", ...step("ec2", "CreateSecurityGroup", { GroupName: "retail-alb", Description: "Load balancer of the shop", VpcId: VPC }) },
  { as: "instance-group", ...step("ec2", "CreateSecurityGroup", { GroupName: "retail-instances", Description: "Instances of the shop", VpcId: VPC }) },
  step("ec2", "AuthorizeSecurityGroupIngress", { GroupId: BALANCER_GROUP, IpPermissions: [{ IpProtocol: "tcp", FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }] }),
  step("ec2", "AuthorizeSecurityGroupIngress", { GroupId: INSTANCE_GROUP, IpPermissions: [opened(32_768, 65_535), opened(8080, 8080)] }),
];

function opened(FromPort: number, ToPort: number) {
  return { IpProtocol: "tcp", FromPort, ToPort, UserIdGroupPairs: [{ GroupId: BALANCER_GROUP }, { GroupId: INSTANCE_GROUP }] };
}

function subnets(zone: string, place: number): ScenarioStep[] {
  const subnet = (kind: "public" | "private", block: number): ScenarioStep => ({
    as: `${kind}-${zone}`,
    ...step("ec2", "CreateSubnet", { VpcId: VPC, CidrBlock: `10.0.${block}.0/20`, AvailabilityZone: `us-east-1${zone}`, ...named("subnet", `retail-${kind}-${zone}`) }),
  });
  return [subnet("public", place * 16), subnet("private", 128 + place * 16)];
}

function routes(kind: "public" | "private", target: { readonly GatewayId: string } | { readonly NatGatewayId: string }): ScenarioStep[] {
  const RouteTableId = `\${${kind}-routes.RouteTable.RouteTableId}`;
  return [
    { as: `${kind}-routes`, ...step("ec2", "CreateRouteTable", { VpcId: VPC, ...named("route-table", `retail-${kind}`) }) },
    step("ec2", "CreateRoute", { RouteTableId, DestinationCidrBlock: "0.0.0.0/0", ...target }),
    ...ZONES.map((_zone, place) => step("ec2", "AssociateRouteTable", { RouteTableId, SubnetId: subnetOf(kind, place) })),
  ];
}

function named(ResourceType: "vpc" | "subnet" | "internet-gateway" | "natgateway" | "route-table", Value: string) {
  return { TagSpecifications: [{ ResourceType, Tags: [{ Key: "Name", Value }] }] };
}
