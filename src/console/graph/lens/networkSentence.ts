import type { NetworkLens, Rows } from "../../../bridge/protocol.ts";
import type { Tables } from "../../store/replica.ts";
import { defaultVpc, subnetsOf } from "../../store/subnets.ts";
import { isClassic, OUTSIDE, thingOf, type Thing } from "../things.ts";
import { balancersIn, gatewaysOf, groupNames, stopOfClients, stopWords, vpcOfCluster } from "./networkFacts.ts";
import { subnetKind } from "./subnetKind.ts";

interface Known {
  readonly tables: Tables;
  /** null: the engine has not answered yet. */
  readonly answer: NetworkLens | null;
}

/** What the network lens says of a thing, for who cannot see its card; nothing where it has nothing to say. */
export function networkSentence(nodeId: string, known: Known): string {
  const thing = thingOf(nodeId, known.tables);
  return thing === undefined ? "" : told(thing, known);
}

function told(thing: Thing, known: Known): string {
  const { tables } = known;
  switch (thing.kind) {
    case "internet":
      return ofInternet(known);
    case "loadBalancer":
      return `${ofBalancer(tables["elbv2.loadBalancers"].get(thing.id) ?? tables["elb.loadBalancers"].get(thing.id), known)}${isClassic(thing.id) ? ` ${ofGroup(thing.id, known)}` : ""}`.trim();
    case "targetGroup":
      return ofGroup(thing.id, known);
    case "service":
      return ofService(tables["ecs.services"].get(thing.id), tables);
    case "cluster":
      return ofVpc(vpcOfCluster(thing.id, tables), tables);
    case "outside":
      return ofVpc(defaultVpc(tables), tables);
    case "zone":
      return ofZone(thing, tables);
    case "instance":
      return ofMachine(tables["ecs.containerInstances"].get(thing.id)?.ec2InstanceId ?? "", known);
    case "machine":
      return ofMachine(thing.id, known);
    case "rule":
    case "task":
    case "autoScalingGroup":
    case "capacityProvider":
      return "";
  }
}

function ofInternet({ tables, answer }: Known): string {
  if (answer === null) return "";
  const shut = balancersIn(tables).filter(({ loadBalancerArn }) => stopOfClients(loadBalancerArn, { answer, tables }) !== null);
  return shut.length === 0 ? "" : `Clients do not get in to ${shut.map(({ loadBalancerName }) => loadBalancerName).join(", ")}.`;
}

function ofBalancer(row: Rows["elbv2.loadBalancers"] | Rows["elb.loadBalancers"] | undefined, { tables, answer }: Known): string {
  if (row === undefined) return "";
  const stop = answer === null ? undefined : stopOfClients(row.loadBalancerArn, { answer, tables });
  const clients = stop === undefined ? "" : stop === null ? " Clients get in." : ` Clients do not get in: ${stopWords(stop, tables)}.`;
  return `${row.scheme} in ${row.availabilityZones.join(", ")}. ${groupsSentence(row.securityGroupIds, tables)}${clients}`;
}

function ofGroup(arn: string, { tables, answer }: Known): string {
  const reach = answer?.targetGroups[arn];
  if (reach === undefined || reach.targets === 0) return "";
  return `The load balancer gets through to ${reach.reached} of ${reach.targets} ${isClassic(arn) ? "instances" : "targets"}${reach.stop === null ? "" : `: ${stopWords(reach.stop, tables)}`}.`;
}

function ofService(row: Rows["ecs.services"] | undefined, tables: Tables): string {
  const network = row?.network ?? null;
  if (network === null) return "Its tasks use the network of their instances.";
  return `Its tasks have network interfaces of their own. ${groupsSentence(network.securityGroupIds, tables)} Subnets ${network.subnetIds.join(", ")}.`;
}

function ofVpc(vpc: Rows["ec2.vpcs"] | undefined, tables: Tables): string {
  if (vpc === undefined) return "";
  const { internet, nat } = gatewaysOf(vpc.vpcId, tables);
  const gateways = [...internet.map(({ internetGatewayId }) => `internet gateway ${internetGatewayId}`), ...nat.map(({ natGatewayId }) => `NAT gateway ${natGatewayId}`)];
  return `${vpc.vpcId}, ${vpc.cidrBlock}, ${gateways.length === 0 ? "no gateway" : gateways.join(", ")}.`;
}

function ofZone({ box, availabilityZone }: Thing & { readonly kind: "zone" }, tables: Tables): string {
  const vpc = box === OUTSIDE ? defaultVpc(tables) : vpcOfCluster(box, tables);
  const subnets = vpc === undefined ? [] : subnetsOf(vpc.vpcId, tables, availabilityZone);
  return subnets.map((subnet) => `Subnet ${subnet.cidrBlock}, ${subnetKind(subnet, tables).kind}.`).join(" ") || "No subnet.";
}

function ofMachine(instanceId: string, { tables, answer }: Known): string {
  const row = tables["ec2.instances"].get(instanceId);
  const subnet = tables["ec2.subnets"].get(row?.subnetId ?? "");
  if (row === undefined || subnet === undefined) return "";
  const publicIp = answer?.publicIps[instanceId];
  const address = `address ${row.privateIpAddress}${publicIp === undefined ? "" : `, public ${publicIp}`}`;
  return `Subnet ${subnet.cidrBlock}, ${subnetKind(subnet, tables).kind}, ${address}. ${groupsSentence(row.securityGroupIds, tables)}`;
}

function groupsSentence(groupIds: readonly string[], tables: Tables): string {
  return groupIds.length === 0 ? "No security group." : `Security groups ${groupNames(groupIds, tables).join(", ")}.`;
}
