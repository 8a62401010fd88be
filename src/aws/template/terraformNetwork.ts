import type { Members } from "../import/candidates.ts";
import { marksIn } from "./answered.ts";
import { listOf } from "./draft.ts";
import { textOf } from "./functions.ts";
import { blocks, type Part, type ProviderKind, tagsOf } from "./terraformWords.ts";

/** Networks as Terraform has them: what CloudFormation has as a resource of its own is often an argument. */
export const NETWORK_PROVIDER: Readonly<Record<string, ProviderKind>> = {
  aws_vpc: {
    type: "AWS::EC2::VPC",
    properties: (values) => ({ CidrBlock: values["cidr_block"], EnableDnsHostnames: values["enable_dns_hostnames"], EnableDnsSupport: values["enable_dns_support"] ?? true, Tags: tagsOf(values) }),
  },
  // They are there already: Terraform only takes them over.
  aws_default_vpc: { type: "AWS::EC2::VPC", properties: () => ({}) },
  aws_default_subnet: { type: "AWS::EC2::Subnet", properties: ({ availability_zone }) => ({ AvailabilityZone: availability_zone }) },
  aws_subnet: {
    type: "AWS::EC2::Subnet",
    properties: (values) => ({ VpcId: values["vpc_id"], CidrBlock: values["cidr_block"], AvailabilityZone: values["availability_zone"], MapPublicIpOnLaunch: values["map_public_ip_on_launch"], Tags: tagsOf(values) }),
  },
  aws_internet_gateway: {
    type: "AWS::EC2::InternetGateway",
    properties: (values) => ({ Tags: tagsOf(values) }),
    parts: ({ vpc_id }, self) => (textOf(vpc_id) === "" ? [] : [{ type: "AWS::EC2::VPCGatewayAttachment", properties: { InternetGatewayId: self, VpcId: vpc_id } }]),
  },
  aws_internet_gateway_attachment: { type: "AWS::EC2::VPCGatewayAttachment", properties: ({ internet_gateway_id, vpc_id }) => ({ InternetGatewayId: internet_gateway_id, VpcId: vpc_id }) },
  aws_eip: { type: "AWS::EC2::EIP", properties: (values) => ({ InstanceId: values["instance"], Tags: tagsOf(values) }) },
  aws_nat_gateway: {
    type: "AWS::EC2::NatGateway",
    properties: (values) => ({ SubnetId: values["subnet_id"], AllocationId: values["allocation_id"], ConnectivityType: values["connectivity_type"], Tags: tagsOf(values) }),
  },
  aws_route_table: { type: "AWS::EC2::RouteTable", properties: (values) => ({ VpcId: values["vpc_id"], Tags: tagsOf(values) }), parts: routeParts },
  aws_route: { type: "AWS::EC2::Route", properties: (values) => routeOf(values, { table: values["route_table_id"], destination: values["destination_cidr_block"] }) },
  aws_route_table_association: { type: "AWS::EC2::SubnetRouteTableAssociation", properties: ({ route_table_id, subnet_id }) => ({ RouteTableId: route_table_id, SubnetId: subnet_id }) },
};

const EVERYWHERE = "0.0.0.0/0";

/** Routes that stand in their table. Of one of which a plan only knows where it leads, it is everywhere. */
function routeParts({ route }: Members, self: string): readonly Part[] {
  const spelled = blocks(route).filter(({ gateway_id }) => gateway_id !== "local").map((one) => routeOf(one, { table: self, destination: one["cidr_block"] }));
  const told = listOf(route ?? []).flatMap((one) => (typeof one === "string" ? targetOf(one) : [])).map((target) => ({ RouteTableId: self, DestinationCidrBlock: EVERYWHERE, ...target }));
  return [...spelled, ...told].map((properties) => ({ type: "AWS::EC2::Route", properties }));
}

function routeOf({ gateway_id, nat_gateway_id }: Members, { table, destination }: { readonly table: unknown; readonly destination: unknown }): Members {
  const isGiven = (value: unknown) => textOf(value) !== "";
  return { RouteTableId: table, DestinationCidrBlock: destination, ...(isGiven(gateway_id) ? { GatewayId: gateway_id } : {}), ...(isGiven(nat_gateway_id) ? { NatGatewayId: nat_gateway_id } : {}) };
}

function targetOf(mark: string): readonly Members[] {
  const [found] = marksIn(mark);
  if (found?.kind !== "reference") return [];
  if (found.id.includes("aws_nat_gateway.")) return [{ NatGatewayId: mark }];
  return found.id.includes("aws_internet_gateway.") ? [{ GatewayId: mark }] : [];
}
