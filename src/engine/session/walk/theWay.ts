import { call } from "../../../aws/generated/api.ts";
import { EPHEMERAL_PORTS } from "../../../aws/rules/ports.ts";
import type { View } from "../../kernel/context.ts";
import { judgeLeg, type Hop } from "../../services/ec2/contract.ts";
import { subnets } from "../../services/ec2/tables.ts";
import { groupsText, groupText, letIn } from "./repairs.ts";
import { codeOf, type Road } from "./road.ts";
import { passes, stops, type Finding, type Repair } from "./walk.ts";

/** Whether the load balancer is enabled in the zone where the road ends. */
export function judgeZone({ view, balancer, zone, enable, ...road }: Road): Finding {
  if (zone === "all" || balancer.availabilityZones.includes(zone)) return passes(zone, `${balancer.loadBalancerName} is enabled in ${zone}.`);
  const own = new Set(balancer.subnetIds);
  const [subnet] = view.all(subnets).filter((one) => one.vpcId === balancer.vpcId && one.availabilityZone === zone && !own.has(one.subnetId));
  const made = enable(subnet?.subnetId ?? "");
  return stops(zone, `${balancer.loadBalancerName} is not enabled in ${zone}: it neither checks what is there nor sends it requests.`, {
    reason: codeOf(road, "Target.NotInUse"),
    field: `${made.operation} Subnets`,
    repairs: subnet === undefined ? [] : [letIn(`Enable ${zone}`, made)],
  });
}

/** Whether a route leads from the node of the load balancer to the end. */
export function judgeRoute(road: Road): Finding {
  const route = hopsTo(road, road.port).find((hop) => hop.at === "route");
  if (route === undefined) return passes("–", "The target has no address in the VPC.");
  const name = route.target ?? route.why;
  if (route.passes) return passes(name, `${route.routeTableId} leads from ${route.subnetId} to the target: ${route.target ?? "local"}.`);
  return stops(name, `${route.routeTableId} of ${route.subnetId} does not lead to the target.`, { reason: codeOf(road, "Target.Timeout"), field: "CreateRoute DestinationCidrBlock" });
}

/** Whether the groups at both ends let the requests through, and the health checks where those go to a port of their own. */
export function judgeSecurityGroups(road: Road): Finding {
  const { view, balancer, groupIds, port, probe } = road;
  const stopped = stoppedAt(road, port);
  if (stopped !== undefined) return dropped(road, { hop: stopped, port, isProbe: false });
  const probed = probe.port === port ? undefined : stoppedAt(road, probe.port);
  if (probed !== undefined) return dropped(road, { hop: probed, port: probe.port, isProbe: true });
  return passes(groupsText(view, groupIds), `${groupsText(view, balancer.securityGroupIds)} lets TCP ${port} out, and ${groupsText(view, groupIds)} lets it in.`);
}

type GroupsHop = Hop & { readonly at: "egressRules" | "ingressRules" };

function dropped(road: Road, { hop, port, isProbe }: { readonly hop: GroupsHop; readonly port: number; readonly isProbe: boolean }): Finding {
  const { view, groupIds: to, lost } = road;
  const from = road.balancer.securityGroupIds;
  const isOut = hop.at === "egressRules";
  const what = isProbe ? "Health checks" : "Requests";
  const end = isProbe ? "so they time out, while requests to the traffic port would get through" : `so they time out (${lost.silent}), and so do the health checks`;
  const finding = stops(
    groupsText(view, hop.groupIds),
    isOut ? `No rule of ${groupsText(view, from)} lets TCP ${port} out to the target. ${what} are dropped, ${end}.` : `No rule of ${groupsText(view, to)} lets TCP ${port} in from ${groupsText(view, from)}. ${what} are dropped, ${end}.`,
    {
      reason: codeOf(road, "Target.Timeout"),
      field: isOut ? "AuthorizeSecurityGroupEgress IpPermissions" : "AuthorizeSecurityGroupIngress IpPermissions",
      repairs: isOut ? open(view, "Egress", { of: from[0] ?? "", peer: to[0] ?? "", ports: portsFor(road, port) }) : open(view, "Ingress", { of: to[0] ?? "", peer: from[0] ?? "", ports: portsFor(road, port) }),
    },
  );
  return isProbe ? { ...finding, verdict: "warns" } : finding;
}

interface Ports {
  readonly from: number;
  readonly to: number;
}

/** A rule of one group for another. */
function open(view: View, way: "Ingress" | "Egress", { of, peer, ports }: { readonly of: string; readonly peer: string; readonly ports: Ports }): readonly Repair[] {
  const made = call("ec2", `AuthorizeSecurityGroup${way}`, { GroupId: of, IpPermissions: permissions(peer, ports) });
  return [letIn(`Let ${portText(ports)} ${way === "Ingress" ? "in from" : "out to"} ${groupText(view, peer)}`, made)];
}

const permissions = (GroupId: string, { from, to }: Ports) => [{ IpProtocol: "tcp", FromPort: from, ToPort: to, UserIdGroupPairs: [{ GroupId }] }];

const portText = ({ from, to }: Ports): string => (from === to ? `TCP ${from}` : `TCP ${from}–${to}`);

/** A dynamic host port changes with every task: the whole range is opened, as the ECS guide advises. */
function portsFor({ address }: Road, port: number): Ports {
  const isDynamic = address === null && port >= EPHEMERAL_PORTS.first && port <= EPHEMERAL_PORTS.last;
  return isDynamic ? { from: EPHEMERAL_PORTS.first, to: EPHEMERAL_PORTS.last } : { from: port, to: port };
}

function stoppedAt(road: Road, port: number): GroupsHop | undefined {
  return hopsTo(road, port).find((hop): hop is GroupsHop => hop.at !== "route" && !hop.passes);
}

function hopsTo({ view, legTo }: Road, port: number): readonly Hop[] {
  const leg = legTo(port);
  return leg === undefined ? [] : judgeLeg(view, leg);
}
