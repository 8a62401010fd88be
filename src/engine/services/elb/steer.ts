import { classicBalancerArn } from "../../../aws/arn.ts";
import type { Context, View } from "../../kernel/context.ts";
import { steerTraffic, type TrafficOutcome } from "../../physics/contract.ts";
import { letsClientsIn } from "../balancerFront.ts";
import { instanceOf } from "../ec2/contract.ts";
import { knockOnInstance } from "./road.ts";
import { classicBalancers, instancesByBalancer, type ClassicBalancerRow, type ClassicListener, type RegisteredInstanceRow } from "./tables.ts";

/** Spreads the load on a load balancer anew. It comes to the first listener that lets clients in. */
export function steer(ctx: Context, loadBalancerName: string): void {
  const balancer = ctx.find(classicBalancers, classicBalancerArn(loadBalancerName));
  if (balancer !== undefined) steerTraffic(ctx, classicBalancerArn(loadBalancerName), outcomeOf(ctx, balancer));
}

const NOBODY: TrafficOutcome = { targetCount: 0, goodTargetCount: 0, parts: 0, goodParts: 0 };

/**
 * Who takes the requests, and what part of them is answered well. ELB user guide: an instance out of service gets none,
 * and when all are, the load balancer answers 503 by itself. Requests that all take as long go round in turn,
 * whether the least busy instance is chosen (HTTP) or the next one (TCP).
 */
function outcomeOf(view: View, balancer: ClassicBalancerRow): TrafficOutcome {
  const listener = openListener(view, balancer);
  const takers = listener === undefined ? [] : view.where(instancesByBalancer, balancer.loadBalancerName).filter(takes);
  if (listener === undefined || takers.length === 0) return NOBODY;
  const isGood = ({ instanceId }: RegisteredInstanceRow): boolean => {
    const answer = knockOnInstance(view, balancer, { instanceId, port: listener.instancePort, isRequest: true });
    return answer.kind === "answered" && answer.status < 500;
  };
  const good = takers.filter(isGood);
  const counts = { targetCount: takers.length, goodTargetCount: good.length };
  if (balancer.isCrossZone) return { ...counts, parts: takers.length, goodParts: good.length };
  return { ...counts, ...partsByZone(view, { takers, good }) };
}

export const takes = ({ state, drainsUntil }: RegisteredInstanceRow): boolean => state === "InService" && drainsUntil === null;

/** The listener that clients come in by. */
function openListener(view: View, balancer: ClassicBalancerRow): ClassicListener | undefined {
  return balancer.listeners.find(({ loadBalancerPort }) => letsClientsIn(view, balancer, loadBalancerPort));
}

const MILLION = 1_000_000;

/** Without cross-zone balancing each zone with an instance in service gets as much as another. */
function partsByZone(view: View, { takers, good }: Readonly<Record<"takers" | "good", readonly RegisteredInstanceRow[]>>): Pick<TrafficOutcome, "parts" | "goodParts"> {
  const zoneOf = ({ instanceId }: RegisteredInstanceRow): string => instanceOf(view, instanceId)?.availabilityZone ?? "";
  const zones = [...new Set(takers.map(zoneOf))];
  const shares = zones.map((zone) => {
    const isThere = (row: RegisteredInstanceRow): boolean => zoneOf(row) === zone;
    return Math.round((MILLION * good.filter(isThere).length) / takers.filter(isThere).length);
  });
  return { parts: MILLION * zones.length, goodParts: shares.reduce((sum, share) => sum + share, 0) };
}
