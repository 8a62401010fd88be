import { expect, test } from "vitest";
import { World } from "../../../kernel/world.ts";
import { billing } from "../../billing/index.ts";
import { billingMeters } from "../../billing/meters.ts";
import { physics } from "../../../physics/index.ts";
import { elbv2 } from "../../elbv2/index.ts";
import { ec2, seedAccount } from "../index.ts";
import { EVERYTHING, type Rule } from "../rules.ts";
import { internetGateways, natGateways, routeTableAssociations, routeTables, vpcEndpoints, type Route } from "../routing/tables.ts";
import { networkInterfaces, securityGroups, subnets, type SecurityGroupRule } from "../tables.ts";
import { judgeLeg, reaches, type Leg } from "./judgeLeg.ts";
import type { InterfaceStation, Station } from "./station.ts";

const SOMEBODY: Station = { kind: "internet", address: "198.51.100.7" };
const REGISTRY: Station = { kind: "service", service: "ecr.api" };

/** A VPC of an account, and two interfaces in different zones of it. */
class Place {
  readonly world = new World([physics, ec2, elbv2, billing, billingMeters], 5);
  readonly ctx = this.world.context;
  readonly #subnets;

  constructor() {
    seedAccount(this.ctx);
    this.#subnets = this.ctx.all(subnets);
  }

  get vpcId(): string {
    return this.#subnets[0]?.vpcId ?? "";
  }

  subnet(zone: number): string {
    return this.#subnets[zone]?.subnetId ?? "";
  }

  group(groupId: string, rules: { readonly ingress?: readonly Partial<Rule>[]; readonly egress?: readonly Partial<Rule>[] }): void {
    const given = (list: readonly Partial<Rule>[], way: string): SecurityGroupRule[] =>
      list.map((rule, i) => ({ ...EVERYTHING, ruleId: `${groupId}/${way}${i}`, ...rule }));
    const egress = rules.egress ?? [{ cidrIp: "0.0.0.0/0" }];
    const row = { groupId, groupName: groupId, description: "", vpcId: this.vpcId, tags: [] };
    this.ctx.insert(securityGroups, { ...row, ingress: given(rules.ingress ?? [], "in"), egress: given(egress, "out") });
  }

  station(zone: number, securityGroupIds: readonly string[], more: Partial<InterfaceStation> = {}): InterfaceStation {
    return { kind: "interface", address: `172.31.${16 * zone}.10`, subnetId: this.subnet(zone), securityGroupIds, publicIp: null, ...more };
  }

  /** Gives a subnet a table of its own. */
  route(zone: number, ...routes: readonly Omit<Route, "origin">[]): void {
    const routeTableId = `rtb-${zone}`;
    const own: Route[] = [{ destination: "172.31.0.0/16", target: "local", origin: "CreateRouteTable" }];
    for (const route of routes) own.push({ ...route, origin: "CreateRoute" });
    this.ctx.insert(routeTables, { routeTableId, vpcId: this.vpcId, routes: own, tags: [] });
    const subnetId = this.subnet(zone);
    this.ctx.insert(routeTableAssociations, { associationId: `assoc-${zone}`, routeTableId, vpcId: this.vpcId, subnetId });
  }

  nat(zone: number, more: { readonly state?: "available" | "deleted"; readonly allocationId?: string | null } = {}): void {
    this.ctx.insert(natGateways, {
      natGatewayId: `nat-${zone}`,
      vpcId: this.vpcId,
      subnetId: this.subnet(zone),
      state: "available",
      allocationId: "eipalloc-1",
      networkInterfaceId: "eni-1",
      privateIpAddress: `172.31.${16 * zone}.99`,
      createdAt: 0,
      deletedAt: null,
      failure: null,
      tags: [],
      ...more,
    });
  }

  endpoint(service: string, zone: number, more: object = {}): void {
    const networkInterfaceId = `eni-${service}-${zone}`;
    this.ctx.insert(networkInterfaces, {
      networkInterfaceId,
      subnetId: this.subnet(zone),
      vpcId: this.vpcId,
      availabilityZone: `us-east-1${"abc"[zone]}`,
      privateIpAddress: `172.31.${16 * zone}.50`,
      macAddress: "",
      securityGroupIds: ["sg-endpoint"],
      description: "",
      instanceId: "",
      createdAt: 0,
    });
    this.ctx.insert(vpcEndpoints, {
      vpcEndpointId: `vpce-${service}`,
      vpcId: this.vpcId,
      service,
      kind: "Interface",
      state: "available",
      routeTableIds: [],
      networkInterfaceIds: [networkInterfaceId],
      privateDnsEnabled: true,
      createdAt: 0,
      tags: [],
      ...more,
    });
  }

  /** What each hop is, and what ends it. */
  walk(leg: Partial<Leg> & Pick<Leg, "from" | "to">): string {
    const whole = { protocol: "tcp", port: 443, ...leg } as const;
    const hops = judgeLeg(this.ctx, whole);
    const disagree = reaches(this.ctx, whole) === hops.every(({ passes }) => passes) ? "" : "reaches says otherwise: ";
    return disagree + hops.map((hop) => `${hop.at === "route" ? hop.why : hop.at} ${hop.passes ? "+" : "-"}`).join(", ");
  }
}

test("a rule lets in what is of its protocol, in its range of ports, from its peer", () => {
  const cases: readonly [rule: Partial<Rule>, port: number, protocol: "tcp" | "udp", passes: boolean][] = [
    [{ ipProtocol: "tcp", fromPort: 80, toPort: 80, cidrIp: "0.0.0.0/0" }, 80, "tcp", true],
    [{ ipProtocol: "tcp", fromPort: 80, toPort: 80, cidrIp: "0.0.0.0/0" }, 80, "udp", false],
    [{ ipProtocol: "tcp", fromPort: 80, toPort: 80, cidrIp: "0.0.0.0/0" }, 79, "tcp", false],
    [{ ipProtocol: "tcp", fromPort: 32_768, toPort: 60_999, cidrIp: "0.0.0.0/0" }, 32_768, "tcp", true],
    [{ ipProtocol: "tcp", fromPort: 32_768, toPort: 60_999, cidrIp: "0.0.0.0/0" }, 60_999, "tcp", true],
    [{ ipProtocol: "tcp", fromPort: 32_768, toPort: 60_999, cidrIp: "0.0.0.0/0" }, 61_000, "tcp", false],
    [{ ipProtocol: "tcp", fromPort: 32_768, toPort: 60_999, cidrIp: "0.0.0.0/0" }, 32_767, "tcp", false],
    [{ ipProtocol: "udp", fromPort: 53, toPort: 53, cidrIp: "0.0.0.0/0" }, 53, "udp", true],
    [{ ipProtocol: "icmp", fromPort: -1, toPort: -1, cidrIp: "0.0.0.0/0" }, 80, "tcp", false],
    [{ ipProtocol: "-1", cidrIp: "0.0.0.0/0" }, 1, "udp", true],
    [{ ipProtocol: "-1", cidrIp: "172.31.0.0/20" }, 80, "tcp", true],
    [{ ipProtocol: "-1", cidrIp: "172.31.0.10/32" }, 80, "tcp", true],
    [{ ipProtocol: "-1", cidrIp: "172.31.0.11/32" }, 80, "tcp", false],
    [{ ipProtocol: "-1", cidrIp: "172.31.16.0/20" }, 80, "tcp", false],
    [{ ipProtocol: "-1", cidrIpv6: "::/0" }, 80, "tcp", false],
    [{ ipProtocol: "-1", sourceGroupId: "sg-from" }, 80, "tcp", true],
    [{ ipProtocol: "-1", sourceGroupId: "sg-other" }, 80, "tcp", false],
  ];
  for (const [rule, port, protocol, passes] of cases) {
    const p = new Place();
    p.group("sg-from", {});
    p.group("sg-to", { ingress: [rule] });
    const leg = { from: p.station(0, ["sg-from"]), to: p.station(1, ["sg-to"]), port, protocol };
    expect([rule, port, protocol, p.walk(leg)]).toEqual([rule, port, protocol, `egressRules +, local +, ingressRules ${passes ? "+" : "-"}`]);
  }
});

test("the rules of all groups of an interface are taken together, and the one that lets a packet through is named", () => {
  const p = new Place();
  p.group("sg-from", {});
  p.group("sg-shut", {});
  p.group("sg-open", { ingress: [{ ipProtocol: "udp", fromPort: 1, toPort: 2 }, { sourceGroupId: "sg-from" }] });
  const leg = (groups: string[]): Leg => ({ from: p.station(0, ["sg-from"]), to: p.station(1, groups), protocol: "tcp", port: 80 });
  expect(judgeLeg(p.ctx, leg(["sg-shut", "sg-open"])).at(-1)).toEqual({ at: "ingressRules", groupIds: ["sg-shut", "sg-open"], passes: true, ruleId: "sg-open/in1" });
  expect(judgeLeg(p.ctx, leg(["sg-shut"])).at(-1)).toEqual({ at: "ingressRules", groupIds: ["sg-shut"], passes: false, ruleId: null });
});

test("what may not go out ends at the start", () => {
  const p = new Place();
  p.group("sg-from", { egress: [{ ipProtocol: "tcp", fromPort: 80, toPort: 80, sourceGroupId: "sg-to" }] });
  p.group("sg-to", { ingress: [{ cidrIp: "0.0.0.0/0" }] });
  const [from, to] = [p.station(0, ["sg-from"]), p.station(1, ["sg-to"])];
  expect(p.walk({ from, to, port: 80 })).toBe("egressRules +, local +, ingressRules +");
  expect(p.walk({ from, to, port: 81 })).toBe("egressRules -");
  expect(p.walk({ from, to: SOMEBODY, port: 80 })).toBe("egressRules -");
});

test("out of a VPC leads the most specific route to something that works", () => {
  const cases: readonly [name: string, build: (p: Place) => void, publicIp: string | null, walk: string][] = [
    ["the default VPC with a public address", () => undefined, "54.80.0.10", "internetGateway +"],
    ["the default VPC without one", () => undefined, null, "noPublicIp -"],
    ["no route", (p) => p.route(0), "54.80.0.10", "noRoute -"],
    ["a NAT gateway", (p) => (p.nat(1), p.route(0, { destination: "0.0.0.0/0", target: "nat-1" })), null, "natGateway +, internetGateway +"],
    ["one that is deleted", (p) => (p.nat(1, { state: "deleted" }), p.route(0, { destination: "0.0.0.0/0", target: "nat-1" })), null, "blackhole -"],
    ["a private one", (p) => (p.nat(1, { allocationId: null }), p.route(0, { destination: "0.0.0.0/0", target: "nat-1" })), null, "natGateway +, noPublicIp -"],
    ["one in its own private subnet", (p) => (p.nat(0), p.route(0, { destination: "0.0.0.0/0", target: "nat-0" })), null, "natGateway +, natGatewayBehindNatGateway -"],
    ["one whose subnet leads nowhere", (p) => (p.nat(1), p.route(1), p.route(0, { destination: "0.0.0.0/0", target: "nat-1" })), null, "natGateway +, noRoute -"],
    ["a gateway that is gone", (p) => p.route(0, { destination: "0.0.0.0/0", target: "igw-gone" }), "54.80.0.10", "blackhole -"],
    ["the longer prefix", (p) => (p.nat(1), p.route(0, { destination: "0.0.0.0/0", target: "igw-gone" }, { destination: "198.51.100.0/24", target: "nat-1" }, { destination: "198.51.0.0/16", target: "igw-gone" })), null, "natGateway +, internetGateway +"],
    ["a detached gateway", (p) => p.ctx.update(internetGateways, p.ctx.all(internetGateways)[0]?.internetGatewayId ?? "", { vpcId: null }), "54.80.0.10", "blackhole -"],
  ];
  for (const [name, build, publicIp, walk] of cases) {
    const p = new Place();
    p.group("sg-from", {});
    build(p);
    expect([name, p.walk({ from: p.station(0, ["sg-from"], { publicIp }), to: SOMEBODY })]).toEqual([name, `egressRules +, ${walk}`]);
  }
});

test("from the internet a packet comes to what has a public address in a subnet that leads there", () => {
  const cases: readonly [name: string, build: (p: Place) => void, publicIp: string | null, walk: string][] = [
    ["a public subnet", () => undefined, "54.80.0.10", "internetGateway +, ingressRules +"],
    ["no public address", () => undefined, null, "noPublicIp -"],
    ["a private subnet", (p) => (p.nat(1), p.route(0, { destination: "0.0.0.0/0", target: "nat-1" })), "54.80.0.10", "noPublicIp -"],
    ["a subnet without a route", (p) => p.route(0), "54.80.0.10", "noRoute -"],
  ];
  for (const [name, build, publicIp, walk] of cases) {
    const p = new Place();
    p.group("sg-to", { ingress: [{ ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIp: "198.51.100.0/24" }] });
    build(p);
    expect([name, p.walk({ from: SOMEBODY, to: p.station(0, ["sg-to"], { publicIp }) })]).toEqual([name, walk]);
  }
});

test("a service is reached over the internet, by an interface endpoint whose group lets 443 in, or by a gateway endpoint", () => {
  const inVpc = [{ ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIp: "172.31.0.0/16" }];
  const cases: readonly [name: string, build: (p: Place) => void, to: Station, walk: string][] = [
    ["nothing", (p) => p.group("sg-endpoint", {}), REGISTRY, "noRoute -"],
    ["an endpoint", (p) => (p.group("sg-endpoint", { ingress: inVpc }), p.endpoint("ecr.api", 1)), REGISTRY, "local +, ingressRules +"],
    ["one that lets nobody in", (p) => (p.group("sg-endpoint", {}), p.endpoint("ecr.api", 1)), REGISTRY, "local +, ingressRules -"],
    ["one of another service", (p) => (p.group("sg-endpoint", { ingress: inVpc }), p.endpoint("ecs", 1)), REGISTRY, "noRoute -"],
    ["one whose name leads elsewhere", (p) => (p.group("sg-endpoint", { ingress: inVpc }), p.endpoint("ecr.api", 1, { privateDnsEnabled: false })), REGISTRY, "noRoute -"],
    ["one that is being made", (p) => (p.group("sg-endpoint", { ingress: inVpc }), p.endpoint("ecr.api", 1, { state: "pending" })), REGISTRY, "noRoute -"],
  ];
  for (const [name, build, to, walk] of cases) {
    const p = new Place();
    p.group("sg-from", {});
    p.route(0);
    build(p);
    expect([name, p.walk({ from: p.station(0, ["sg-from"]), to })]).toEqual([name, `egressRules +, ${walk}`]);
  }
  const p = new Place();
  p.group("sg-from", {});
  p.group("sg-endpoint", {});
  p.endpoint("s3", 1, { kind: "Gateway", networkInterfaceIds: [] });
  p.route(0, { destination: "pl-63a5400a", target: "vpce-s3" });
  const from = p.station(0, ["sg-from"]);
  expect(p.walk({ from, to: { kind: "service", service: "s3" } })).toBe("egressRules +, gatewayEndpoint +");
  expect(p.walk({ from, to: REGISTRY })).toBe("egressRules +, noRoute -");
});

test("between two VPCs there is no way", () => {
  const p = new Place();
  p.group("sg-open", { ingress: [{ cidrIp: "0.0.0.0/0" }] });
  p.ctx.insert(subnets, { subnetId: "subnet-x", vpcId: "vpc-x", availabilityZone: "us-east-1a", cidrBlock: "10.0.0.0/24", defaultForAz: false, mapPublicIpOnLaunch: false, tags: [] });
  const there = p.station(0, ["sg-open"], { subnetId: "subnet-x", address: "10.0.0.9" });
  expect(p.walk({ from: p.station(0, ["sg-open"]), to: there })).toBe("egressRules +, otherVpc -");
});
