import { idOf, parseArn } from "../../../aws/arn.ts";
import { call } from "../../../aws/generated/api.ts";
import { REGION } from "../../../aws/region.ts";
import type { View } from "../../kernel/context.ts";
import { defaultSecurityGroupOf, judgeLeg, securityGroupOf, stationInSubnet, stationOfInstance, stationOfInterface, subnetOf, type Hop, type InterfaceStation, type RouteWhy, type Station } from "../../services/ec2/contract.ts";
import { ecrImage } from "../../services/ecs/processes/pullRights.ts";
import { isOnFargate } from "../../services/ecs/processes/taskRows.ts";
import { services, taskDefinitions, tasks, type TaskRow } from "../../services/ecs/tables.ts";
import { natGateways } from "../../services/ec2/routing/tables.ts";
import { groupsText, letIn, toInternetGateway } from "./repairs.ts";
import type { Repair } from "./walk.ts";

/** What an instance needs to reach, ECS for its agent and where images come from; a task on Fargate also what it gets before it begins. */
export type Destination = "ecs" | "ecr" | "public registry" | "secretsmanager" | "ssm" | "logs";

/** The way of an instance, or of a task on Fargate, to one of them. */
export interface WayOut {
  readonly to: Destination;
  readonly isOpen: boolean;
  /** How it goes, or what stops it, in a sentence. */
  readonly says: string;
  /** The best first. */
  readonly repairs: readonly Repair[];
}

/** The ways of an instance out of its subnet, or of a task on Fargate by its ARN; none for one that EC2 has forgotten. */
export function waysOut(view: View, instanceId: string): readonly WayOut[] {
  const task = view.find(tasks, instanceId);
  if (task !== undefined) return waysOfTask(view, task);
  const from = stationOfInstance(view, instanceId);
  return from === undefined ? [] : (["ecs", "ecr", "public registry"] as const).map((to) => wayOut(view, { from, to, task }));
}

/** From where a task is or was: its interface goes with it. What it asks for is what its containers need. */
function waysOfTask(view: View, task: TaskRow): readonly WayOut[] {
  const { network, networkInterface, taskArn } = task;
  if (!isOnFargate(task) || network === null || networkInterface === null) return [];
  const { subnetId, networkInterfaceId } = networkInterface;
  const vpcId = subnetOf(view, subnetId)?.vpcId;
  if (vpcId === undefined) return [];
  const named = network.securityGroupIds.filter((id) => securityGroupOf(view, id) !== undefined);
  const securityGroupIds = named.length > 0 ? named : [defaultSecurityGroupOf(view, vpcId).groupId];
  const from = stationOfInterface(view, networkInterfaceId ?? "") ?? stationInSubnet(view, { subnetId, securityGroupIds, name: taskArn, isPublic: network.assignPublicIp === true });
  return destinationsOf(view, task).map((to) => wayOut(view, { from, to, task }));
}

function destinationsOf(view: View, task: TaskRow): readonly Destination[] {
  const wanted = new Set<Destination>(task.containers.map(({ image }) => (ecrImage(image) === null ? "public registry" : "ecr")));
  for (const { secrets = [], logConfiguration } of view.find(taskDefinitions, task.taskDefinitionArn)?.definition.containerDefinitions ?? []) {
    for (const { valueFrom } of secrets) wanted.add(parseArn(valueFrom)?.service === "secretsmanager" ? "secretsmanager" : "ssm");
    if (logConfiguration?.logDriver === "awslogs") wanted.add("logs");
  }
  return (["ecr", "public registry", "secretsmanager", "ssm", "logs"] as const).filter((one) => wanted.has(one));
}

function wayOut(view: View, way: Way): WayOut {
  const { from, to } = way;
  const walks = STATIONS[to].map((station) => judgeLeg(view, { from, to: station, protocol: "tcp", port: 443 }));
  const stopped = walks.map((hops) => hops.at(-1)).find((hop) => hop?.passes === false);
  if (stopped === undefined) return { to, isOpen: true, says: openText(walks[0] ?? []), repairs: [] };
  return { to, isOpen: false, says: stopText(view, stopped), repairs: repairsOf(view, stopped, way) };
}

/** Of ECR its API, its registry, and S3, where the layers lie. Public registries stand in the internet. */
const STATIONS: Readonly<Record<Destination, readonly Station[]>> = {
  ecs: [{ kind: "service", service: "ecs" }],
  ecr: ["ecr.api", "ecr.dkr", "s3"].map((service) => ({ kind: "service", service })),
  "public registry": [{ kind: "internet", address: "198.51.100.80" }],
  secretsmanager: [{ kind: "service", service: "secretsmanager" }],
  ssm: [{ kind: "service", service: "ssm" }],
  logs: [{ kind: "service", service: "logs" }],
};

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
  readonly from: InterfaceStation;
  readonly to: Destination;
  /** Of a task on Fargate. */
  readonly task: TaskRow | undefined;
}

function repairsOf(view: View, hop: Hop, way: Way): readonly Repair[] {
  const { securityGroupIds } = way.from;
  if (hop.at === "egressRules") {
    const IpPermissions = [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];
    return [letIn("Let TCP 443 out to anywhere", call("ec2", "AuthorizeSecurityGroupEgress", { GroupId: hop.groupIds[0] ?? "", IpPermissions }))];
  }
  if (hop.at === "ingressRules") {
    const IpPermissions = [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, UserIdGroupPairs: [{ GroupId: securityGroupIds[0] ?? "" }] }];
    return [letIn("Let TCP 443 in to the endpoint", call("ec2", "AuthorizeSecurityGroupIngress", { GroupId: hop.groupIds[0] ?? "", IpPermissions }))];
  }
  return hop.at === "route" ? routesFor(view, hop, way) : [];
}

type RouteHop = Hop & { readonly at: "route" };

function routesFor(view: View, hop: RouteHop, { from, to, task }: Way): readonly Repair[] {
  const vpcId = subnetOf(view, from.subnetId)?.vpcId ?? "";
  const ownEndpoints = endpoints({ ...from, vpcId }, to);
  if (hop.why === "noPublicIp" && task !== undefined) return [...publicAddressFor(view, task), ...ownEndpoints];
  const gone = hop.why === "blackhole" || hop.why === "noPublicIp" ? [call("ec2", "DeleteRoute", { RouteTableId: hop.routeTableId, DestinationCidrBlock: "0.0.0.0/0" })] : [];
  const routes = [...toNatGateway(view, vpcId, hop.routeTableId), ...(from.publicIp === null ? [] : toInternetGateway(view, hop))];
  return [...routes.map(({ label, calls }) => ({ label, calls: [...gone, ...calls] })), ...ownEndpoints];
}

/** A task on Fargate in a public subnet lacks nothing but an address that the internet knows; its service can have its tasks get one. */
function publicAddressFor(view: View, { serviceArn }: TaskRow): readonly Repair[] {
  const service = view.find(services, serviceArn ?? "");
  if (service === undefined || service.network === null) return [];
  const { subnetIds, securityGroupIds } = service.network;
  const awsvpcConfiguration = { subnets: [...subnetIds], ...(securityGroupIds.length === 0 ? {} : { securityGroups: [...securityGroupIds] }), assignPublicIp: "ENABLED" as const };
  const input = { cluster: idOf(service.clusterArn), service: service.serviceName, networkConfiguration: { awsvpcConfiguration } };
  return [{ label: "Give its tasks public addresses", calls: [call("ecs", "UpdateService", input)] }];
}

function toNatGateway(view: View, vpcId: string, RouteTableId: string): readonly Repair[] {
  const gateway = view.all(natGateways).find((one) => one.vpcId === vpcId && one.state === "available");
  if (gateway === undefined) return [];
  const NatGatewayId = gateway.natGatewayId;
  return [letIn("Add a route to the NAT gateway", call("ec2", "CreateRoute", { RouteTableId, DestinationCidrBlock: "0.0.0.0/0", NatGatewayId }))];
}

/** ECS guide, "Interface VPC endpoints": what agents need. ECR keeps layers in S3, which a gateway endpoint leads to. */
const ENDPOINTS: Readonly<Record<Exclude<Destination, "public registry">, readonly string[]>> = { ecs: ["ecs", "ecs-agent", "ecs-telemetry"], ecr: ["ecr.api", "ecr.dkr"], secretsmanager: ["secretsmanager"], ssm: ["ssm"], logs: ["logs"] };

function endpoints({ vpcId, subnetId, securityGroupIds }: { readonly vpcId: string; readonly subnetId: string; readonly securityGroupIds: readonly string[] }, to: Destination): readonly Repair[] {
  if (to === "public registry") return []; // AWS has no endpoint for what is not its own.
  const calls = ENDPOINTS[to].map((service) =>
    call("ec2", "CreateVpcEndpoint", { VpcId: vpcId, ServiceName: `com.amazonaws.${REGION}.${service}`, VpcEndpointType: "Interface", SubnetIds: [subnetId], SecurityGroupIds: [...securityGroupIds] }),
  );
  return [{ label: ENDPOINT_LABELS[to], calls }];
}

const ENDPOINT_LABELS: Readonly<Record<Exclude<Destination, "public registry">, string>> = {
  ecs: "Create endpoints for ECS",
  ecr: "Create endpoints for ECR",
  secretsmanager: "Create an endpoint for Secrets Manager",
  ssm: "Create an endpoint for Parameter Store",
  logs: "Create an endpoint for CloudWatch Logs",
};
