import { groupBy } from "../../../lib/groupBy.ts";
import { hours, type SimTime } from "../../kernel/time.ts";
import type { LaunchTemplateChoice } from "./tables.ts";

/** What counts when an instance is chosen to be terminated. */
export interface Candidate {
  readonly instanceId: string;
  readonly zone: string;
  readonly launchTemplate: Pick<LaunchTemplateChoice, "launchTemplateId" | "version">;
  readonly launchTime: SimTime;
  /** Of groups with several types and purchase options: whether it is on Spot, and its place in what the allocation strategy prefers. */
  readonly isSpot?: boolean;
  readonly preference?: number;
}

export interface Rule {
  readonly terminationPolicies: readonly string[];
  readonly launchTemplate: Candidate["launchTemplate"];
  /** The zones that the group launches in. */
  readonly zones: readonly string[];
  readonly now: SimTime;
  /** Of which purchase option there are too many, where that matters. */
  readonly surplus?: "spot" | "on-demand";
  /** It is for the balance of the zones that one goes: that counts before the purchase options. */
  readonly isRebalancing?: boolean;
}

/**
 * Those of some instances of which one is terminated first: in a zone that the group has left, else in that with most of
 * them; there by the termination policies in their order. Auto Scaling guide, "Default termination policy".
 */
export function decideVictims(candidates: readonly Candidate[], rule: Rule): readonly Candidate[] {
  let left = rule.isRebalancing === true ? ofSurplus(inFullestZones(candidates, rule), rule) : inFullestZones(ofSurplus(candidates, rule), rule);
  for (const policy of rule.terminationPolicies) {
    for (const rank of RANKS[policy] ?? []) left = first(left, (candidate) => rank(candidate, rule));
  }
  return left;
}

function ofSurplus(candidates: readonly Candidate[], { surplus }: Rule): readonly Candidate[] {
  const own = surplus === undefined ? [] : candidates.filter(({ isSpot = false }) => isSpot === (surplus === "spot"));
  return own.length > 0 ? own : candidates;
}

function inFullestZones(candidates: readonly Candidate[], { zones }: Rule): readonly Candidate[] {
  const elsewhere = candidates.filter(({ zone }) => !zones.includes(zone));
  if (elsewhere.length > 0) return elsewhere;
  const byZone = [...groupBy(candidates, ({ zone }) => zone).values()];
  const most = Math.max(0, ...byZone.map((rows) => rows.length));
  return byZone.filter((rows) => rows.length === most).flat();
}

/** The lower goes first. */
type Rank = (candidate: Candidate, rule: Rule) => number;

const isOfTemplate: Rank = ({ launchTemplate }, { launchTemplate: now }) => Number(launchTemplate.launchTemplateId === now.launchTemplateId);
const isCurrent: Rank = ({ launchTemplate: { version } }, { launchTemplate: now }) => Number(version === now.version);
/** Versions that are named as the newest or the usual one are not old. */
const versionNumber: Rank = ({ launchTemplate: { version } }) => (/^\d+$/.test(version) ? Number(version) : Infinity);
const toNextHour: Rank = ({ launchTime }, { now }) => hours(1) - ((now - launchTime) % hours(1));
const age: Rank = ({ launchTime }) => launchTime;
const youth: Rank = ({ launchTime }) => -launchTime;

/** The type that the strategy prefers least. */
const preference: Rank = ({ preference: place = 0 }) => -place;

const OUTDATED: readonly Rank[] = [isOfTemplate, isCurrent, versionNumber];

const RANKS: Readonly<Record<string, readonly Rank[]>> = {
  Default: [preference, ...OUTDATED, toNextHour],
  OldestInstance: [age],
  NewestInstance: [youth],
  OldestLaunchTemplate: OUTDATED,
  // Nobody has one any more.
  OldestLaunchConfiguration: [],
  AllocationStrategy: [preference],
  ClosestToNextInstanceHour: [toNextHour],
};

function first(candidates: readonly Candidate[], rank: (candidate: Candidate) => number): readonly Candidate[] {
  const lowest = Math.min(...candidates.map(rank));
  return candidates.filter((candidate) => rank(candidate) === lowest);
}
