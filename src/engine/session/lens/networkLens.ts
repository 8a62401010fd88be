import { classicListenerId } from "../../../aws/classicListener.ts";
import type { View } from "../../kernel/context.ts";
import { legOfClients, type BalancerFront } from "../../services/balancerFront.ts";
import { defaultSecurityGroupOf, judgeLeg, reaches, stationInSubnet, stationOfInstance, type Leg } from "../../services/ec2/contract.ts";
import { instances, subnets, type SubnetRow } from "../../services/ec2/tables.ts";
import { legToInstance } from "../../services/elb/road.ts";
import { classicBalancers, instancesByBalancer, type ClassicBalancerRow } from "../../services/elb/tables.ts";
import { legToTarget } from "../../services/elbv2/contract.ts";
import { listeners, loadBalancers, targetGroups, targetsByGroup, type TargetGroupRow } from "../../services/elbv2/tables.ts";
import type { NetworkLens, Stop, SubnetReach, TargetsReached } from "./lens.ts";

/** Who reaches whom now: clients the listeners, load balancers their targets, and subnets the services of AWS. Only looks. */
export function networkLens(view: View): NetworkLens {
  const classics = view.all(classicBalancers);
  return {
    listeners: Object.fromEntries([
      ...view.all(listeners).map(({ listenerArn, loadBalancerArn, port }) => [listenerArn, stopOfClients(view, view.need(loadBalancers, loadBalancerArn), port)] as const),
      ...classics.flatMap((row) => row.listeners.map(({ loadBalancerPort: port }) => [classicListenerId(row.loadBalancerArn, port), stopOfClients(view, row, port)] as const)),
    ]),
    targetGroups: Object.fromEntries([
      ...view.all(targetGroups).map((row) => [row.targetGroupArn, targetsReached(view, row)] as const),
      ...classics.map((row) => [row.loadBalancerArn, instancesReached(view, row)] as const),
    ]),
    subnets: Object.fromEntries(view.all(subnets).map((row) => [row.subnetId, subnetReach(view, row)])),
    publicIps: publicIps(view),
  };
}

function stopOfClients(view: View, balancer: BalancerFront, port: number): Stop | null {
  return stopOn(view, legOfClients(view, balancer, port));
}

function targetsReached(view: View, group: TargetGroupRow): TargetsReached {
  const targets = view.where(targetsByGroup, group.targetGroupArn).filter(({ state }) => state !== "draining");
  if (group.loadBalancerArn === null) return { targets: targets.length, reached: 0, stop: null };
  return reached(view, targets.map((target) => [legToTarget(view, target, { group, port: target.port, isRequest: true })]));
}

/** Each by all ports that requests are led to. */
function instancesReached(view: View, balancer: ClassicBalancerRow): TargetsReached {
  const instances = view.where(instancesByBalancer, balancer.loadBalancerName).filter(({ drainsUntil }) => drainsUntil === null);
  const ports = new Set(balancer.listeners.map(({ instancePort }) => instancePort));
  return reached(view, instances.map(({ instanceId }) => [...ports].map((port) => legToInstance(view, balancer, { instanceId, port }))));
}

/** One whose machine is gone, to which no leg leads, is not the network's fault. */
function reached(view: View, targets: readonly (readonly (Leg | undefined)[])[]): TargetsReached {
  const stops = targets.flatMap((legs): readonly Stop[] => {
    const stop = legs.flatMap((leg) => (leg === undefined ? [] : (stopOn(view, leg) ?? [])))[0];
    return stop === undefined ? [] : [stop];
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
