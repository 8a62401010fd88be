import { classicListenerIn } from "../../../aws/classicListener.ts";
import { by } from "../../../lib/compare.ts";
import type { View } from "../../kernel/context.ts";
import { listeners, loadBalancers, targetGroups, targetsByGroup, type TargetRow } from "../../services/elbv2/tables.ts";
import { chooseRule } from "./choice.ts";
import { judgeClient, judgeListener } from "./frontDoor.ts";
import { answerOf } from "./inside.ts";
import { outcomeOf } from "./outcome.ts";
import { roadToTarget } from "./targetRoad.ts";
import { judgeTargetGroup } from "./targets.ts";
import { judgeZone } from "./theWay.ts";
import type { Place, Walk, WalkRequest } from "./walk.ts";
import { walkClassic } from "./walkClassic.ts";
import { judgeWay, Way } from "./way.ts";

/** Walks a request from the internet to a process and judges each place of the road; null: there is no such listener. */
export function walkRoad(view: View, request: WalkRequest): Walk | null {
  const classic = classicListenerIn(request.listenerArn);
  if (classic !== undefined) return walkClassic(view, request, classic);
  const listener = view.find(listeners, request.listenerArn);
  if (listener === undefined) return null;
  const balancer = view.need(loadBalancers, listener.loadBalancerArn);
  const way = new Way(PLACES);
  way.add("client", judgeClient(view, { balancer, port: listener.port, sourceIp: request.sourceIp }));
  way.add("listener", judgeListener(balancer, listener));
  const { finding, targetGroupArns, answer: own } = chooseRule(view, request);
  way.add("rule", finding);
  const [first] = targetGroupArns;
  if (first === undefined) return { hops: way.hops(), outcome: way.first() === null && own !== null ? own : outcomeOf(way.first(), null), targetKeys: [], targetKey: null };
  const found = targetGroupArns.flatMap((arn) => targetsToChoose(view, arn));
  const target = found.find(({ targetKey }) => targetKey === request.targetKey) ?? found[0];
  const group = view.need(targetGroups, target?.targetGroupArn ?? first);
  way.add("targetGroup", judgeTargetGroup(view, group, target));
  const road = target === undefined ? null : roadToTarget(view, { balancer, group, target });
  if (road !== null) {
    way.add("zone", judgeZone(road));
    for (const { at, ...hop } of judgeWay(road)) way.add(at, hop);
  }
  return { hops: way.hops(), outcome: outcomeOf(way.first(), road && answerOf(road)), targetKeys: found.map(({ targetKey }) => targetKey), targetKey: target?.targetKey ?? null };
}

/** Sick ones first, for they are what somebody looks for. */
function targetsToChoose(view: View, targetGroupArn: string): readonly TargetRow[] {
  const order = ["unhealthy", "unused", "initial", "healthy", "draining"];
  return view.where(targetsByGroup, targetGroupArn).toSorted(by(({ state }) => order.indexOf(state), ({ targetKey }) => targetKey));
}

const PLACES: readonly Place[] = ["client", "listener", "rule", "targetGroup", "zone", "route", "securityGroup", "hostPort", "container", "process"];
