import { groupBy } from "../../lib/groupBy.ts";
import type { Comparison, InstanceVerdict, PlacementExplanation } from "../../bridge/protocol.ts";

/** The four steps of ECS: resources, constraints, strategies, select. */
export type StepNumber = 1 | 2 | 3 | 4;

/** One stage of a placement, with the instances it dropped. The last stage is to select. */
export interface FunnelStage {
  readonly step: StepNumber;
  /** For example `memory`, `memberOf`, `spread(attribute:ecs.availability-zone)`, `select`. */
  readonly name: string;
  readonly left: number;
  readonly dropped: readonly InstanceVerdict[];
  /** What a strategy went by; null: it is none, or chance. */
  readonly compared: Comparison | null;
}

/** An instance, and the place of the stage that dropped it; null: it was chosen. */
export interface Standing {
  readonly verdict: InstanceVerdict;
  readonly stage: number | null;
  /** Its place in the lists of what was compared. */
  readonly at: number;
}

/** A placement as it narrows: the stages, and the instances with the ones that came furthest first. */
export interface Funnel {
  readonly stages: readonly FunnelStage[];
  readonly standings: readonly Standing[];
}

const NAMES: Readonly<Record<StepNumber, string>> = { 1: "Resources", 2: "Constraints", 3: "Strategies", 4: "Select" };

/** What AWS calls a step. */
export const stepName = (step: StepNumber): string => NAMES[step];

/** Lays an explanation out stage by stage. Stages of the same name, two `memberOf` for instance, are shown as one. */
export function funnelOf({ stages, verdicts, containerInstanceArn }: PlacementExplanation): Funnel {
  const named = new Map<string, { readonly step: StepNumber; readonly name: string; left: number; readonly dropped: InstanceVerdict[]; readonly compared: Comparison | null }>();
  for (const { step, stage, kept, compared } of stages) {
    const before = named.get(keyOf(step, stage));
    if (before === undefined) named.set(keyOf(step, stage), { step, name: stage, left: kept, dropped: [], compared });
    else before.left = kept;
  }
  if (containerInstanceArn !== null) named.set(SELECT, { step: 4, name: "select", left: 1, dropped: [], compared: null });
  const places = new Map([...named.keys()].map((key, at) => [key, at]));
  const standings = verdicts.map((verdict, at): Standing => {
    if (verdict.step === null) return { verdict, stage: null, at };
    const key = verdict.step === 4 ? SELECT : keyOf(verdict.step, verdict.stage ?? "");
    named.get(key)?.dropped.push(verdict);
    return { verdict, stage: places.get(key) ?? null, at };
  });
  return { stages: [...named.values()], standings: standings.toSorted(byPreference([...named.values()])) };
}

/** Who came furthest first; of those that came equally far, whom the strategies prefer, in their order. */
function byPreference(stages: readonly FunnelStage[]): (a: Standing, b: Standing) => number {
  const reach = ({ stage }: Standing) => stage ?? Infinity;
  const compared = stages.flatMap(({ compared: one }) => one ?? []);
  return (a, b) => {
    if (reach(a) !== reach(b)) return reach(b) - reach(a);
    for (const { amounts } of compared) {
      const difference = (amounts[a.at] ?? 0) - (amounts[b.at] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

/** What the map says when the first `applied` stages have been gone through: of those that were dropped so far, and at the end of the chosen one. */
export function verdictsAfter({ stages, standings }: Funnel, applied: number): ReadonlyMap<string, InstanceVerdict> {
  const said = standings.filter(({ stage }) => (stage === null ? applied === stages.length : stage < applied));
  return new Map(said.map(({ verdict }) => [verdict.containerInstanceArn, verdict]));
}

/**
 * How many stages have been gone through at the next stop. Filters that drop nobody are passed over; strategies say
 * something even then.
 */
export function nextStop({ stages }: Funnel, applied: number, by: 1 | -1): number {
  let at = applied + by;
  while (at > 0 && at < stages.length && stages[at - 1]?.dropped.length === 0 && (stages[at - 1]?.step ?? 4) < 3) at += by;
  return Math.max(0, Math.min(stages.length, at));
}

/** Instances that were dropped for the same reason, in the same words. */
export interface DropReason {
  readonly headline: string;
  /** The numbers, when all of them have the same, or there is but one. */
  readonly reason: string | null;
  readonly instanceArns: readonly string[];
}

/** Why a stage dropped what it dropped, the commonest reason first. */
export function dropReasons(dropped: readonly InstanceVerdict[]): readonly DropReason[] {
  return [...groupBy(dropped, ({ headline }) => headline)]
    .map(([headline, group]) => ({
      headline,
      reason: group.every(({ reason }) => reason === group[0]?.reason) ? (group[0]?.reason ?? null) : null,
      instanceArns: group.map(({ containerInstanceArn }) => containerInstanceArn),
    }))
    .toSorted((a, b) => b.instanceArns.length - a.instanceArns.length);
}

/** Where a step's stages stand among all, from the first up to but not including `to`, and how many instances it leaves. */
export function stageRange({ stages, standings }: Funnel, step: StepNumber): { readonly from: number; readonly to: number; readonly left: number } {
  const before = (one: number) => stages.filter((stage) => stage.step < one).length;
  const [from, to] = [before(step), before(step + 1)];
  return { from, to, left: to === 0 ? standings.length : (stages[to - 1]?.left ?? 0) };
}

const SELECT = "select";
const keyOf = (step: StepNumber, stage: string): string => `${step} ${stage}`;
