import { expect, test } from "vitest";
import { withAnswers } from "../../aws/template/answered.ts";
import { emptyFile } from "../../engine/session/scenario.ts";
import { Session } from "../../engine/session/session.ts";
import { readText, templateIn } from "./template.ts";

/** Makes what a template comes to, and waits where its plan does. */
function play(text: string) {
  const reading = templateIn(readText(text, true), { name: "shop", given: new Map(), known: new Set() });
  if (reading?.kind !== "plan") throw new Error(JSON.stringify(reading));
  const session = new Session(emptyFile("x", 1));
  const answers = new Map<string, unknown>();
  for (const { id, call, afterSeconds = 0 } of reading.plan.steps) {
    session.runUntil(session.now + afterSeconds * 1_000);
    const answer = session.call({ ...call, input: withAnswers(call.input, answers) });
    if (!answer.ok) throw new Error(`${id}: ${call.operation}: ${answer.code} ${answer.message} ${JSON.stringify(call.input)}`);
    answers.set(id, answer.output);
  }
  return { session, plan: reading.plan };
}

const rows = (session: Session, table: string) => session.world.rows(table as never).map(([, row]) => row as unknown as Record<string, unknown>);

test("a VPC is made with what it is given, and what of its routes is not simulated is told", () => {
  const { session, plan } = play(`
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
  const { session, plan } = play(`
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
  const { session, plan } = play(`
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
