import type { Call } from "../../../aws/generated/api.ts";
import { scalableService } from "../../../aws/scalableService.ts";
import type { InTurns } from "../../../lib/throughout.ts";
import type { View } from "../../kernel/context.ts";
import { minutes, seconds, type SimTime } from "../../kernel/time.ts";
import { activitiesByTarget, policiesByTarget, scalableTargets, type ScalingPolicyRow } from "../../services/applicationautoscaling/tables.ts";
import { findScaled } from "../../services/applicationautoscaling/target.ts";
import { PastGoesOn } from "../pastGoesOn.ts";
import { CallsOnCopy } from "../rehearsal/callsOnCopy.ts";
import type { Session } from "../session.ts";
import type { JournalEntry } from "../sessionFile.ts";

export interface TrialRequest {
  readonly resourceId: string;
  /** What is to be tried beside what the service has now. They may speak of each other's answers. */
  readonly calls: readonly Call[];
}

/** What would have come of it during the last hour. */
export interface Trial {
  readonly from: SimTime;
  readonly to: SimTime;
  /** The desired count as it was, and as it would have been, whenever it changed. */
  readonly lived: readonly Level[];
  readonly tried: readonly Level[];
  readonly scaledOut: number;
  readonly scaledIn: number;
  /** What is refused even to be tried; null: nothing is. */
  readonly refused: { readonly code: string; readonly message: string } | null;
}

export interface Level {
  readonly at: SimTime;
  readonly desired: number;
}

const TRIED_FOR = minutes(60);
/** How often the desired count is looked at. */
const LOOKS = seconds(5);

/**
 * Lives the last hour again, and once more with other policies from its beginning on: the same requests come, and all
 * else follows from what the service would have been scaled to. null: there is no such service.
 */
export function* tryPolicies(session: Session, { resourceId, calls }: TrialRequest): InTurns<Trial | null> {
  const { view } = session.world;
  const service = findScaled(view, resourceId);
  if (service === undefined) return null;
  const stretch = { from: Math.max(service.createdAt + 1, session.now - TRIED_FOR), to: session.now, resourceId };
  const lived = yield* relived(session, stretch, null);
  const tried = yield* relived(session, stretch, (then) => [...bringing(then, view, resourceId), ...calls]);
  return { from: stretch.from, to: stretch.to, lived: lived.levels, tried: tried.levels, scaledOut: tried.scaledOut, scaledIn: tried.scaledIn, refused: tried.refused };
}

interface Stretch {
  readonly from: SimTime;
  readonly to: SimTime;
  readonly resourceId: string;
}

/** Lives a stretch again; `tried` says what is called when it begins, and null that all is to be as it was. */
function* relived(session: Session, { from, to, resourceId }: Stretch, tried: ((then: View) => readonly Call[]) | null): InTurns<Pick<Trial, "scaledOut" | "scaledIn" | "refused"> & { readonly levels: readonly Level[] }> {
  const { world, calls } = session.before(from);
  const past = new PastGoesOn({ world, calls: calls.filter((entry) => tried === null || entry.at <= from || !isOf(entry, resourceId)) });
  const levels: Level[] = [];
  let refused: Trial["refused"] = null;
  for (let at = from; ; at = Math.min(to, at + LOOKS)) {
    yield* past.to(at);
    if (at === from && tried !== null) refused = new CallsOnCopy(world).all(tried(world.view));
    const desired = findScaled(world.view, resourceId)?.desiredCount ?? 0;
    if (levels.at(-1)?.desired !== desired) levels.push({ at, desired });
    if (at >= to || refused !== null) break;
    yield;
  }
  const done = world.view.where(activitiesByTarget, resourceId).filter(({ startTime, change }) => startTime >= from && change !== null);
  const count = (direction: "out" | "in") => done.filter(({ change }) => change?.cooldown?.direction === direction).length;
  return { levels, refused, scaledOut: count("out"), scaledIn: count("in") };
}

/** What was said later of how the service is to be scaled, which is what is tried otherwise. */
const isOf = ({ call: { service, input } }: JournalEntry, resourceId: string): boolean => service === "application-autoscaling" && typeof input === "object" && input !== null && "ResourceId" in input && input.ResourceId === resourceId;

/** What brings the way in which a service was scaled to the way in which it is scaled now. */
function bringing(then: View, now: View, resourceId: string): readonly Call[] {
  const of = scalableService(resourceId);
  const called = (operation: string, input: object): Call => ({ service: "application-autoscaling", operation, input: { ...of, ...input } });
  const target = now.find(scalableTargets, resourceId);
  if (target === undefined) return [];
  const { minCapacity: MinCapacity, maxCapacity: MaxCapacity, suspendedState: SuspendedState } = target;
  const [before, after] = [then, now].map((view) => new Map(view.where(policiesByTarget, resourceId).map((policy) => [policy.policyName, configurationOf(policy)])));
  const gone = [...(before?.keys() ?? [])].filter((PolicyName) => after?.has(PolicyName) !== true);
  const put = [...(after ?? [])].filter(([PolicyName, configuration]) => JSON.stringify(before?.get(PolicyName)) !== JSON.stringify(configuration));
  return [
    called("RegisterScalableTarget", { MinCapacity, MaxCapacity, SuspendedState }),
    ...gone.map((PolicyName) => called("DeleteScalingPolicy", { PolicyName })),
    ...put.map(([PolicyName, configuration]) => called("PutScalingPolicy", { PolicyName, ...configuration })),
  ];
}

const configurationOf = ({ scaling }: ScalingPolicyRow) =>
  scaling.policyType === "StepScaling" ? { PolicyType: scaling.policyType, StepScalingPolicyConfiguration: scaling.step } : { PolicyType: scaling.policyType, TargetTrackingScalingPolicyConfiguration: scaling.tracking };
