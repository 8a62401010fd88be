import type { NetworkConfiguration } from "../../aws/generated/ecs.ts";
import type { Rows } from "../../bridge/protocol.ts";
import type { SubnetKind } from "../graph/lens/subnetKind.ts";
import { subnetsOf } from "../store/subnets.ts";
import { instancesOf, kindOf, living, type Network, taskSubnetIds, usualGroupId, usualVpcId } from "./usualNetwork.ts";

type Subnet = Rows["ec2.subnets"];

/** Where an instance that is to join others is launched in a zone, and with which groups: as one of them is. */
export function placeLikeOthers(tables: Network, availabilityZone: string, clusterArn: string | null): { readonly subnet: Subnet | undefined; readonly securityGroupIds: readonly string[] } {
  const vpcId = usualVpcId(tables, clusterArn);
  const others = (clusterArn === null ? living(tables) : instancesOf(clusterArn, tables)).filter((row) => row.vpcId === vpcId);
  const like = others.find((row) => row.availabilityZone === availabilityZone) ?? others[0];
  const here = subnetsOf(vpcId, tables, availabilityZone);
  const kind = kindOf(tables["ec2.subnets"].get(like?.subnetId ?? ""), tables);
  const subnet = here.find(({ subnetId }) => subnetId === like?.subnetId) ?? here.find((row) => kindOf(row, tables) === kind) ?? here[0];
  // The default group is what EC2 gives who names none.
  const isSaid = like?.securityGroupIds.some((id) => tables["ec2.securityGroups"].get(id)?.groupName !== "default") === true;
  return { subnet, securityGroupIds: isSaid ? like.securityGroupIds : [] };
}

/** The zones in which an instance can join others. */
export function zonesLikeOthers(tables: Network, clusterArn: string | null): readonly string[] {
  return [...new Set(subnetsOf(usualVpcId(tables, clusterArn), tables).map(({ availabilityZone }) => availabilityZone))];
}

/** Where tasks on Fargate stand when nothing else is said: with public addresses in public subnets, like those of the account's instances in their group. */
export function fargateNetwork(tables: Network, assignPublicIp: "ENABLED" | "DISABLED" = "ENABLED"): NetworkConfiguration {
  const vpcId = usualVpcId(tables);
  const subnets = assignPublicIp === "ENABLED" ? balancerSubnetIds(vpcId, "internet-facing", tables) : taskSubnetIds(vpcId, tables);
  const group = usualGroupId(vpcId, tables);
  return { awsvpcConfiguration: { subnets: [...subnets], ...(group === undefined ? {} : { securityGroups: [group] }), assignPublicIp } };
}

/** A load balancer takes one subnet in each zone: a public one where clients come from the internet, else one where instances are. */
export function balancerSubnetIds(vpcId: string, scheme: "internet-facing" | "internal", tables: Network): readonly string[] {
  const wanted: readonly SubnetKind["kind"][] = scheme === "internet-facing" ? ["public", "private", "isolated"] : ["private", "isolated", "public"];
  const zones = new Map<string, Subnet>();
  for (const row of subnetsOf(vpcId, tables)) {
    const before = zones.get(row.availabilityZone);
    if (before === undefined || rank(row) < rank(before)) zones.set(row.availabilityZone, row);
  }
  return [...zones.values()].map(({ subnetId }) => subnetId);

  function rank(row: Subnet): number {
    return wanted.indexOf(kindOf(row, tables) ?? "isolated");
  }
}
