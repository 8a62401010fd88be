import { type Asked, walk } from "../../store/asked.ts";
import { replica } from "../../store/replica.ts";
import { classicPorts, meeting } from "../roadsTo.ts";
import { listenerOfRule } from "../rules/listenerRules.ts";
import { INTERNET } from "../things.ts";
import type { Road } from "./roads.ts";

/** A road along which requests go is the road of a request, which is shown place by place. */
export function walkAlong(road: Road): void {
  const request = requestAlong(road);
  if (request !== undefined) walk(request);
}

function requestAlong(road: Road): Partial<Asked> | undefined {
  const { tables } = replica.getState();
  const classic = tables["elb.loadBalancers"].get(road.source === INTERNET ? road.target : road.source);
  if (classic !== undefined) return classicPorts(classic).map(({ listenerArn }) => ({ listenerArn }))[0];
  if (road.kind !== "traffic") return undefined;
  const ruleArn = road.source === INTERNET ? "" : (road.ruleArns[0] ?? "");
  const listener = listenerOfRule(ruleArn, tables) ?? [...tables["elbv2.listeners"].values()].find(({ loadBalancerArn }) => loadBalancerArn === road.target);
  return listener === undefined ? undefined : { listenerArn: listener.listenerArn, ...meeting(tables["elbv2.rules"].get(ruleArn)?.conditions ?? []) };
}
