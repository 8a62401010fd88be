import type { Described } from "../../aws/recreate.ts";
import { AVAILABILITY_ZONES } from "../../aws/region.ts";
import { answered } from "../../aws/template/answered.ts";
import type { Tables } from "../store/replica.ts";
import { list, nameOf, text, texts } from "./parts.ts";
import type { PlanWriter } from "./planWriter.ts";
import type { NetworkAnswers } from "./readNetwork.ts";
import { routeTables } from "./routesPlan.ts";
import { specified, tagsOn } from "./tagsPlan.ts";

/** What no describing operation tells of a VPC: how names are resolved in it. */
type Untold = Pick<Tables, "ec2.vpcs">;

/** The networks. What every account begins with is looked up, and changed where somebody changed it. */
export function networks(writer: PlanWriter, account: NetworkAnswers, tables: Untold): void {
  for (const vpc of account.vpcs) vpcOf(writer, vpc, tables);
  for (const subnet of account.subnets) subnetOf(writer, subnet);
  leaveOutWhatIsGone(writer, account);
  for (const gateway of account.internetGateways) internetGateway(writer, gateway, account);
  for (const { AllocationId, Tags } of account.addresses) {
    const id = writer.add(`address-${nameOf({ Tags }, "nat")}`, { service: "ec2", operation: "AllocateAddress", input: { Domain: "vpc", ...specified("elastic-ip", Tags) } });
    writer.means(AllocationId, answered(id, "AllocationId"));
  }
  for (const gateway of account.natGateways) natGateway(writer, gateway);
  routeTables(writer, account);
}

function vpcOf(writer: PlanWriter, { VpcId, IsDefault, CidrBlock, Tags }: Described, tables: Untold): void {
  const isDefault = IsDefault === true;
  if (isDefault) {
    const id = writer.add("vpc", { service: "ec2", operation: "DescribeVpcs", input: { Filters: [{ Name: "is-default", Values: ["true"] }] } });
    writer.means(VpcId, answered(id, "Vpcs[0].VpcId"));
    tagsOn(writer, VpcId, Tags);
  } else {
    const id = writer.add(`vpc-${nameOf({ Tags }, CidrBlock)}`, { service: "ec2", operation: "CreateVpc", input: { CidrBlock, ...specified("vpc", Tags) } });
    writer.means(VpcId, answered(id, "Vpc.VpcId"));
  }
  const row = tables["ec2.vpcs"].get(text(VpcId));
  const set = (attribute: Described) => writer.add("vpc-names", { service: "ec2", operation: "ModifyVpcAttribute", input: { VpcId, ...attribute } });
  if (row?.enableDnsSupport === false) set({ EnableDnsSupport: { Value: false } });
  if (row !== undefined && row.enableDnsHostnames !== isDefault) set({ EnableDnsHostnames: { Value: row.enableDnsHostnames } });
}

function subnetOf(writer: PlanWriter, { SubnetId, VpcId, CidrBlock, AvailabilityZone, DefaultForAz, MapPublicIpOnLaunch, Tags }: Described): void {
  const isDefault = DefaultForAz === true;
  const zone = text(AvailabilityZone);
  if (isDefault) {
    const Filters = [{ Name: "availability-zone", Values: [zone] }, { Name: "default-for-az", Values: ["true"] }];
    const id = writer.add(`subnet-${zone.slice(-1)}`, { service: "ec2", operation: "DescribeSubnets", input: { Filters } });
    writer.means(SubnetId, answered(id, "Subnets[0].SubnetId"));
    tagsOn(writer, SubnetId, Tags);
  } else {
    const id = writer.add(`subnet-${nameOf({ Tags }, zone)}`, { service: "ec2", operation: "CreateSubnet", input: { VpcId, CidrBlock, AvailabilityZone, ...specified("subnet", Tags) } });
    writer.means(SubnetId, answered(id, "Subnet.SubnetId"));
  }
  if (MapPublicIpOnLaunch !== isDefault) writer.add("subnet-addresses", { service: "ec2", operation: "ModifySubnetAttribute", input: { SubnetId, MapPublicIpOnLaunch: { Value: MapPublicIpOnLaunch } } });
}

/** What every account begins with may have been deleted; elsewhere it stands. */
function leaveOutWhatIsGone(writer: PlanWriter, { vpcs, subnets, internetGateways }: NetworkAnswers): void {
  const vpc = vpcs.find(({ IsDefault }) => IsDefault === true);
  if (vpc === undefined) return void writer.leftOut.push("That the default VPC was deleted: elsewhere it stands.");
  for (const zone of AVAILABILITY_ZONES) {
    if (!subnets.some(({ DefaultForAz, AvailabilityZone }) => DefaultForAz === true && AvailabilityZone === zone)) writer.leftOut.push(`That the default subnet in ${zone} was deleted: elsewhere it stands.`);
  }
  if (!internetGateways.some((gateway) => vpcOfGateway(gateway) === vpc["VpcId"])) writer.leftOut.push("That the default VPC has no internet gateway: elsewhere it has one.");
}

function internetGateway(writer: PlanWriter, gateway: Described, { vpcs }: NetworkAnswers): void {
  const { InternetGatewayId, Tags } = gateway;
  const VpcId = vpcOfGateway(gateway);
  if (vpcs.some((vpc) => vpc["IsDefault"] === true && vpc["VpcId"] === VpcId)) {
    const Filters = [{ Name: "attachment.vpc-id", Values: [VpcId] }];
    const id = writer.add("gateway", { service: "ec2", operation: "DescribeInternetGateways", input: { Filters } });
    writer.means(InternetGatewayId, answered(id, "InternetGateways[0].InternetGatewayId"));
    return tagsOn(writer, InternetGatewayId, Tags);
  }
  const id = writer.add(`gateway-${nameOf({ Tags }, "internet")}`, { service: "ec2", operation: "CreateInternetGateway", input: specified("internet-gateway", Tags) });
  writer.means(InternetGatewayId, answered(id, "InternetGateway.InternetGatewayId"));
  if (VpcId !== undefined) writer.add(`${id}-attachment`, { service: "ec2", operation: "AttachInternetGateway", input: { InternetGatewayId, VpcId } });
}

const vpcOfGateway = ({ Attachments }: Described): unknown => list(Attachments)[0]?.["VpcId"];

function natGateway(writer: PlanWriter, { NatGatewayId, State, SubnetId, ConnectivityType, NatGatewayAddresses, Tags }: Described): void {
  if (State === "failed") writer.leftOut.push(`NAT gateway ${nameOf({ Tags }, NatGatewayId)}, which failed.`);
  if (State !== "pending" && State !== "available") return;
  const how = ConnectivityType === "private" ? { ConnectivityType } : { AllocationId: list(NatGatewayAddresses)[0]?.["AllocationId"] };
  const id = writer.add(`nat-${nameOf({ Tags }, "gateway")}`, { service: "ec2", operation: "CreateNatGateway", input: { SubnetId, ...how, ...specified("natgateway", Tags) } });
  writer.means(NatGatewayId, answered(id, "NatGateway.NatGatewayId"));
}

/** After the security groups, which those with interfaces have. */
export function endpoints(writer: PlanWriter, { endpoints: all }: NetworkAnswers): void {
  for (const { VpcEndpointId, VpcId, ServiceName, VpcEndpointType, RouteTableIds, SubnetIds, Groups, PrivateDnsEnabled, Tags } of all) {
    const where =
      VpcEndpointType === "Interface"
        ? { SubnetIds: texts(SubnetIds), SecurityGroupIds: list(Groups).map(({ GroupId }) => GroupId), PrivateDnsEnabled }
        : { RouteTableIds: texts(RouteTableIds) };
    const input = { VpcId, ServiceName, VpcEndpointType, ...where, ...specified("vpc-endpoint", Tags) };
    const id = writer.add(`endpoint-${text(ServiceName).split(".").slice(3).join("-")}`, { service: "ec2", operation: "CreateVpcEndpoint", input });
    writer.means(VpcEndpointId, answered(id, "VpcEndpoint.VpcEndpointId"));
  }
}
