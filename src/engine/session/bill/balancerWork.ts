import { groupBy } from "../../../lib/groupBy.ts";
import { sumOf } from "../../../lib/sum.ts";
import type { View } from "../../kernel/context.ts";
import { trafficCountsOn, trafficOn } from "../../physics/contract.ts";
import { classicBalancers } from "../../services/elb/tables.ts";
import { streamCount } from "../../services/elbv2/spreadLoad.ts";
import { listeners, loadBalancers, rulesByListener, streams, targetGroups } from "../../services/elbv2/tables.ts";
import { capacityUnits, FREE_RULES, type BalancerWork, type WorkMeasure } from "./capacityUnits.ts";

/** Assumed of all requests: ten come over a connection, which stays open for a minute, and each takes 10 KiB. */
const REQUESTS_PER_CONNECTION = 10;
const CONNECTION_SECONDS = 60;
const KIB_PER_REQUEST = 10;

const HOUR = 3_600;
const KIB_PER_GIB = 1024 * 1024;

/** Capacity units of load balancers of one type, by the measure that asks for them. */
export interface UnitsUsed {
  readonly type: "application" | "network" | "classic";
  readonly measure: WorkMeasure;
  /** As things stand. */
  readonly units: number;
  readonly unitHours: number;
}

/** What has been asked of load balancers, and is asked now, as if their rules had always been those of now. */
export function unitsUsed(view: View): readonly UnitsUsed[] {
  const typeOf = (loadBalancerArn: string | null | undefined) => (loadBalancerArn === undefined || loadBalancerArn === null ? undefined : view.find(loadBalancers, loadBalancerArn)?.type) ?? "application";
  const ofStreams = view.all(streams).map((stream) => {
    const listener = view.find(listeners, stream.listenerArn);
    const requests = { count: streamCount(stream, view.now).count, perSecond: stream.thousandthsPerSecond / 1000 };
    return unitsOf(typeOf(listener?.loadBalancerArn), requests, Math.max(0, view.count(rulesByListener, stream.listenerArn) - FREE_RULES));
  });
  const ofGroups = view.all(targetGroups).map(({ targetGroupArn, loadBalancerArn }) => unitsOf(typeOf(loadBalancerArn), onGroup(view, targetGroupArn), 0));
  const ofClassic = view.all(classicBalancers).map(({ loadBalancerArn }) => unitsOf("classic", onGroup(view, loadBalancerArn), 0));
  const all = [...ofStreams, ...ofGroups, ...ofClassic].filter(({ units, unitHours }) => units + unitHours > 0);
  const alike = groupBy(all, ({ type, measure }) => `${type} ${measure}`);
  return [...alike.values()].flatMap((some) => (some[0] === undefined ? [] : [{ ...some[0], units: sumOf(some, ({ units }) => units), unitHours: sumOf(some, ({ unitHours }) => unitHours) }]));
}

interface Requests {
  readonly count: number;
  readonly perSecond: number;
}

function onGroup(view: View, arn: string): Requests {
  const { answeredCount = 0, failedCount = 0 } = trafficCountsOn(view, arn) ?? {};
  return { count: answeredCount + failedCount, perSecond: trafficOn(view, arn)?.requestsPerSecond ?? 0 };
}

/** Requests are all alike, so that so many of them ask for as many units however fast they come. */
function unitsOf(type: UnitsUsed["type"], { count, perSecond }: Requests, ruleEvaluations: number): UnitsUsed {
  const { units, measure } = capacityUnits(type, workOf(1, ruleEvaluations));
  return { type, measure, units: units * perSecond, unitHours: (units * count) / HOUR };
}

function workOf(perSecond: number, ruleEvaluations: number): BalancerWork {
  const connectionsPerSecond = perSecond / REQUESTS_PER_CONNECTION;
  return {
    connectionsPerSecond,
    activeConnections: connectionsPerSecond * CONNECTION_SECONDS,
    gibPerHour: (perSecond * HOUR * KIB_PER_REQUEST) / KIB_PER_GIB,
    ruleEvaluationsPerSecond: perSecond * ruleEvaluations,
  };
}
