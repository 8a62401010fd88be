import { attributeOf } from "../../../../aws/rules/balancing/attributeOf.ts";
import type { View } from "../../../kernel/context.ts";
import { ALL_ZONES } from "../limits.ts";
import { isNetwork } from "../../../../aws/rules/balancing/protocols.ts";
import type { LoadBalancerRow, TargetGroupRow, TargetRow } from "../tables.ts";
import { sumOf } from "../../../../lib/sum.ts";
import { answeringIn, type Answering, type Candidate, type TargetAnswer } from "./answerOf.ts";
import { partsAmong } from "./parts.ts";

/** Why a target gets no request from a zone. */
export type PassedOver = "otherZone" | "unused" | "draining" | "initial" | "unhealthy";

/** One registered target as a node of the load balancer sees it, or one of several that are alike. */
export interface TargetRoute<Target extends Candidate = TargetRow> {
  readonly target: Target;
  /** Its part among the targets of its zone's node; 0: it gets nothing. */
  readonly part: number;
  readonly why: PassedOver | null;
  /** In thousandths: how far its slow start has come; null: it is in none. */
  readonly slowStart: number | null;
  readonly answer: TargetAnswer;
}

/** How the node of one enabled zone spreads what it gets for a target group. */
export interface ZoneRoute<Target extends Candidate = TargetRow> {
  readonly availabilityZone: string;
  /** Whether clients are sent to this zone's node by DNS. */
  readonly isInDns: boolean;
  /** Too few targets are healthy, and the unhealthy ones are sent requests as well. */
  readonly failsOpen: boolean;
  readonly healthyCount: number;
  readonly leastHealthy: number;
  readonly targets: readonly TargetRoute<Target>[];
}

/** How a target group's requests are spread over its targets. */
export interface GroupRoute<Target extends Candidate = TargetRow> {
  readonly targetGroupArn: string;
  readonly algorithm: string;
  readonly isCrossZone: boolean;
  readonly isSticky: boolean;
  /** Some of its targets are in their slow start. */
  readonly isBroughtUp: boolean;
  readonly zones: readonly ZoneRoute<Target>[];
}

/** How the requests for a target group are spread now. */
export const routeGroup = (view: View, group: TargetGroupRow, loadBalancer: LoadBalancerRow): GroupRoute => routeAmong(view, { group, loadBalancer, registered: answeringIn(view, group), unasked: () => [] });

interface Registered<Target extends Candidate> {
  readonly group: TargetGroupRow;
  readonly loadBalancer: LoadBalancerRow;
  readonly registered: readonly Answering<Target>[];
  /** Further ones that nobody asks: it is looked for them only where it matters how many are registered. */
  readonly unasked: () => readonly Candidate[];
}

/** How requests are spread over those that are registered, in each zone in their order. */
export function routeAmong<Target extends Candidate>(view: View, { group, loadBalancer, registered, unasked }: Registered<Target>): GroupRoute<Target> {
  const algorithm = isNetwork(group.protocol) ? "flow_hash" : attributeOf(group, "load_balancing.algorithm.type");
  const isCrossZone = crosses(group, loadBalancer);
  // Where each node sends requests to all targets, all do alike.
  const anywhere = isCrossZone ? routeZone(view, { group, zone: "", isCrossZone, registered, unasked }) : undefined;
  const zones = loadBalancer.availabilityZones.map((zone) => (anywhere === undefined ? routeZone(view, { group, zone, isCrossZone, registered, unasked }) : { ...anywhere, availabilityZone: zone }));
  const anyInDns = zones.some(({ isInDns }) => isInDns);
  return {
    targetGroupArn: group.targetGroupArn,
    algorithm,
    isCrossZone,
    isBroughtUp: zones.some(({ targets }) => targets.some(({ slowStart }) => slowStart !== null)),
    isSticky: attributeOf(group, "stickiness.enabled") === "true",
    // ELB user guide, "Target group health": when every zone would be taken out of DNS, all are in it.
    zones: anyInDns ? zones : zones.map((zone) => ({ ...zone, isInDns: true })),
  };
}

/** Whether nodes send requests to targets of other zones. Those of Application Load Balancers do when nothing is said, those of Network ones do not. */
export function crosses(group: TargetGroupRow, { attributes, type }: LoadBalancerRow): boolean {
  const own = attributeOf(group, "load_balancing.cross_zone.enabled");
  return (own === "use_load_balancer_configuration" ? (attributes["load_balancing.cross_zone.enabled"] ?? String(type === "application")) : own) === "true";
}

interface ZoneSetting<Target extends Candidate> extends Omit<Registered<Target>, "loadBalancer"> {
  readonly zone: string;
  readonly isCrossZone: boolean;
}

function routeZone<Target extends Candidate>(view: View, { group, zone, isCrossZone, registered, unasked }: ZoneSetting<Target>): ZoneRoute<Target> {
  const isNear = ({ availabilityZone }: Candidate): boolean => isCrossZone || availabilityZone === zone || availabilityZone === ALL_ZONES;
  const isUsed = (target: Candidate): boolean => isNear(target) && target.state !== "draining" && target.state !== "unused";
  const nearCount = (): number => sumOf(registered.filter(({ target }) => isUsed(target)), countOf) + unasked().filter(isUsed).length;
  const healthyCount = sumOf(registered.filter(({ target }) => target.state === "healthy" && isNear(target)), countOf);
  const leastHealthy = least(group, "unhealthy_state_routing", nearCount);
  const failsOpen = healthyCount < leastHealthy;
  const partOf = partsAmong(group, nearCount);
  const targets = registered.map(({ target, answer }): TargetRoute<Target> => {
    const why = isNear(target) ? passedOver(target, failsOpen) : "otherZone";
    const slowStart = why === null ? slowStartOf(view, target, group) : null;
    return { target, why, slowStart, answer, part: why === null ? partOf(slowStart, answer) : 0 };
  });
  const isInDns = isCrossZone || healthyCount >= least(group, "dns_failover", nearCount);
  return { availabilityZone: zone, isInDns, failsOpen, healthyCount, leastHealthy, targets };
}

const countOf = ({ count }: Pick<Answering, "count">): number => count;

/** The larger of what a count and a percentage ask for. `size` is how many there are, and not asked in vain. */
function least(group: TargetGroupRow, what: "unhealthy_state_routing" | "dns_failover", size: () => number): number {
  const count = attributeOf(group, `target_group_health.${what}.minimum_healthy_targets.count`);
  const percentage = attributeOf(group, `target_group_health.${what}.minimum_healthy_targets.percentage`);
  return Math.max(count === "off" ? 0 : Number(count), percentage === "off" ? 0 : Math.ceil((Number(percentage) * size()) / 100));
}

/** New targets take nothing before their first probe has passed, also when the group fails open (assumed). */
function passedOver({ state }: Candidate, failsOpen: boolean): PassedOver | null {
  if (state === "healthy") return null;
  return state === "unhealthy" && failsOpen ? null : state;
}

/** Whether requests ever come to a target as it is. */
export const mayBeAsked = ({ state }: Candidate): boolean => state === "healthy" || state === "unhealthy";

function slowStartOf(view: View, { slowStartFrom }: Candidate, group: TargetGroupRow): number | null {
  if (slowStartFrom === null) return null;
  const duration = Number(attributeOf(group, "slow_start.duration_seconds"));
  if (duration === 0) return null;
  const come = Math.floor((view.now - slowStartFrom) / duration);
  return come >= 1000 ? null : come;
}
