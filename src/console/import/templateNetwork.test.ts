import { expect, test } from "vitest";
import { makeTemplate } from "../../../scripts/playTemplate.ts";
import type { Session } from "../../engine/session/session.ts";

const rows = (session: Session, table: string) => session.world.rows(table as never).map(([, row]) => row as unknown as Record<string, unknown>);

test("a VPC is made with what it is given, and what of its routes is not simulated is told", () => {
  const { session, plan } = makeTemplate(`
Resources:
  N: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.7.0.0/16, EnableDnsHostnames: true}}
  S: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref N, CidrBlock: !Select [0, !Cidr [!GetAtt N.CidrBlock, 4, 8]], AvailabilityZone: us-east-1b, MapPublicIpOnLaunch: true}}
  G: {Type: AWS::EC2::InternetGateway}
  A: {Type: AWS::EC2::VPCGatewayAttachment, Properties: {VpcId: !Ref N, InternetGatewayId: !Ref G}}
  T: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref N, Tags: [{Key: Name, Value: public}]}}
  R: {Type: AWS::EC2::Route, DependsOn: A, Properties: {RouteTableId: !Ref T, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref G}}
  V6: {Type: AWS::EC2::Route, Properties: {RouteTableId: !Ref T, DestinationIpv6CidrBlock: "::/0", GatewayId: !Ref G}}
  P: {Type: AWS::EC2::Route, Properties: {RouteTableId: !Ref T, DestinationCidrBlock: 10.8.0.0/16, VpcPeeringConnectionId: pcx-1}}
  L: {Type: AWS::EC2::SubnetRouteTableAssociation, Properties: {RouteTableId: !Ref T, SubnetId: !Ref S}}
  W: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: web, VpcId: !Ref N, SecurityGroupEgress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}]}}
`);
  expect(rows(session, "ec2.subnets").at(-1)).toMatchObject({ cidrBlock: "10.7.240.0/20", availabilityZone: "us-east-1b", mapPublicIpOnLaunch: true });
  expect(rows(session, "ec2.vpcs").at(-1)).toMatchObject({ cidrBlock: "10.7.0.0/16", enableDnsHostnames: true });
  expect(rows(session, "ec2.routeTables").at(-1)).toMatchObject({ routes: [{ target: "local" }, { destination: "0.0.0.0/0", target: expect.stringMatching(/^igw-/) }] });
  expect(rows(session, "ec2.securityGroups").at(-1)?.["egress"]).toMatchObject([{ fromPort: 443 }]);
  const told = (kind: string) => plan.remarks.filter((remark) => remark.kind === kind).map(({ line, text }) => [line, text]);
  const routes = "Only routes of IPv4 to internet and NAT gateways of the template are simulated.";
  expect(told("leftOut")).toEqual([[9, routes], [10, routes]]);
  expect(told("assumed").map(([line]) => line)).toEqual([4, 4, 4]);
});

test("a listener keeps what it does with requests, and its rules; actions before the last are left out", () => {
  const { session, plan } = makeTemplate(`
Resources:
  T: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {Port: 80, Protocol: HTTP}}
  B: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {LoadBalancerAttributes: [{Key: idle_timeout.timeout_seconds, Value: 5}, {Key: access_logs.s3.enabled, Value: true}]}}
  L: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: !Ref B, DefaultActions: [{Type: redirect, RedirectConfig: {Protocol: HTTPS, Port: 443, StatusCode: HTTP_301}}]}}
  R: {Type: AWS::ElasticLoadBalancingV2::ListenerRule, Properties: {ListenerArn: !Ref L, Priority: 3, Conditions: [{Field: path-pattern, Values: [/a]}], Actions: [{Type: authenticate-oidc, Order: 1}, {Type: forward, Order: 2, ForwardConfig: {TargetGroups: [{TargetGroupArn: !Ref T, Weight: 2}]}}]}}
  X: {Type: AWS::ElasticLoadBalancingV2::ListenerRule, Properties: {ListenerArn: !Ref L, Priority: 4, Conditions: [{Field: path-pattern, Values: [/b]}], Actions: [{Type: forward, TargetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/gone/1"}]}}
`);
  expect(rows(session, "elbv2.listeners")).toMatchObject([{ port: 80, defaultAction: { type: "redirect", port: "443" } }]);
  expect(rows(session, "elbv2.rules")).toMatchObject([{ priority: 3, action: { type: "forward", targetGroups: [{ weight: 2 }] } }]);
  expect(rows(session, "elbv2.loadBalancers")).toMatchObject([{ attributes: { "idle_timeout.timeout_seconds": "5" } }]);
  expect(plan.remarks.filter(({ kind }) => kind === "leftOut").map(({ line }) => line)).toEqual([4, 6, 7]);
});

test("namespaces are waited for once, before the first name in one", () => {
  const { session, plan } = makeTemplate(`
Resources:
  W: {Type: AWS::ServiceDiscovery::Service, Properties: {Name: web, DnsConfig: {NamespaceId: !Ref B, DnsRecords: [{Type: A, TTL: 60}]}}}
  A: {Type: AWS::ServiceDiscovery::HttpNamespace, Properties: {Name: a}}
  B: {Type: AWS::ServiceDiscovery::PrivateDnsNamespace, Properties: {Name: b.local, Vpc: vpc-12345678}}
  X: {Type: AWS::ServiceDiscovery::Service, Properties: {NamespaceId: !Ref A}}
  Y: {Type: AWS::ServiceDiscovery::Service, Properties: {NamespaceId: ns-elsewhere}}
`);
  expect(plan.steps.map(({ call, afterSeconds }) => `${call.operation} ${afterSeconds ?? ""}`.trim())).toEqual([
    "DescribeVpcs", "CreatePrivateDnsNamespace", "CreateHttpNamespace", "GetOperation 60", "GetOperation", "CreateService", "CreateService",
  ]);
  expect(rows(session, "servicediscovery.services")).toMatchObject([{ name: "web", records: [{ type: "A" }] }, { name: "X", records: [] }]);
  expect(plan.remarks.filter(({ kind }) => kind === "leftOut").map(({ line }) => line)).toEqual([7]);
});

function tf(address: string, values: Record<string, unknown>) {
  return { address, mode: "managed", type: address.split(".")[0], values };
}

const NETWORK = [
  tf("aws_vpc.main", { id: "vpc-0aaaaaaa", cidr_block: "10.7.0.0/16", enable_dns_support: true, enable_dns_hostnames: true, tags: { Name: "main" } }),
  ...["a", "b"].flatMap((zone, i) => [
    tf(`aws_subnet.public[${i}]`, { id: `subnet-0aaaaaa${zone}`, vpc_id: "vpc-0aaaaaaa", cidr_block: `10.7.${i}.0/24`, availability_zone: `eu-west-1${zone}`, map_public_ip_on_launch: true }),
    tf(`aws_subnet.private[${i}]`, { id: `subnet-0bbbbbb${zone}`, vpc_id: "vpc-0aaaaaaa", cidr_block: `10.7.1${i}.0/24`, availability_zone: `eu-west-1${zone}`, map_public_ip_on_launch: false }),
    tf(`aws_route_table_association.public[${i}]`, { id: `rtbassoc-1${i}`, subnet_id: `subnet-0aaaaaa${zone}`, route_table_id: "rtb-0aaaaaaa" }),
    tf(`aws_route_table_association.private[${i}]`, { id: `rtbassoc-2${i}`, subnet_id: `subnet-0bbbbbb${zone}`, route_table_id: "rtb-0bbbbbbb" }),
  ]),
  tf("aws_internet_gateway.main", { id: "igw-0aaaaaaa", vpc_id: "vpc-0aaaaaaa" }),
  tf("aws_eip.nat", { id: "eipalloc-0aaaaaaa", allocation_id: "eipalloc-0aaaaaaa", public_ip: "3.3.3.3", domain: "vpc" }),
  tf("aws_nat_gateway.main", { id: "nat-0aaaaaaa", subnet_id: "subnet-0aaaaaaa", allocation_id: "eipalloc-0aaaaaaa", connectivity_type: "public" }),
  tf("aws_route_table.public", { id: "rtb-0aaaaaaa", vpc_id: "vpc-0aaaaaaa", route: [{ cidr_block: "0.0.0.0/0", gateway_id: "igw-0aaaaaaa", nat_gateway_id: "" }] }),
  tf("aws_route_table.private", { id: "rtb-0bbbbbbb", vpc_id: "vpc-0aaaaaaa", route: [] }),
  tf("aws_route.out", { id: "r-rtb-0bbbbbbb1", route_table_id: "rtb-0bbbbbbb", destination_cidr_block: "0.0.0.0/0", nat_gateway_id: "nat-0aaaaaaa", gateway_id: "" }),
  tf("aws_security_group.web", { id: "sg-0aaaaaaa", name: "web", description: "w", vpc_id: "vpc-0aaaaaaa", ingress: [], egress: [] }),
  tf("aws_security_group_rule.in", { type: "ingress", security_group_id: "sg-0aaaaaaa", from_port: 80, to_port: 81, protocol: "tcp", cidr_blocks: ["10.0.0.0/8", "192.168.0.0/16"], self: false }),
  tf("aws_vpc_security_group_ingress_rule.own", { security_group_id: "sg-0aaaaaaa", from_port: 443, to_port: 443, ip_protocol: "tcp", referenced_security_group_id: "sg-0aaaaaaa" }),
  tf("aws_vpc_security_group_egress_rule.out", { security_group_id: "sg-0aaaaaaa", ip_protocol: "-1", cidr_ipv4: "0.0.0.0/0" }),
];

/** What is known of it before it is applied: its ids are not. */
function plannedNetwork() {
  const ids = new Map(NETWORK.map(({ address, values }) => [(values as Record<string, unknown>)["id"], address]));
  const expressions = new Map<string, Record<string, unknown>>();
  const resources = NETWORK.map((one) => {
    const base = one.address.replace(/\[\d\]$/, "");
    const isRef = (part: unknown) => ids.has(part);
    const told = (values: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(values).map(([key, part]) => [key, isRef(part) ? { references: [`${ids.get(part)?.replace(/\[\d\]$/, base.endsWith("_gateway.main") ? "[0]" : "")}.id`] } : Array.isArray(part) ? part.map((item) => (typeof item === "object" ? told(item as Record<string, unknown>) : {})) : {}]));
    expressions.set(base, told(one.values));
    const known = JSON.parse(JSON.stringify(one.values, (_key, part: unknown) => (isRef(part) ? undefined : part))) as object;
    return { ...one, values: known };
  });
  return { format_version: "1.2", planned_values: { root_module: { resources } }, configuration: { root_module: { resources: [...expressions].map(([address, own]) => ({ address, expressions: own })) } } };
}

test.each([
  ["a state", { format_version: "1.0", values: { root_module: { resources: NETWORK } } }],
  ["a plan", plannedNetwork()],
])("%s of Terraform makes its VPC with subnets, gateways, routes and rules, and no other stands for it", (_what, document) => {
  const { session, plan } = makeTemplate(JSON.stringify(document));
  session.runUntil(200_000);
  expect(plan.remarks.filter(({ kind }) => kind !== "used")).toEqual([]);
  const [vpc] = rows(session, "ec2.vpcs").filter(({ isDefault }) => isDefault !== true);
  expect(vpc).toMatchObject({ cidrBlock: "10.7.0.0/16", enableDnsHostnames: true, tags: [{ key: "Name", value: "main" }] });
  const isOwn = (row: Record<string, unknown>) => row["vpcId"] === vpc?.["vpcId"];
  const subnets = new Map(rows(session, "ec2.subnets").filter(isOwn).map(({ subnetId, cidrBlock, availabilityZone, mapPublicIpOnLaunch }) => [subnetId, `${String(cidrBlock)} ${String(availabilityZone)} ${String(mapPublicIpOnLaunch)}`]));
  expect([...subnets.values()].toSorted()).toEqual(["10.7.0.0/24 us-east-1a true", "10.7.1.0/24 us-east-1b true", "10.7.10.0/24 us-east-1a false", "10.7.11.0/24 us-east-1b false"]);
  expect(rows(session, "ec2.natGateways")).toMatchObject([{ state: "available" }]);
  const routes = new Map(rows(session, "ec2.routeTables").filter(isOwn).map(({ routeTableId, routes: own }) => [routeTableId, (own as { destination: string; target: string }[]).map(({ destination, target }) => `${destination} ${target.split("-")[0]}`)]));
  const uses = rows(session, "ec2.routeTableAssociations").filter((row) => isOwn(row) && row["subnetId"] !== null).map(({ subnetId, routeTableId }) => `${subnets.get(subnetId)?.split(" ")[0]}: ${routes.get(routeTableId)?.join(", ")}`);
  expect(uses.toSorted()).toEqual(["10.7.0.0/24: 10.7.0.0/16 local, 0.0.0.0/0 igw", "10.7.1.0/24: 10.7.0.0/16 local, 0.0.0.0/0 igw", "10.7.10.0/24: 10.7.0.0/16 local, 0.0.0.0/0 nat", "10.7.11.0/24: 10.7.0.0/16 local, 0.0.0.0/0 nat"]);
  const [group] = rows(session, "ec2.securityGroups").filter((row) => isOwn(row) && row["groupName"] === "web");
  expect(group).toMatchObject({ ingress: [{ fromPort: 80, toPort: 81, cidrIp: "10.0.0.0/8" }, { cidrIp: "192.168.0.0/16" }, { fromPort: 443, sourceGroupId: group?.["groupId"] }], egress: [{ ipProtocol: "-1", cidrIp: "0.0.0.0/0" }] });
});
