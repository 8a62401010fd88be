import { beforeEach, expect, test } from "vitest";
import { Trial } from "../../trial.ts";
import { reaches, stationOfInstance, type Station } from "./contract.ts";

const OUT: Station = { kind: "internet", address: "198.51.100.7" };

let t: Trial;
let vpc: string;
let privateSubnet: string;
let publicSubnet: string;
beforeEach(() => {
  t = new Trial();
  vpc = t.call("ec2", "CreateVpc", { CidrBlock: "10.0.3.4/16" }).Vpc?.VpcId ?? "";
  publicSubnet = subnet("10.0.0.0/24", "us-east-1a");
  privateSubnet = subnet("10.0.1.0/24", "us-east-1a");
});

test("a new VPC has a main route table that leads nowhere, a default group, and no public addresses", () => {
  expect(t.call("ec2", "DescribeVpcs", { VpcIds: [vpc] }).Vpcs).toMatchObject([{ CidrBlock: "10.0.0.0/16", IsDefault: false }]);
  expect(tables()).toMatchObject([{ Associations: [{ Main: true }], Routes: [{ DestinationCidrBlock: "10.0.0.0/16", GatewayId: "local", State: "active" }] }]);
  const id = launch(publicSubnet);
  expect(instance(id)).toMatchObject({ PrivateIpAddress: expect.stringMatching(/^10\.0\.0\./), VpcId: vpc });
  expect(instance(id)?.PublicIpAddress).toBeUndefined();
  expect(way(id)).toBe(false);
});

test("the default VPC has its gateway, its main route table, and public addresses", () => {
  const { InternetGateways: [gateway] = [] } = t.call("ec2", "DescribeInternetGateways", {});
  expect(gateway?.Attachments).toMatchObject([{ State: "available" }]);
  const { RouteTables = [] } = t.call("ec2", "DescribeRouteTables", { Filters: [{ Name: "vpc-id", Values: [gateway?.Attachments?.[0]?.VpcId ?? ""] }] });
  expect(RouteTables[0]?.Routes?.[1]).toMatchObject({ DestinationCidrBlock: "0.0.0.0/0", GatewayId: gateway?.InternetGatewayId, State: "active" });
  const [id = ""] = t.launch("");
  expect(instance(id)?.PublicIpAddress).toMatch(/^54\.80\./);
  expect(way(id)).toBe(true);
});

test("a private subnet gets out by a NAT gateway in a public one, and no longer once that is deleted", () => {
  const igw = attachedGateway();
  route(mainTable(), { DestinationCidrBlock: "0.0.0.0/0", GatewayId: igw });
  t.call("ec2", "ModifySubnetAttribute", { SubnetId: publicSubnet, MapPublicIpOnLaunch: { Value: true } });
  const [outside, inside] = [launch(publicSubnet), launch(privateSubnet)];
  expect([way(outside), way(inside)]).toEqual([true, false]);
  const { AllocationId = "", PublicIp } = t.call("ec2", "AllocateAddress", {});
  const nat = t.call("ec2", "CreateNatGateway", { SubnetId: publicSubnet, AllocationId }).NatGateway?.NatGatewayId ?? "";
  const own = t.call("ec2", "CreateRouteTable", { VpcId: vpc }).RouteTable?.RouteTableId ?? "";
  const { AssociationId = "" } = t.call("ec2", "AssociateRouteTable", { RouteTableId: own, SubnetId: privateSubnet });
  route(own, { DestinationCidrBlock: "0.0.0.0/0", NatGatewayId: nat });
  expect(tables()[1]?.Routes?.[1]).toMatchObject({ NatGatewayId: nat, State: "blackhole" });
  expect(way(inside)).toBe(false);
  t.run(60);
  expect(t.call("ec2", "DescribeNatGateways", {}).NatGateways).toMatchObject([{ State: "available", NatGatewayAddresses: [{ PublicIp }] }]);
  expect(tables()[1]?.Routes?.[1]).toMatchObject({ State: "active" });
  expect(way(inside)).toBe(true);
  t.call("ec2", "DeleteNatGateway", { NatGatewayId: nat });
  expect(way(inside)).toBe(false);
  t.run(30);
  expect(t.call("ec2", "DescribeNatGateways", {}).NatGateways).toMatchObject([{ State: "deleted" }]);
  t.call("ec2", "ReleaseAddress", { AllocationId });
  t.call("ec2", "DisassociateRouteTable", { AssociationId });
  t.call("ec2", "DeleteRouteTable", { RouteTableId: own });
  expect(tables()).toHaveLength(1);
  t.run(3600);
  expect(t.call("ec2", "DescribeNatGateways", {}).NatGateways).toEqual([]);
});

test("without an internet gateway a NAT gateway fails, and says why", () => {
  const { AllocationId } = t.call("ec2", "AllocateAddress", {});
  t.call("ec2", "CreateNatGateway", { SubnetId: publicSubnet, AllocationId });
  t.run(60);
  expect(t.call("ec2", "DescribeNatGateways", {}).NatGateways).toMatchObject([
    { State: "failed", FailureCode: "Gateway.NotAttached", FailureMessage: `Network ${vpc} has no Internet gateway attached` },
  ]);
  t.call("ec2", "DeleteSubnet", { SubnetId: publicSubnet });
});

test("endpoints lead to services: an interface after a minute, a gateway's route at once, and both go with them", () => {
  const id = launch(privateSubnet);
  t.call("ec2", "ModifyVpcAttribute", { VpcId: vpc, EnableDnsHostnames: { Value: true } });
  const ecr = { VpcId: vpc, VpcEndpointType: "Interface", ServiceName: "com.amazonaws.us-east-1.ecr.api", SubnetIds: [privateSubnet] } as const;
  const made = t.call("ec2", "CreateVpcEndpoint", ecr).VpcEndpoint;
  expect(made).toMatchObject({ State: "pending", PrivateDnsEnabled: true, SubnetIds: [privateSubnet], Groups: [{ GroupName: "default" }] });
  expect(service(id, "ecr.api")).toBe(false);
  t.run(60);
  expect(service(id, "ecr.api")).toBe(true);
  const s3 = t.call("ec2", "CreateVpcEndpoint", { VpcId: vpc, ServiceName: "com.amazonaws.us-east-1.s3", RouteTableIds: [mainTable()] }).VpcEndpoint;
  expect(tables()[0]?.Routes?.[1]).toMatchObject({ DestinationPrefixListId: "pl-63a5400a", GatewayId: s3?.VpcEndpointId });
  expect(service(id, "s3")).toBe(true);
  const ids = [made?.VpcEndpointId ?? "", s3?.VpcEndpointId ?? "", "vpce-0"];
  expect(t.call("ec2", "DeleteVpcEndpoints", { VpcEndpointIds: ids }).Unsuccessful).toMatchObject([
    { ResourceId: "vpce-0", Error: { Code: "InvalidVpcEndpointId.NotFound", Message: "The Vpc Endpoint Id 'vpce-0' does not exist" } },
  ]);
  expect([service(id, "ecr.api"), service(id, "s3"), tables()[0]?.Routes?.length]).toEqual([false, false, 1]);
});

test("outbound rules are taken off and put back, one by one or all", () => {
  const id = launch(privateSubnet);
  const other = launch(privateSubnet);
  const within = () => {
    const [from, to] = [stationOfInstance(t.world.view, id), stationOfInstance(t.world.view, other)];
    return from !== undefined && to !== undefined && reaches(t.world.view, { from, to, protocol: "tcp", port: 80 });
  };
  const { SecurityGroups: [group] = [] } = t.call("ec2", "DescribeSecurityGroups", { Filters: [{ Name: "vpc-id", Values: [vpc] }] });
  const GroupId = group?.GroupId ?? "";
  expect(within()).toBe(true);
  const IpPermissions = [{ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];
  expect(t.call("ec2", "RevokeSecurityGroupEgress", { GroupId, IpPermissions }).RevokedSecurityGroupRules).toMatchObject([{ IsEgress: true, CidrIpv4: "0.0.0.0/0" }]);
  expect(within()).toBe(false);
  t.call("ec2", "AuthorizeSecurityGroupEgress", { GroupId, IpPermissions: [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }] });
  const { SecurityGroupRules = [] } = t.call("ec2", "DescribeSecurityGroupRules", { Filters: [{ Name: "group-id", Values: [GroupId] }] });
  expect(SecurityGroupRules).toMatchObject([{ IsEgress: false }, { IsEgress: true, FromPort: 443 }]);
  const SecurityGroupRuleId = SecurityGroupRules[1]?.SecurityGroupRuleId ?? "";
  t.call("ec2", "ModifySecurityGroupRules", { GroupId, SecurityGroupRules: [{ SecurityGroupRuleId, SecurityGroupRule: { IpProtocol: "tcp", FromPort: 80, ToPort: 80, CidrIpv4: "10.0.0.0/8" } }] });
  expect(within()).toBe(true);
});

test("resources of all kinds are tagged", () => {
  t.call("ec2", "CreateTags", { Resources: [vpc, publicSubnet], Tags: [{ Key: "env", Value: "prod" }, { Key: "team", Value: "a" }] });
  expect(t.call("ec2", "DescribeVpcs", { Filters: [{ Name: "tag:env", Values: ["prod"] }] }).Vpcs).toHaveLength(1);
  t.call("ec2", "DeleteTags", { Resources: [vpc], Tags: [{ Key: "env" }] });
  expect(t.call("ec2", "DescribeTags", { Filters: [{ Name: "resource-id", Values: [vpc, publicSubnet] }] }).Tags).toMatchObject([
    { ResourceType: "subnet", Key: "env" },
    { ResourceType: "subnet", Key: "team" },
    { ResourceType: "vpc", Key: "team", Value: "a" },
  ]);
});

test("an instance's security groups are changed while it runs", () => {
  const id = launch(privateSubnet);
  const { GroupId = "" } = t.call("ec2", "CreateSecurityGroup", { GroupName: "other", Description: "other", VpcId: vpc });
  t.call("ec2", "ModifyInstanceAttribute", { InstanceId: id, Groups: [GroupId] });
  expect(instance(id)?.SecurityGroups).toEqual([{ GroupId, GroupName: "other" }]);
});

test("a VPC is deleted with what came with it, once nothing else is left", () => {
  expect(t.refusal("ec2", "DeleteVpc", { VpcId: vpc })).toBe(`DependencyViolation: The vpc '${vpc}' has dependencies and cannot be deleted.`);
  for (const SubnetId of [publicSubnet, privateSubnet]) t.call("ec2", "DeleteSubnet", { SubnetId });
  t.call("ec2", "DeleteVpc", { VpcId: vpc });
  expect(tables()).toEqual([]);
  expect(t.refusal("ec2", "DescribeVpcs", { VpcIds: [vpc] })).toBe(`InvalidVpcID.NotFound: The vpc ID '${vpc}' does not exist`);
});

test.each<[string, () => object, string]>([
  ["CreateVpc", () => ({ CidrBlock: "10.0.0.0/15" }), "InvalidVpc.Range: The CIDR '10.0.0.0/15' is invalid."],
  ["CreateVpc", () => ({ CidrBlock: "10.0.0.0/29" }), "InvalidVpc.Range: The CIDR '10.0.0.0/29' is invalid."],
  ["CreateVpc", () => ({ CidrBlock: "ten" }), "InvalidParameterValue: Value (ten) for parameter cidrBlock is invalid. This is not a valid CIDR block."],
  ["CreateSubnet", () => ({ VpcId: vpc, CidrBlock: "10.0.1.128/25" }), "InvalidSubnet.Conflict: The CIDR '10.0.1.128/25' conflicts with another subnet"],
  ["CreateSubnet", () => ({ VpcId: vpc, CidrBlock: "10.1.0.0/24" }), "InvalidSubnet.Range: The CIDR '10.1.0.0/24' is invalid."],
  ["CreateSubnet", () => ({ VpcId: vpc, CidrBlock: "10.0.2.0/29" }), "InvalidSubnet.Range: The CIDR '10.0.2.0/29' is invalid."],
  ["DeleteSubnet", () => (launch(privateSubnet), { SubnetId: privateSubnet }), "DependencyViolation: The subnet 'PRIVATE' has dependencies and cannot be deleted."],
  ["DeleteSubnet", () => ({ SubnetId: "subnet-0" }), "InvalidSubnetID.NotFound: The subnet ID 'subnet-0' does not exist"],
  ["CreateRoute", () => (addRoute(), { RouteTableId: mainTable(), DestinationCidrBlock: "0.0.0.0/0", GatewayId: attachedGateway() }), "RouteAlreadyExists: The route identified by 0.0.0.0/0 already exists."],
  ["CreateRoute", () => ({ RouteTableId: mainTable(), DestinationCidrBlock: "0.0.0.0/0", GatewayId: "igw-0" }), "InvalidGatewayID.NotFound: The gateway ID 'igw-0' does not exist"],
  ["CreateRoute", () => ({ RouteTableId: "rtb-0", DestinationCidrBlock: "0.0.0.0/0", GatewayId: "igw-0" }), "InvalidRouteTableID.NotFound: The routeTable ID 'rtb-0' does not exist"],
  ["DeleteRoute", () => ({ RouteTableId: mainTable(), DestinationCidrBlock: "0.0.0.0/0" }), "InvalidRoute.NotFound: no route with destination-cidr-block 0.0.0.0/0 in route table MAIN"],
  ["DeleteRoute", () => ({ RouteTableId: mainTable(), DestinationCidrBlock: "10.0.0.0/16" }), "InvalidParameterValue: cannot remove local route 10.0.0.0/16 in route table MAIN"],
  ["DeleteRouteTable", () => ({ RouteTableId: mainTable() }), "DependencyViolation: The routeTable 'MAIN' has dependencies and cannot be deleted."],
  ["AttachInternetGateway", () => ({ InternetGatewayId: attachedGateway(), VpcId: vpc }), "Resource.AlreadyAssociated: resource GATEWAY is already attached to network VPC"],
  ["DeleteInternetGateway", () => ({ InternetGatewayId: attachedGateway() }), "DependencyViolation: The internetGateway 'GATEWAY' has dependencies and cannot be deleted."],
  ["CreateNatGateway", () => ({ SubnetId: publicSubnet }), "MissingParameter: The request must include the AllocationId parameter. Add the required parameter and retry the request."],
  ["CreateNatGateway", () => ({ SubnetId: publicSubnet, AllocationId: "eipalloc-0" }), "InvalidAllocationID.NotFound: The allocation ID 'eipalloc-0' does not exist"],
  ["CreateVpcEndpoint", () => ({ VpcId: vpc, ServiceName: "com.amazonaws.us-east-1.ecs" }), "InvalidServiceName: The Vpc Endpoint Service 'com.amazonaws.us-east-1.ecs' does not exist"],
  [
    "CreateVpcEndpoint",
    () => ({ VpcId: vpc, VpcEndpointType: "Interface", ServiceName: "com.amazonaws.us-east-1.ecs", SubnetIds: [privateSubnet] }),
    "InvalidParameter: Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for VPC",
  ],
  ["RevokeSecurityGroupEgress", () => ({ GroupId: "sg-0", IpPermissions: [] }), "InvalidGroup.NotFound: The security group 'sg-0' does not exist"],
  ["CreateTags", () => ({ Resources: ["x-1"], Tags: [{ Key: "a", Value: "b" }] }), "InvalidID: The ID 'x-1' is not valid"],
])("%s is refused as EC2 refuses it (%#)", (operation, input, expected) => {
  const given = input();
  const names = [[vpc, "VPC"], [privateSubnet, "PRIVATE"], [mainTable(), "MAIN"], [gatewayIn(), "GATEWAY"]] as const;
  let text = t.refusal("ec2", operation as never, given as never);
  for (const [id, name] of names) if (id !== "") text = text.replaceAll(id, name);
  expect(text).toBe(expected);
});

function subnet(CidrBlock: string, AvailabilityZone: string): string {
  return t.call("ec2", "CreateSubnet", { VpcId: vpc, CidrBlock, AvailabilityZone }).Subnet?.SubnetId ?? "";
}

function launch(SubnetId: string): string {
  const [id = ""] = t.launch("", { SubnetId });
  return id;
}

function instance(id: string) {
  return t.call("ec2", "DescribeInstances", { InstanceIds: [id] }).Reservations?.[0]?.Instances?.[0];
}

function tables() {
  return t.call("ec2", "DescribeRouteTables", { Filters: [{ Name: "vpc-id", Values: [vpc] }] }).RouteTables ?? [];
}

function mainTable(): string {
  return tables()[0]?.RouteTableId ?? "";
}

function gatewayIn(): string {
  return t.call("ec2", "DescribeInternetGateways", { Filters: [{ Name: "attachment.vpc-id", Values: [vpc] }] }).InternetGateways?.[0]?.InternetGatewayId ?? "";
}

function attachedGateway(): string {
  if (gatewayIn() !== "") return gatewayIn();
  const { InternetGateway } = t.call("ec2", "CreateInternetGateway", {});
  t.call("ec2", "AttachInternetGateway", { InternetGatewayId: InternetGateway?.InternetGatewayId ?? "", VpcId: vpc });
  return InternetGateway?.InternetGatewayId ?? "";
}

function route(RouteTableId: string, to: object): void {
  t.call("ec2", "CreateRoute", { RouteTableId, ...to });
}

function addRoute(): void {
  route(mainTable(), { DestinationCidrBlock: "0.0.0.0/0", GatewayId: attachedGateway() });
}

/** Whether an instance gets out to the internet. */
function way(id: string): boolean {
  return reachesFrom(id, OUT);
}

function service(id: string, name: string): boolean {
  return reachesFrom(id, { kind: "service", service: name });
}

function reachesFrom(id: string, to: Station): boolean {
  const from = stationOfInstance(t.world.view, id);
  return from !== undefined && reaches(t.world.view, { from, to, protocol: "tcp", port: 443 });
}
