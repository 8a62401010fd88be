import { classicListenerId } from "../../../aws/classicListener.ts";
import type { NetworkLens, NetworkStop, Rows } from "../../../bridge/protocol.ts";
import { clusterNameIn, shortName } from "../../store/names.ts";
import type { Tables } from "../../store/replica.ts";
import { defaultVpc } from "../../store/subnets.ts";

/** Security groups by name, in the order in which they are attached; of one that is gone, its id. */
export function groupNames(groupIds: readonly string[], { "ec2.securityGroups": groups }: Pick<Tables, "ec2.securityGroups">): readonly string[] {
  return groupIds.map((id) => groups.get(id)?.groupName ?? id);
}

/** The VPC in which the instances of a cluster are, or those that are about to join it; of one without, the default VPC. */
export function vpcOfCluster(clusterArn: string, tables: Tables): Rows["ec2.vpcs"] | undefined {
  for (const row of tables["ecs.containerInstances"].values()) {
    const vpcId = row.clusterArn === clusterArn && row.status !== "INACTIVE" ? tables["ec2.instances"].get(row.ec2InstanceId)?.vpcId : undefined;
    if (vpcId !== undefined) return tables["ec2.vpcs"].get(vpcId);
  }
  const clusterName = tables["ecs.clusters"].get(clusterArn)?.clusterName;
  for (const { state, userData, vpcId } of tables["ec2.instances"].values()) {
    if (state !== "terminated" && clusterNameIn(userData) === clusterName) return tables["ec2.vpcs"].get(vpcId);
  }
  return defaultVpc(tables);
}

/** The gateways of a VPC to the internet. */
export function gatewaysOf(vpcId: string, tables: Pick<Tables, "ec2.internetGateways" | "ec2.natGateways">) {
  return {
    internet: [...tables["ec2.internetGateways"].values()].filter((row) => row.vpcId === vpcId),
    nat: [...tables["ec2.natGateways"].values()].filter((row) => row.vpcId === vpcId && (row.state === "available" || row.state === "pending")),
  };
}

/** What stops a packet, as the end of a sentence. */
export function stopWords({ hop, port }: NetworkStop, tables: Pick<Tables, "ec2.securityGroups">): string {
  if (hop.at === "route") return `${ROUTE_WORDS[hop.why]} (${shortName(hop.routeTableId)} of ${shortName(hop.subnetId)})`;
  const names = groupNames(hop.groupIds, tables).join(", ");
  return hop.at === "ingressRules" ? `no inbound rule of ${names} lets in TCP ${port}` : `no outbound rule of ${names} lets out TCP ${port}`;
}

const ROUTE_WORDS: Readonly<Record<(NetworkStop["hop"] & { readonly at: "route" })["why"], string>> = {
  local: "local",
  internetGateway: "through the internet gateway",
  natGateway: "through the NAT gateway",
  gatewayEndpoint: "through the gateway endpoint",
  noRoute: "no route leads there",
  blackhole: "the route leads to something that is gone",
  noPublicIp: "it has no public address",
  natGatewayBehindNatGateway: "the NAT gateway's own subnet leads to a NAT gateway",
  otherVpc: "it is in another VPC",
};

type Listening = Pick<Tables, "elbv2.listeners" | "elb.loadBalancers">;

/** What stops the clients of a load balancer at all of its listeners; null: at one they get in, or there is none. */
export function stopOfClients(loadBalancerArn: string, { answer, tables }: { readonly answer: NetworkLens; readonly tables: Listening }): NetworkStop | null {
  let first: NetworkStop | null = null;
  for (const listenerArn of listenersOf(loadBalancerArn, tables)) {
    const stop = answer.listeners[listenerArn];
    if (stop === null || stop === undefined) return null;
    first ??= stop;
  }
  return first;
}

function listenersOf(loadBalancerArn: string, tables: Listening): readonly string[] {
  const classic = tables["elb.loadBalancers"].get(loadBalancerArn);
  if (classic !== undefined) return classic.listeners.map(({ loadBalancerPort }) => classicListenerId(loadBalancerArn, loadBalancerPort));
  return [...tables["elbv2.listeners"].values()].filter((row) => row.loadBalancerArn === loadBalancerArn).map(({ listenerArn }) => listenerArn);
}

/** Load balancers of both generations. */
export const balancersIn = (tables: Pick<Tables, "elbv2.loadBalancers" | "elb.loadBalancers">): readonly (Rows["elbv2.loadBalancers"] | Rows["elb.loadBalancers"])[] => [
  ...tables["elbv2.loadBalancers"].values(),
  ...tables["elb.loadBalancers"].values(),
];
