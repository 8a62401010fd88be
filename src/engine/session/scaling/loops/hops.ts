import type { Millis, SimTime } from "../../../kernel/time.ts";

/** What each hop says, from the load that grew to the tasks that take it. */
export interface HopFigures {
  /** Requests a second before the first minute that was beyond the threshold, and at its end; null: none are known. */
  readonly load: { readonly before: number; readonly after: number } | null;
  readonly cpu: { readonly metric: string; readonly value: number; readonly threshold: number };
  /** Since when it was in ALARM already, and only acted upon again; null: it went off. */
  readonly alarm: { readonly alarmName: string; readonly since: SimTime | null };
  readonly desired: { readonly from: number; readonly to: number };
  readonly provisioning: { readonly tasks: number };
  readonly reservation: { readonly percent: number; readonly capacityProvider: string };
  readonly group: { readonly autoScalingGroupName: string; readonly from: number; readonly to: number };
  readonly instance: { readonly instanceIds: readonly string[] };
  readonly agent: { readonly instanceIds: readonly string[] };
  readonly running: { readonly tasks: number };
  readonly healthy: { readonly tasks: number };
}

export type HopKind = keyof HopFigures;

/** What came, and when. */
export type Moments = { readonly [Kind in HopKind]?: { readonly at: SimTime; readonly figures: HopFigures[Kind] } };

interface Come<Kind extends HopKind> {
  readonly kind: Kind;
  readonly state: "come";
  readonly at: SimTime;
  readonly figures: HopFigures[Kind];
  /** Since the hop before that came; null: it is the first. */
  readonly delay: Millis | null;
  /** No other took as long. */
  readonly isLongest: boolean;
}

/** A hop that came, one that is still to come, or one that the way went without: another that follows it has come, or the change is over. */
export type Hop = { readonly [Kind in HopKind]: Come<Kind> }[HopKind] | { readonly kind: HopKind; readonly state: "awaited" | "skipped" };

export interface Hops {
  /** From the load to the desired count. */
  readonly outward: readonly Hop[];
  /** The second loop, in which instances come; null: there is none. */
  readonly instances: readonly Hop[] | null;
  /** The tasks run, and are healthy. */
  readonly home: readonly Hop[];
}

const OUTWARD: readonly HopKind[] = ["load", "cpu", "alarm", "desired"];
const INSTANCES: readonly HopKind[] = ["provisioning", "reservation", "group", "instance", "agent"];
const HOME: readonly HopKind[] = ["running", "healthy"];

/** Puts what came into the order of the loops, with the time from each hop to the next. */
export function hopsInOrder(moments: Moments, { hasInstances, isOver }: { readonly hasInstances: boolean; readonly isOver: boolean }): Hops {
  const kinds = [...OUTWARD, ...(hasInstances ? INSTANCES : []), ...HOME];
  const hops = kinds.map((kind, place) => hopOf(moments, { kind, before: kinds.slice(0, place), after: isOver ? null : kinds.slice(place + 1) }));
  const longest = Math.max(1, ...hops.map((hop) => (hop.state === "come" ? (hop.delay ?? 0) : 0)));
  const first = hops.find((hop) => hop.state === "come" && hop.delay === longest);
  const marked = hops.map((hop) => (hop === first && hop.state === "come" ? { ...hop, isLongest: true } : hop));
  const pick = (some: readonly HopKind[]) => marked.filter(({ kind }) => some.includes(kind));
  return { outward: pick(OUTWARD), instances: hasInstances ? pick(INSTANCES) : null, home: pick(HOME) };
}

interface Place<Kind extends HopKind> {
  readonly kind: Kind;
  readonly before: readonly HopKind[];
  /** null: nothing comes any more. */
  readonly after: readonly HopKind[] | null;
}

function hopOf(moments: Moments, { kind, before, after }: Place<HopKind>): Hop {
  const moment = moments[kind];
  if (moment === undefined) return { kind, state: after === null || after.some((later) => moments[later] !== undefined) ? "skipped" : "awaited" };
  const previous = before.findLast((earlier) => moments[earlier] !== undefined);
  const since = previous === undefined ? undefined : moments[previous];
  return { kind, state: "come", ...moment, delay: since === undefined ? null : moment.at - since.at, isLongest: false } as Hop;
}
