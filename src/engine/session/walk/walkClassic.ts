import { call } from "../../../aws/generated/api.ts";
import { probeIn } from "../../../aws/rules/classicProbe.ts";
import { by } from "../../../lib/compare.ts";
import type { View } from "../../kernel/context.ts";
import { takes } from "../../services/elb/steer.ts";
import { classicBalancers, instancesByBalancer, type ClassicBalancerRow, type ClassicListener, type RegisteredInstanceRow } from "../../services/elb/tables.ts";
import { behindClassic } from "./behindClassic.ts";
import { roadToInstance } from "./classicRoad.ts";
import { judgeClient } from "./frontDoor.ts";
import { judgeInstance, nobodyRegistered } from "./inService.ts";
import { answerOf } from "./inside.ts";
import { outcomeOfClassic } from "./outcome.ts";
import { letIn } from "./repairs.ts";
import { judgeZone } from "./theWay.ts";
import { passes, stops, type Finding, type Place, type Walk, type WalkRequest } from "./walk.ts";
import { judgeWay, Way } from "./way.ts";

/** Walks a request through a Classic Load Balancer to a process; null: there is no such load balancer. */
export function walkClassic(view: View, { sourceIp, targetKey }: WalkRequest, { loadBalancerArn, port }: { readonly loadBalancerArn: string; readonly port: number }): Walk | null {
  const balancer = view.find(classicBalancers, loadBalancerArn);
  if (balancer === undefined) return null;
  const listener = balancer.listeners.find(({ loadBalancerPort }) => loadBalancerPort === port);
  const found = listener === undefined ? [] : instancesToChoose(view, balancer);
  const instance = found.find(({ registrationKey }) => registrationKey === targetKey) ?? found[0];
  const way = new Way(PLACES);
  way.add("client", judgeClient(view, { balancer, port, sourceIp }));
  way.add("listener", listener === undefined ? noListener(view, balancer, port) : listens(balancer, listener));
  const road = listener === undefined || instance === undefined ? null : roadToInstance(view, { balancer, listener, instance });
  if (road !== null && instance !== undefined) {
    const behind = judgeWay(road);
    way.add("zone", judgeZone(road));
    way.add("instance", judgeInstance(view, { balancer, instance, behind }));
    for (const { at, ...hop } of behind) way.add(at, hop);
  } else if (listener !== undefined) {
    way.add("zone", passes("–", `${balancer.loadBalancerName} is enabled in ${balancer.availabilityZones.join(", ")}.`));
    way.add("instance", nobodyRegistered(view, balancer));
  }
  const outcome = outcomeOfClassic(way.first(), { answer: road && answerOf(road), isHttp: listener?.protocol.startsWith("HTTP") === true });
  return { hops: way.hops(), outcome, targetKeys: found.map(({ registrationKey }) => registrationKey), targetKey: instance?.registrationKey ?? null };
}

/** Sick ones first, for they are what somebody looks for. */
function instancesToChoose(view: View, { loadBalancerName }: ClassicBalancerRow): readonly RegisteredInstanceRow[] {
  const rank = (row: RegisteredInstanceRow): number => (row.drainsUntil !== null ? 2 : takes(row) ? 1 : 0);
  return view.where(instancesByBalancer, loadBalancerName).toSorted(by(rank, ({ registrationKey }) => registrationKey));
}

function listens({ loadBalancerName }: ClassicBalancerRow, { protocol, loadBalancerPort, instanceProtocol, instancePort }: ClassicListener): Finding {
  return passes(`${protocol}:${loadBalancerPort}`, `${loadBalancerName} listens for ${protocol} on port ${loadBalancerPort}, and speaks ${instanceProtocol} to port ${instancePort} of each instance.`);
}

/** Where it does not listen; what it would lead to is where a service behind it is, else what the health check asks. */
function noListener(view: View, { loadBalancerArn, loadBalancerName: LoadBalancerName, healthCheck }: ClassicBalancerRow, LoadBalancerPort: number): Finding {
  const probe = probeIn(healthCheck.target);
  const Protocol = probe?.protocol.startsWith("HTTP") === false ? "TCP" : "HTTP";
  const InstancePort = behindClassic(view, loadBalancerArn)[0]?.hostPort ?? probe?.port ?? LoadBalancerPort;
  return stops(`:${LoadBalancerPort}`, `${LoadBalancerName} has no listener on port ${LoadBalancerPort}: connections are refused.`, {
    field: "CreateLoadBalancerListeners Listeners",
    repairs: [letIn(`Listen for ${Protocol} on :${LoadBalancerPort}, lead it to :${InstancePort}`, call("elb", "CreateLoadBalancerListeners", { LoadBalancerName, Listeners: [{ Protocol, LoadBalancerPort, InstancePort }] }))],
  });
}

const PLACES: readonly Place[] = ["client", "listener", "zone", "instance", "route", "securityGroup", "hostPort", "container", "process"];
