import type { Described } from "../../aws/recreate.ts";
import { AVAILABILITY_ZONES } from "../../aws/region.ts";
import { isOpen } from "../../aws/template/answered.ts";
import { list, text } from "./parts.ts";
import { type TemplateStep, type TemplateWriter, vpcAsked } from "./templateWriter.ts";
import { withTags } from "./templateWords.ts";

type Write = (writer: TemplateWriter, step: TemplateStep) => void;

/** Networks: what is there already is a parameter. */
export const NETWORK: Readonly<Record<string, Write>> = {
  DescribeVpcs: (writer, { id }) => writer.parameter(id, "AWS::EC2::VPC::Id", "The VPC that everything is in"),
  DescribeSubnets: (writer, { id }) => writer.parameter(id, "AWS::EC2::Subnet::Id", "A subnet in another zone than the others"),
  DescribeSecurityGroups: defaultGroup,
  CreateVpc: made("AWS::EC2::VPC"),
  ModifyVpcAttribute: (writer, { input: { VpcId, ...attribute } }) => changed(writer, VpcId, { attribute, of: "the default VPC" }),
  CreateSubnet: (writer, { id, input }) => void writer.resource(id, { type: "AWS::EC2::Subnet", properties: { ...withTags(input), AvailabilityZone: zone(input["AvailabilityZone"]) } }),
  ModifySubnetAttribute: (writer, { input: { SubnetId, ...attribute } }) => changed(writer, SubnetId, { attribute, of: "default subnets" }),
  CreateTags: (writer) => writer.leftOut.add("tags of what every account begins with"),
  CreateInternetGateway: made("AWS::EC2::InternetGateway"),
  AttachInternetGateway: (writer, { id, input }) => void writer.gatewayAttachments.push(writer.resource(id, { type: "AWS::EC2::VPCGatewayAttachment", properties: input })),
  AllocateAddress: made("AWS::EC2::EIP"),
  CreateNatGateway: (writer, { id, input }) => void writer.resource(id, { type: "AWS::EC2::NatGateway", properties: withTags(input), dependsOn: writer.gatewayAttachments }),
  CreateRouteTable: made("AWS::EC2::RouteTable"),
  CreateRoute: inTable("AWS::EC2::Route"),
  DeleteRoute: (writer) => writer.leftOut.add(MAIN_TABLES),
  AssociateRouteTable: inTable("AWS::EC2::SubnetRouteTableAssociation"),
  CreateVpcEndpoint: endpoint,
};

const MAIN_TABLES = "what was changed in main route tables, of which CloudFormation has no resource";

function made(type: string): Write {
  return (writer, { id, input }) => void writer.resource(id, { type, properties: withTags(input) });
}

function defaultGroup(writer: TemplateWriter, { id, input }: TemplateStep): void {
  const vpc = vpcAsked({ service: "ec2", operation: "DescribeSecurityGroups", input });
  if (writer.resourceOf(vpc) === undefined) writer.parameter(id, "AWS::EC2::SecurityGroup::Id", "The VPC's default security group");
}

function changed(writer: TemplateWriter, id: unknown, { attribute, of }: { readonly attribute: Described; readonly of: string }): void {
  for (const [name, value] of Object.entries(attribute)) {
    if (!writer.change(id, name, () => (value as Described)["Value"])) writer.leftOut.add(`attributes of ${of}`);
  }
}

/** The zone of any Region that has as many. */
function zone(given: unknown): unknown {
  const place = AVAILABILITY_ZONES.findIndex((one) => one === given);
  return place < 0 ? given : { "Fn::Select": [place, { "Fn::GetAZs": "" }] };
}

function inTable(type: string): Write {
  return (writer, { id, input }) => {
    if (writer.resourceOf(input["RouteTableId"]) === undefined) return void writer.leftOut.add(MAIN_TABLES);
    const dependsOn = input["GatewayId"] === undefined ? [] : writer.gatewayAttachments;
    writer.resource(id, { type, properties: input, dependsOn });
  };
}

function endpoint(writer: TemplateWriter, { id, input }: TemplateStep): void {
  const { RouteTableIds } = input;
  const tables = Array.isArray(RouteTableIds) ? (RouteTableIds as readonly unknown[]) : [];
  if (tables.some((table) => isOpen(text(table)) && writer.resourceOf(table) === undefined)) writer.leftOut.add(MAIN_TABLES);
  writer.resource(id, { type: "AWS::EC2::VPCEndpoint", properties: withTags(input) });
}

/** Security groups. Inbound rules are resources of their own, outbound ones members of their group where they can be. */
export const GROUPS: Readonly<Record<string, Write>> = {
  CreateSecurityGroup: (writer, { id, input: { Description, ...input } }) => void writer.resource(id, { type: "AWS::EC2::SecurityGroup", properties: { ...withTags(input), GroupDescription: Description } }),
  AuthorizeSecurityGroupIngress: (writer, { id, input }) => rules(writer, id, { type: "AWS::EC2::SecurityGroupIngress", group: input["GroupId"], peers: peersIn(input), other: "SourceSecurityGroupId" }),
  RevokeSecurityGroupIngress: (writer) => writer.leftOut.add("that a default security group lets nothing in"),
  AuthorizeSecurityGroupEgress: egress,
  RevokeSecurityGroupEgress: (writer, { input }) => {
    if (!writer.change(input["GroupId"], "SecurityGroupEgress", () => [NOTHING])) writer.leftOut.add("that a default security group lets nothing out");
  },
};

/** What a group lets out of which nothing else is said. */
const EVERYTHING = { IpProtocol: "-1", CidrIp: "0.0.0.0/0" };

/** A group that lists no outbound rule lets everything out; this one leads nowhere (EC2 user guide, AWS::EC2::SecurityGroupEgress). */
const NOTHING = { IpProtocol: "-1", CidrIp: "127.0.0.1/32" };

function egress(writer: TemplateWriter, { id, input }: TemplateStep): void {
  const { GroupId } = input;
  const peers = peersIn(input);
  const blocks = peers.filter((peer) => peer["GroupId"] === undefined);
  // A group that lists some rules has no others.
  const isMade = writer.change(GroupId, "SecurityGroupEgress", (before) => {
    const said = before === undefined ? [EVERYTHING] : list(before).filter(({ CidrIp }) => CidrIp !== NOTHING.CidrIp);
    const whole = [...said, ...blocks];
    return whole.length === 0 ? [NOTHING] : whole;
  });
  const own = isMade ? peers.filter((peer) => peer["GroupId"] !== undefined) : peers;
  rules(writer, id, { type: "AWS::EC2::SecurityGroupEgress", group: GroupId, peers: own, other: "DestinationSecurityGroupId" });
}

/** A rule for each peer. */
function peersIn({ IpPermissions }: Described): readonly Described[] {
  return list(IpPermissions).flatMap(({ IpProtocol, FromPort, ToPort, ...peers }) => {
    const ports = FromPort === undefined ? {} : { FromPort, ToPort };
    return Object.values(peers).flatMap(list).map((peer) => ({ IpProtocol, ...ports, ...peer }));
  });
}

interface Rules {
  readonly type: string;
  readonly group: unknown;
  readonly peers: readonly Described[];
  /** What the group at the other end is called. */
  readonly other: string;
}

function rules(writer: TemplateWriter, id: string, { type, group, peers, other }: Rules): void {
  for (const [place, { GroupId: peer, ...rule }] of peers.entries()) {
    const properties = { GroupId: group, ...rule, ...(peer === undefined ? {} : { [other]: peer }) };
    writer.put(`${writer.logicalId(id)}${place === 0 ? "" : String(place + 1)}`, { type, properties });
  }
}
