import { sumOf } from "../../../../lib/sum.ts";
import type { InTurns } from "../../../../lib/throughout.ts";
import type { View } from "../../../kernel/context.ts";
import { minutes, seconds, type SimTime } from "../../../kernel/time.ts";
import { trafficOn } from "../../../physics/contract.ts";
import type { ScalingActivityRow } from "../../../services/applicationautoscaling/tables.ts";
import { findScaled } from "../../../services/applicationautoscaling/target.ts";
import { isManaged } from "../../../services/ecs/capacityProviders/managed.ts";
import type { ServiceRow } from "../../../services/ecs/tables.ts";
import { streams } from "../../../services/elbv2/tables.ts";
import { PastGoesOn } from "../../pastGoesOn.ts";
import type { Session } from "../../session.ts";
import { hopsInOrder, type Hops, type Moments } from "./hops.ts";
import { beginsWave, promptedBy, scaleOutsOf, seenByAlarm, type Prompted } from "./scaledOut.ts";
import { WaveWatch } from "./wave.ts";

export interface LoopsRequest {
  readonly resourceId: string;
  /** The scaling-out nearest to this instant; null: the last one that began with an alarm going off. */
  readonly near: SimTime | null;
}

export interface ScaleOut {
  readonly at: SimTime;
  readonly desired: number;
  /** Its alarm went off for it; else it stayed in ALARM. */
  readonly begins: boolean;
}

/** The way from the load that grew to the healthy tasks that take it, of one scaling-out. */
export interface TwoLoops extends Hops {
  readonly serviceName: string;
  /** Of this one, and of all there were, the oldest first. */
  readonly at: SimTime;
  readonly scaleOuts: readonly ScaleOut[];
  /** Nothing of it is to come any more. */
  readonly isOver: boolean;
}

/** After so long nothing is awaited any more. */
const FOLLOWED_FOR = minutes(30);
/** How often it is looked at. */
const LOOKS = seconds(1);

/** Lives a scaling-out again, from the load before it to its healthy tasks, and tells when each hop came. null: the service was never scaled out. */
export function* twoLoops(session: Session, { resourceId, near }: LoopsRequest): InTurns<TwoLoops | null> {
  const { view } = session.world;
  const service = findScaled(view, resourceId);
  const scaleOuts = scaleOutsOf(view, resourceId);
  const activity = near === null ? (scaleOuts.findLast((one) => beginsWave(view, one)) ?? scaleOuts.at(-1)) : nearestTo(scaleOuts, near);
  if (service === undefined || activity === undefined || activity.change === null) return null;
  const past = new PastGoesOn(session.before(activity.startTime));
  yield* past.to(activity.startTime - 1);
  const prompted = promptedBy(past.view, activity);
  const load = yield* loadAgain(session, { service, period: prompted.period });
  const lived = yield* livedOn(past, { activity, service, alarm: prompted.moments.alarm, to: activity.change.desired, until: session.now });
  const isOver = lived.moments.healthy !== undefined || session.now >= activity.startTime + FOLLOWED_FOR;
  return {
    ...hopsInOrder({ ...prompted.moments, ...load, ...lived.moments }, { hasInstances: lived.hasInstances, isOver }),
    serviceName: service.serviceName,
    at: activity.startTime,
    scaleOuts: scaleOuts.flatMap((one) => (one.change === null ? [] : [{ at: one.startTime, desired: one.change.desired, begins: beginsWave(view, one) }])),
    isOver,
  };
}

const nearestTo = (activities: readonly ScalingActivityRow[], near: SimTime): ScalingActivityRow | undefined =>
  activities.toSorted((a, b) => Math.abs(a.startTime - near) - Math.abs(b.startTime - near))[0];

/** The load that grew, as it was a period before, and at the end of that which showed it. */
function* loadAgain(session: Session, { service, period }: Pick<Prompted, "period"> & { readonly service: ServiceRow }): InTurns<Pick<Moments, "load">> {
  if (period === null) return {};
  const measuredFrom = Math.max(0, 2 * period.from - period.to);
  const past = new PastGoesOn(session.before(measuredFrom));
  yield* past.to(measuredFrom);
  const before = loadOn(past.view, service);
  yield* past.to(period.to);
  const after = loadOn(past.view, service);
  return { load: { at: period.from, figures: before === null || after === null ? null : { before, after } } };
}

interface Followed {
  readonly activity: ScalingActivityRow;
  readonly service: ServiceRow;
  readonly alarm: Moments["alarm"];
  readonly to: number;
  readonly until: SimTime;
}

/** From just before it on. */
function* livedOn(past: PastGoesOn, { activity: { resourceId, startTime }, service, alarm, to, until }: Followed): InTurns<{ readonly moments: Moments; readonly hasInstances: boolean }> {
  const then = findScaled(past.view, resourceId) ?? service;
  const from = then.desiredCount;
  const cpu = alarm === undefined || alarm.figures.since === null ? undefined : seenByAlarm(past.view, alarm.figures);
  const watch = new WaveWatch({ service, since: startTime, more: Math.max(1, to - from) }, past.view);
  const end = Math.min(until, startTime + FOLLOWED_FOR);
  for (let at = startTime; watch.moments.healthy === undefined; at = Math.min(end, at + LOOKS)) {
    yield* past.to(at);
    watch.look(past.view);
    if (at >= end) break;
  }
  const moments = { ...(cpu !== undefined && { cpu }), desired: { at: startTime, figures: { from, to } }, ...watch.moments };
  return { moments, hasInstances: (then.strategy ?? []).some(({ capacityProvider }) => isManaged(past.view, capacityProvider)) };
}

/** Requests a second that come to a service by its target groups; null: it has none. */
function loadOn(view: View, { loadBalancers }: ServiceRow): number | null {
  if (loadBalancers.length === 0) return null;
  return sumOf(loadBalancers, ({ targetGroupArn }) => trafficOn(view, targetGroupArn)?.requestsPerSecond ?? streamsTo(view, targetGroupArn));
}

const streamsTo = (view: View, targetGroupArn: string): number =>
  sumOf(view.all(streams).filter((row) => row.targetGroupArn === targetGroupArn), ({ thousandthsPerSecond }) => thousandthsPerSecond) / 1000;
