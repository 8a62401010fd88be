import { by } from "../../../lib/compare.ts";
import type { View } from "../../kernel/context.ts";
import { listeners, loadBalancers, targetGroups, targetsByGroup, type ListenerRow, type LoadBalancerRow, type TargetGroupRow, type TargetRow } from "../../services/elbv2/tables.ts";
import { answerOf, judgeContainer, judgeHostPort, judgeProcess } from "./inside.ts";
import { judgeClient, judgeListener } from "./frontDoor.ts";
import { outcomeOf } from "./outcome.ts";
import { judgeRoute, judgeSecurityGroups, judgeZone } from "./theWay.ts";
import { chooseRule } from "./choice.ts";
import { judgeTargetGroup } from "./targets.ts";
import type { Finding, Hop, Place, Walk, WalkRequest } from "./walk.ts";

/** The road as far as it is known: the target is found last. */
export interface Road {
  readonly view: View;
  readonly request: WalkRequest;
  readonly balancer: LoadBalancerRow;
  readonly listener: ListenerRow;
  readonly group: TargetGroupRow;
  readonly target: TargetRow;
}

/** Walks a request from the internet to a process and judges each place of the road; null: there is no such listener. */
export function walkRoad(view: View, request: WalkRequest): Walk | null {
  const listener = view.find(listeners, request.listenerArn);
  if (listener === undefined) return null;
  const balancer = view.need(loadBalancers, listener.loadBalancerArn);
  const way = new Way();
  way.add("client", judgeClient(view, { balancer, listener, request }));
  way.add("listener", judgeListener(balancer, listener));
  const { finding, targetGroupArns, answer: own } = chooseRule(view, request);
  way.add("rule", finding);
  const [first] = targetGroupArns;
  if (first === undefined) return { hops: way.hops(), outcome: way.first() === null && own !== null ? own : outcomeOf(way.first(), null), targetKeys: [], targetKey: null };
  const found = targetGroupArns.flatMap((arn) => targetsToChoose(view, arn));
  const target = found.find(({ targetKey }) => targetKey === request.targetKey) ?? found[0];
  const group = view.need(targetGroups, target?.targetGroupArn ?? first);
  way.add("targetGroup", judgeTargetGroup(view, group, target));
  if (target !== undefined) follow(way, { view, request, balancer, listener, group, target });
  const answer = target === undefined ? null : answerOf(view, target, group);
  return { hops: way.hops(), outcome: outcomeOf(way.first(), answer), targetKeys: found.map(({ targetKey }) => targetKey), targetKey: target?.targetKey ?? null };
}

/** From the load balancer to the process behind a target. */
function follow(way: Way, road: Road): void {
  way.add("zone", judgeZone(road));
  way.add("route", judgeRoute(road));
  way.add("securityGroup", judgeSecurityGroups(road));
  way.add("hostPort", judgeHostPort(road));
  way.add("container", judgeContainer(road));
  way.add("process", judgeProcess(road));
}

/** Sick ones first, for they are what somebody looks for. */
function targetsToChoose(view: View, targetGroupArn: string): readonly TargetRow[] {
  const order = ["unhealthy", "unused", "initial", "healthy", "draining"];
  return view.where(targetsByGroup, targetGroupArn).toSorted(by(({ state }) => order.indexOf(state), ({ targetKey }) => targetKey));
}

/** The places in their order. What lies behind one that stops the request is not reached, though it was judged. */
class Way {
  readonly #hops: Hop[] = [];

  add(at: Place, finding: Finding): void {
    this.#hops.push({ at, ...finding });
  }

  /** The first place where the request stops. */
  first(): Hop | null {
    return this.#hops.find(({ verdict }) => verdict === "stops") ?? null;
  }

  hops(): readonly Hop[] {
    const first = this.first();
    const end = first === null ? this.#hops.length : this.#hops.indexOf(first);
    return PLACES.map((at, place) => {
      const hop = this.#hops.find((one) => one.at === at);
      if (hop === undefined) return { at, verdict: "unreached", name: "–", says: "The request does not come so far.", reason: null, field: null, repairs: [] };
      return place > end && hop.verdict === "passes" ? { ...hop, verdict: "unreached" } : hop;
    });
  }
}

const PLACES: readonly Place[] = ["client", "listener", "rule", "targetGroup", "zone", "route", "securityGroup", "hostPort", "container", "process"];
