import type { Scenario, ScenarioStep } from "../src/engine/session/scenario.ts";

const VPC = "${vpc.Vpc.VpcId}";
const PUBLIC = "${public.Subnet.SubnetId}";
const PRIVATE = "${private.Subnet.SubnetId}";
const GATEWAY = "${gateway.InternetGateway.InternetGatewayId}";
const TABLE = "${table.RouteTable.RouteTableId}";
const NAT = "${nat.NatGateway.NatGatewayId}";
const ADDRESS = "${address.AllocationId}";
const GROUP = "${group.GroupId}";
const OTHER = "${other.GroupId}";
const INSTANCE = "${machine.Instances[0].InstanceId}";
const RULE = "${rule.SecurityGroupRules[0].SecurityGroupRuleId}";
const ALL = [{ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];
const DEFAULT_ROUTE = { RouteTableId: TABLE, DestinationCidrBlock: "0.0.0.0/0" };
const ENDPOINT = { VpcId: VPC, VpcEndpointType: "Interface", ServiceName: "com.amazonaws.us-east-1.ecr.api", SubnetIds: [PRIVATE] };

/** A VPC with a private and a public subnet, and all ways out of it, from its creation to its end. */
export const networks: Scenario = {
  id: "networks",
  title: "Networks",
  summary: "A VPC that comes and goes.",
  seed: 17,
  openAtSeconds: 400,
  steps: [
    { as: "vpc", ...step(0, "CreateVpc", { CidrBlock: "10.0.0.0/16" }) },
    step(0, "ModifyVpcAttribute", { VpcId: VPC, EnableDnsHostnames: { Value: true } }),
    { as: "public", ...step(0, "CreateSubnet", { VpcId: VPC, CidrBlock: "10.0.0.0/24", AvailabilityZone: "us-east-1a" }) },
    { as: "private", ...step(0, "CreateSubnet", { VpcId: VPC, CidrBlock: "10.0.1.0/24", AvailabilityZone: "us-east-1a" }) },
    step(0, "ModifySubnetAttribute", { SubnetId: PUBLIC, MapPublicIpOnLaunch: { Value: true } }),
    step(0, "CreateTags", { Resources: [VPC, PUBLIC], Tags: [{ Key: "team", Value: "shop" }] }),
    { as: "gateway", ...step(5, "CreateInternetGateway", {}) },
    step(5, "AttachInternetGateway", { InternetGatewayId: GATEWAY, VpcId: VPC }),
    { as: "table", ...step(5, "CreateRouteTable", { VpcId: VPC }) },
    step(5, "CreateRoute", { ...DEFAULT_ROUTE, GatewayId: GATEWAY }),
    { as: "association", ...step(5, "AssociateRouteTable", { RouteTableId: TABLE, SubnetId: PUBLIC }) },
    { as: "address", ...step(10, "AllocateAddress", {}) },
    { as: "nat", ...step(10, "CreateNatGateway", { SubnetId: PUBLIC, AllocationId: ADDRESS }) },
    { as: "endpoint", ...step(10, "CreateVpcEndpoint", ENDPOINT) },
    { as: "group", ...step(20, "CreateSecurityGroup", { GroupName: "shop", Description: "The shop", VpcId: VPC }) },
    { as: "other", ...step(20, "CreateSecurityGroup", { GroupName: "other", Description: "Another", VpcId: VPC }) },
    step(20, "RevokeSecurityGroupEgress", { GroupId: GROUP, IpPermissions: ALL }),
    { as: "rule", ...step(20, "AuthorizeSecurityGroupEgress", { GroupId: GROUP, IpPermissions: ALL }) },
    step(20, "ModifySecurityGroupRules", { GroupId: GROUP, SecurityGroupRules: [{ SecurityGroupRuleId: RULE, SecurityGroupRule: { IpProtocol: "-1", CidrIpv4: "10.0.0.0/16" } }] }),
    { as: "machine", ...step(30, "RunInstances", { InstanceType: "t3.small", MinCount: 1, MaxCount: 1, SubnetId: PUBLIC, SecurityGroupIds: [GROUP] }) },
    step(100, "ModifyInstanceAttribute", { InstanceId: INSTANCE, Groups: [OTHER] }),
    step(120, "TerminateInstances", { InstanceIds: [INSTANCE] }),
    step(200, "DeleteVpcEndpoints", { VpcEndpointIds: ["${endpoint.VpcEndpoint.VpcEndpointId}"] }),
    step(210, "DeleteNatGateway", { NatGatewayId: NAT }),
    step(250, "ReleaseAddress", { AllocationId: ADDRESS }),
    step(260, "DeleteRoute", DEFAULT_ROUTE),
    step(260, "DisassociateRouteTable", { AssociationId: "${association.AssociationId}" }),
    step(260, "DeleteRouteTable", { RouteTableId: TABLE }),
    step(270, "DetachInternetGateway", { InternetGatewayId: GATEWAY, VpcId: VPC }),
    step(270, "DeleteInternetGateway", { InternetGatewayId: GATEWAY }),
    step(280, "DeleteTags", { Resources: [VPC], Tags: [{ Key: "team" }] }),
    ...[PUBLIC, PRIVATE].map((SubnetId) => step(290, "DeleteSubnet", { SubnetId })),
    ...[GROUP, OTHER].map((GroupId) => step(300, "DeleteSecurityGroup", { GroupId })),
    step(310, "DeleteVpc", { VpcId: VPC }),
  ],
};

function step(atSeconds: number, operation: string, input: object): ScenarioStep {
  return { atSeconds, call: { service: "ec2", operation, input } };
}
