import { isMembers } from "../../import/candidates.ts";
import { answered, isOpen } from "../answered.ts";
import { type Draft, listOf } from "../draft.ts";
import { knownText } from "../functions.ts";
import type { Resource } from "../plan.ts";
import { isYes, tagsFor } from "../tags.ts";

/** One with a CIDR block is made; for one that says none the default VPC stands. */
export function vpc(draft: Draft, resource: Resource): void {
  const { CidrBlock, EnableDnsHostnames, EnableDnsSupport, Tags } = draft.propertiesOf(resource);
  const block = blockIn(CidrBlock);
  if (block === undefined) {
    draft.means(resource.id, { Ref: draft.vpc(), VpcId: draft.vpc(), DefaultSecurityGroup: draft.defaultGroup() });
    return draft.assumed(resource, "The default VPC stands for it: its CIDR block is not known.");
  }
  const step = draft.add(resource.id, { service: "ec2", operation: "CreateVpc", input: { CidrBlock: block, ...tagsFor("vpc", Tags) } });
  const VpcId = answered(step, "Vpc.VpcId");
  draft.madeVpc(VpcId, block);
  const Filters = [{ Name: "group-name", Values: ["default"] }, { Name: "vpc-id", Values: [VpcId] }];
  const group = draft.add(`${resource.id}-default-group`, { service: "ec2", operation: "DescribeSecurityGroups", input: { Filters } });
  draft.means(resource.id, { Ref: VpcId, VpcId, CidrBlock: block, DefaultSecurityGroup: answered(group, "SecurityGroups[0].GroupId") });
  draft.used(resource);
  const set = (attribute: object) => draft.add(`${resource.id}-names`, { service: "ec2", operation: "ModifyVpcAttribute", input: { VpcId, ...attribute } });
  if (EnableDnsSupport !== undefined && !isYes(EnableDnsSupport)) set({ EnableDnsSupport: { Value: false } });
  if (isYes(EnableDnsHostnames)) set({ EnableDnsHostnames: { Value: true } });
}

export function subnet(draft: Draft, resource: Resource): void {
  const given = draft.propertiesOf(resource);
  const zone = draft.nextZone(knownText(given["AvailabilityZone"]), resource.id);
  const { VpcId, Tags } = given;
  const whole = draft.blockOf(VpcId);
  if (typeof VpcId !== "string" || whole === undefined) {
    draft.means(resource.id, { Ref: draft.subnetIn(zone), SubnetId: draft.subnetIn(zone), AvailabilityZone: zone });
    return draft.assumed(resource, `The default VPC's subnet in ${zone} stands for it.`);
  }
  const block = blockIn(given["CidrBlock"]);
  const CidrBlock = block ?? draft.nextBlock(whole);
  const step = draft.add(resource.id, { service: "ec2", operation: "CreateSubnet", input: { VpcId, CidrBlock, AvailabilityZone: zone, ...tagsFor("subnet", Tags) } });
  const SubnetId = answered(step, "Subnet.SubnetId");
  draft.means(resource.id, { Ref: SubnetId, SubnetId, AvailabilityZone: zone, VpcId, CidrBlock });
  if (block === undefined) draft.assumed(resource, `${CidrBlock}: its own CIDR block is not known.`);
  else draft.used(resource);
  if (isYes(given["MapPublicIpOnLaunch"])) draft.add(`${resource.id}-addresses`, { service: "ec2", operation: "ModifySubnetAttribute", input: { SubnetId, MapPublicIpOnLaunch: { Value: true } } });
}

function blockIn(value: unknown): string | undefined {
  const text = knownText(value);
  return text !== undefined && /^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/.test(text) ? text : undefined;
}

export function internetGateway(draft: Draft, resource: Resource): void {
  const { Tags } = draft.propertiesOf(resource);
  const step = draft.add(resource.id, { service: "ec2", operation: "CreateInternetGateway", input: tagsFor("internet-gateway", Tags) });
  const id = answered(step, "InternetGateway.InternetGatewayId");
  draft.means(resource.id, { Ref: id, InternetGatewayId: id });
  draft.used(resource);
}

export function gatewayAttachment(draft: Draft, resource: Resource): void {
  const { InternetGatewayId, VpcId } = draft.propertiesOf(resource);
  if (typeof InternetGatewayId !== "string" || !isOpen(InternetGatewayId)) return draft.leftOut(resource, "Only internet gateways of the template are attached.");
  if (draft.blockOf(VpcId) === undefined) return draft.leftOut(resource, "The default VPC has an internet gateway already.");
  draft.add(resource.id, { service: "ec2", operation: "AttachInternetGateway", input: { InternetGatewayId, VpcId } });
  draft.used(resource);
}

export function address(draft: Draft, resource: Resource): void {
  const { InstanceId, Tags } = draft.propertiesOf(resource);
  if (InstanceId !== undefined) draft.leftOut(resource, "InstanceId: addresses of instances are not simulated.");
  const step = draft.add(resource.id, { service: "ec2", operation: "AllocateAddress", input: { Domain: "vpc", ...tagsFor("elastic-ip", Tags) } });
  draft.means(resource.id, { Ref: answered(step, "PublicIp"), PublicIp: answered(step, "PublicIp"), AllocationId: answered(step, "AllocationId") });
  draft.used(resource);
}

export function natGateway(draft: Draft, resource: Resource): void {
  const { SubnetId, AllocationId, ConnectivityType, Tags } = draft.propertiesOf(resource);
  const isPrivate = ConnectivityType === "private";
  if (typeof SubnetId !== "string" || !isOpen(SubnetId)) return draft.leftOut(resource, "Its subnet is not one of this template.");
  if (!isPrivate && (typeof AllocationId !== "string" || !isOpen(AllocationId))) return draft.leftOut(resource, "Its address is not one of this template.");
  const how = isPrivate ? { ConnectivityType } : { AllocationId };
  const step = draft.add(resource.id, { service: "ec2", operation: "CreateNatGateway", input: { SubnetId, ...how, ...tagsFor("natgateway", Tags) } });
  const id = answered(step, "NatGateway.NatGatewayId");
  draft.means(resource.id, { Ref: id, NatGatewayId: id });
  draft.used(resource);
}

export function routeTable(draft: Draft, resource: Resource): void {
  const { VpcId, Tags } = draft.propertiesOf(resource);
  const step = draft.add(resource.id, { service: "ec2", operation: "CreateRouteTable", input: { VpcId: draft.vpcFrom(VpcId), ...tagsFor("route-table", Tags) } });
  const id = answered(step, "RouteTable.RouteTableId");
  draft.means(resource.id, { Ref: id, RouteTableId: id });
  draft.used(resource);
}

export function route(draft: Draft, resource: Resource): void {
  const { RouteTableId, DestinationCidrBlock, GatewayId, NatGatewayId } = draft.propertiesOf(resource);
  const target = isMark(NatGatewayId) ? { NatGatewayId } : isMark(GatewayId) ? { GatewayId } : undefined;
  const block = blockIn(DestinationCidrBlock);
  if (!isMark(RouteTableId)) return draft.leftOut(resource, "Its route table is not one of this template.");
  if (target === undefined || block === undefined) return draft.leftOut(resource, "Only routes of IPv4 to internet and NAT gateways of the template are simulated.");
  draft.add(resource.id, { service: "ec2", operation: "CreateRoute", input: { RouteTableId, DestinationCidrBlock: block, ...target } });
  draft.used(resource);
}

export function routeTableAssociation(draft: Draft, resource: Resource): void {
  const { RouteTableId, SubnetId } = draft.propertiesOf(resource);
  if (!isMark(RouteTableId) || !isMark(SubnetId)) return draft.leftOut(resource, "Its route table or its subnet is not one of this template.");
  draft.add(resource.id, { service: "ec2", operation: "AssociateRouteTable", input: { RouteTableId, SubnetId } });
  draft.used(resource);
}

export function endpoint(draft: Draft, resource: Resource): void {
  const { VpcId, ServiceName, VpcEndpointType, RouteTableIds, SubnetIds, SecurityGroupIds, PrivateDnsEnabled, Tags } = draft.propertiesOf(resource);
  const name = knownText(ServiceName);
  if (name === undefined) return draft.leftOut(resource, "The service that it leads to is not known.");
  const isInterface = VpcEndpointType === "Interface";
  const where = isInterface
    ? { SubnetIds: draft.subnetsFrom(SubnetIds, resource), ...groupsOf(draft.groupsFrom(SecurityGroupIds, resource)), PrivateDnsEnabled: isYes(PrivateDnsEnabled) }
    : { RouteTableIds: listOf(RouteTableIds).filter(isMark) };
  const input = { VpcId: draft.vpcFrom(VpcId), ServiceName: name, VpcEndpointType: isInterface ? "Interface" : "Gateway", ...where, ...tagsFor("vpc-endpoint", Tags) };
  const step = draft.add(resource.id, { service: "ec2", operation: "CreateVpcEndpoint", input });
  draft.means(resource.id, { Ref: answered(step, "VpcEndpoint.VpcEndpointId") });
  draft.used(resource);
  if (isMembers(draft.propertiesOf(resource)["PolicyDocument"])) draft.leftOut(resource, "PolicyDocument: policies of endpoints are not simulated.");
}

const groupsOf = (groups: readonly string[]): object => (groups.length === 0 ? {} : { SecurityGroupIds: groups });

const isMark = (value: unknown): value is string => typeof value === "string" && isOpen(value);
