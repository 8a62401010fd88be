import type { View } from "../../kernel/context.ts";
import { defaultSecurityGroupOf, judgeLeg, reaches, stationInSubnet, stationOfInstance, type Leg } from "../../services/ec2/contract.ts";
import { instances, subnets, type SubnetRow } from "../../services/ec2/tables.ts";
import { legOfClients, legToTarget } from "../../services/elbv2/contract.ts";
import { listeners, loadBalancers, targetGroups, targetsByGroup, type ListenerRow, type TargetGroupRow } from "../../services/elbv2/tables.ts";
import type { NetworkLens, Stop, SubnetReach, TargetsReached } from "./lens.ts";

/** Who reaches whom now: clients the listeners, load balancers their targets, and subnets the services of AWS. Only looks. */
export function networkLens(view: View): NetworkLens {
  return {
    listeners: Object.fromEntries(view.all(listeners).map((row) => [row.listenerArn, stopOfClients(view, row)])),
    targetGroups: Object.fromEntries(view.all(targetGroups).map((row) => [row.targetGroupArn, targetsReached(view, row)])),
    subnets: Object.fromEntries(view.all(subnets).map((row) => [row.subnetId, subnetReach(view, row)])),
    publicIps: publicIps(view),
  };
}

function stopOfClients(view: View, { loadBalancerArn, port }: ListenerRow): Stop | null {
  return stopOn(view, legOfClients(view, view.need(loadBalancers, loadBalancerArn), port));
}

function targetsReached(view: View, group: TargetGroupRow): TargetsReached {
  const targets = view.where(targetsByGroup, group.targetGroupArn).filter(({ state }) => state !== "draining");
  if (group.loadBalancerArn === null) return { targets: targets.length, reached: 0, stop: null };
  const stops = targets.flatMap((target): readonly Stop[] => {
    // A target whose machine is gone is not the network's fault.
    const leg = legToTarget(view, target, { group, port: target.port, isRequest: true });
    const stop = leg === undefined ? null : stopOn(view, leg);
    return stop === null ? [] : [stop];
  });
  return { targets: targets.length, reached: targets.length - stops.length, stop: commonest(stops) };
}

/** What most of them meet; of several the first. */
function commonest(stops: readonly Stop[]): Stop | null {
  const counts = new Map<string, number>();
  let best: Stop | null = null;
  let most = 0;
  for (const stop of stops) {
    const kind = JSON.stringify(stop.hop);
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (count > most) [best, most] = [stop, count];
  }
  return best;
}

/** What an image is pulled with: ECR's API, its registry, and the layers that lie in S3. */
const REGISTRY = ["ecr.api", "ecr.dkr", "s3"];

/** What an interface with the VPC's default group gets to from a subnet. Agents and registries are asked by HTTPS. */
function subnetReach(view: View, { subnetId, vpcId, mapPublicIpOnLaunch }: SubnetRow): SubnetReach {
  const securityGroupIds = [defaultSecurityGroupOf(view, vpcId).groupId];
  const from = stationInSubnet(view, { subnetId, securityGroupIds, name: "lens", isPublic: mapPublicIpOnLaunch });
  const stopAt = (service: string) => stopOn(view, { from, to: { kind: "service", service }, protocol: "tcp", port: HTTPS });
  return { ecs: stopAt("ecs"), registry: REGISTRY.map(stopAt).find((stop) => stop !== null) ?? null };
}

const HTTPS = 443;

function publicIps(view: View): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { instanceId, hasPublicIp } of view.all(instances)) {
    const publicIp = hasPublicIp ? (stationOfInstance(view, instanceId)?.publicIp ?? null) : null;
    if (publicIp !== null) found[instanceId] = publicIp;
  }
  return found;
}

function stopOn(view: View, leg: Leg): Stop | null {
  if (reaches(view, leg)) return null;
  const hop = judgeLeg(view, leg).at(-1);
  return hop === undefined ? null : { hop, port: leg.port };
}
