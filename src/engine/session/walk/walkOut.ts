import { call } from "../../../aws/generated/api.ts";
import { REGION } from "../../../aws/region.ts";
import type { View } from "../../kernel/context.ts";
import { instanceOf, judgeLeg, stationOfInstance, type Hop, type InstanceRow, type RouteWhy, type Station } from "../../services/ec2/contract.ts";
import { natGateways } from "../../services/ec2/routing/tables.ts";
import { groupsText, letIn, toInternetGateway } from "./repairs.ts";
import type { Repair } from "./walk.ts";

/** What an instance needs to reach: ECS for its agent, and where images come from. */
export type Destination = "ecs" | "ecr" | "public registry";

/** The way of an instance to one of them. */
export interface WayOut {
  readonly to: Destination;
  readonly isOpen: boolean;
  /** How it goes, or what stops it, in a sentence. */
  readonly says: string;
  /** The best first. */
  readonly repairs: readonly Repair[];
}

/** The ways of an instance out of its subnet; none for one that EC2 has forgotten. */
export function waysOut(view: View, instanceId: string): readonly WayOut[] {
  if (stationOfInstance(view, instanceId) === undefined) return [];
  return (["ecs", "ecr", "public registry"] as const).map((to) => wayOut(view, instanceId, to));
}

function wayOut(view: View, instanceId: string, to: Destination): WayOut {
  const walks = STATIONS[to].map((station) => hopsTo(view, instanceId, station));
  const stopped = walks.map((hops) => hops.at(-1)).find((hop) => hop?.passes === false);
  if (stopped === undefined) return { to, isOpen: true, says: openText(walks[0] ?? []), repairs: [] };
  return { to, isOpen: false, says: stopText(view, stopped), repairs: repairsOf(view, stopped, { instanceId, to }) };
}

/** Of ECR its API, its registry, and S3, where the layers lie. Public registries stand in the internet. */
const STATIONS: Readonly<Record<Destination, readonly Station[]>> = {
  ecs: [{ kind: "service", service: "ecs" }],
  ecr: ["ecr.api", "ecr.dkr", "s3"].map((service) => ({ kind: "service", service })),
  "public registry": [{ kind: "internet", address: "198.51.100.80" }],
};

function hopsTo(view: View, instanceId: string, to: Station): readonly Hop[] {
  const from = stationOfInstance(view, instanceId);
  return from === undefined ? [] : judgeLeg(view, { from, to, protocol: "tcp", port: 443 });
}

function openText(hops: readonly Hop[]): string {
  const route = hops.find((hop) => hop.at === "route");
  return route?.at !== "route" || route.why === "local" ? "By an interface endpoint in the VPC." : `By ${route.target ?? "its route table"}.`;
}

function stopText(view: View, hop: Hop): string {
  if (hop.at === "route") return ROUTE_TEXTS[hop.why]?.(hop.routeTableId, hop.target ?? "") ?? `${hop.routeTableId} does not lead there.`;
  if (hop.at === "egressRules") return `No outbound rule of ${groupsText(view, hop.groupIds)} lets TCP 443 out.`;
  return `No inbound rule of ${groupsText(view, hop.groupIds)}, the endpoint's group, lets TCP 443 in.`;
}

const ROUTE_TEXTS: Readonly<Partial<Record<RouteWhy, (table: string, target: string) => string>>> = {
  noRoute: (table) => `${table}, the route table of its subnet, has no route out.`,
  blackhole: (table, target) => `${table} leads to ${target}, which is gone or not available (blackhole).`,
  noPublicIp: (table, target) => `${table} leads to ${target}, and through an internet gateway goes only what has a public address.`,
  natGatewayBehindNatGateway: (table) => `The NAT gateway stands in a subnet whose ${table} leads to a NAT gateway itself.`,
};

interface Way {
  readonly instanceId: string;
  readonly to: Destination;
}

function repairsOf(view: View, hop: Hop, way: Way): readonly Repair[] {
  const instance = instanceOf(view, way.instanceId);
  if (instance === undefined) return [];
  if (hop.at === "egressRules") {
    const IpPermissions = [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];
    return [letIn("Let TCP 443 out to anywhere", call("ec2", "AuthorizeSecurityGroupEgress", { GroupId: hop.groupIds[0] ?? "", IpPermissions }))];
  }
  if (hop.at === "ingressRules") {
    const IpPermissions = [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, UserIdGroupPairs: [{ GroupId: instance.securityGroupIds[0] ?? "" }] }];
    return [letIn("Let TCP 443 in to the endpoint", call("ec2", "AuthorizeSecurityGroupIngress", { GroupId: hop.groupIds[0] ?? "", IpPermissions }))];
  }
  return hop.at === "route" ? routesFor(view, hop, { ...way, instance }) : [];
}

type RouteHop = Hop & { readonly at: "route" };

function routesFor(view: View, hop: RouteHop, way: Way & { readonly instance: InstanceRow }): readonly Repair[] {
  const { instance } = way;
  const isPublic = stationOfInstance(view, way.instanceId)?.publicIp !== null;
  const gone = hop.why === "blackhole" || hop.why === "noPublicIp" ? [call("ec2", "DeleteRoute", { RouteTableId: hop.routeTableId, DestinationCidrBlock: "0.0.0.0/0" })] : [];
  const routes = [...toNatGateway(view, instance.vpcId, hop.routeTableId), ...(isPublic ? toInternetGateway(view, hop) : [])];
  return [...routes.map(({ label, calls }) => ({ label, calls: [...gone, ...calls] })), ...endpoints(instance, way.to)];
}

function toNatGateway(view: View, vpcId: string, RouteTableId: string): readonly Repair[] {
  const gateway = view.all(natGateways).find((one) => one.vpcId === vpcId && one.state === "available");
  if (gateway === undefined) return [];
  const NatGatewayId = gateway.natGatewayId;
  return [letIn("Add a route to the NAT gateway", call("ec2", "CreateRoute", { RouteTableId, DestinationCidrBlock: "0.0.0.0/0", NatGatewayId }))];
}

/** ECS guide, "Interface VPC endpoints": what agents need. ECR keeps layers in S3, which a gateway endpoint leads to. */
const ENDPOINTS: Readonly<Record<Exclude<Destination, "public registry">, readonly string[]>> = { ecs: ["ecs", "ecs-agent", "ecs-telemetry"], ecr: ["ecr.api", "ecr.dkr"] };

function endpoints({ vpcId, subnetId, securityGroupIds }: { readonly vpcId: string; readonly subnetId: string; readonly securityGroupIds: readonly string[] }, to: Destination): readonly Repair[] {
  if (to === "public registry") return []; // AWS has no endpoint for what is not its own.
  const calls = ENDPOINTS[to].map((service) =>
    call("ec2", "CreateVpcEndpoint", { VpcId: vpcId, ServiceName: `com.amazonaws.${REGION}.${service}`, VpcEndpointType: "Interface", SubnetIds: [subnetId], SecurityGroupIds: [...securityGroupIds] }),
  );
  return [{ label: to === "ecs" ? "Create endpoints for ECS" : "Create endpoints for ECR", calls }];
}
