import { shortZone } from "../../../../aws/shortZone.ts";
import { fail } from "../../../../lib/assert.ts";
import { ZONE } from "../placement/subject.ts";
import type { Member } from "./rollout.ts";
import { Balance, isSpared, tieBreakers, type Candidate, type Criterion, type ScaleIn } from "./victims.ts";

/** What scaling in makes of one task. */
export interface ScaleInVerdict {
  readonly taskArn: string;
  /** 1: it goes first; null: it stays. */
  readonly rank: number | null;
  /** What decided, for example `spread(instanceId)`. */
  readonly decidedBy: string;
  /** For example "its zone 1a has 3 tasks, another zone 2". */
  readonly words: string;
}

/** What `pickVictims` picks, told: for every candidate why it goes, or why it stays. */
export function explainScaleIn(scaleIn: ScaleIn): readonly ScaleInVerdict[] {
  const lost = new Map<Member, Loss>();
  const decisive = new Map<Member, { readonly victim: Candidate; readonly by: Loss }>();
  const alone = new Set<Member>();
  let last: Loss | undefined;
  const victims = pick(scaleIn, (event) => {
    if (event.kind === "dropped") lost.set(event.candidate.member, (last = event));
    else {
      const { victim } = event;
      if (last !== undefined) decisive.set(victim.member, { victim, by: last });
      else if (event.left === 1) alone.add(victim.member);
      last = undefined;
    }
  });
  return scaleIn.candidates.map((member): ScaleInVerdict => {
    const { taskArn } = member;
    const rank = victims.indexOf(member) + 1;
    if (rank > 0) {
      const decided = decisive.get(member);
      if (decided === undefined && alone.has(member)) return { taskArn, rank, decidedBy: "count", words: "no other could go" };
      if (decided === undefined) return { taskArn, rank, decidedBy: "id", words: "any could go: its id is the lowest" };
      const { victim, by } = decided;
      return { taskArn, rank, decidedBy: by.criterion.name, words: wordsOf(by.criterion).goes(victim, by.most) };
    }
    if (isSpared(member)) return { taskArn, rank: null, decidedBy: "protection", words: "it is protected from scale-in" };
    const by = lost.get(member);
    if (by === undefined) return { taskArn, rank: null, decidedBy: "count", words: "enough others go" };
    return { taskArn, rank: null, decidedBy: by.criterion.name, words: wordsOf(by.criterion).stays(by.candidate, by) };
  });
}

/** A candidate that stays because another has more of something. */
interface Loss {
  readonly candidate: Candidate;
  readonly criterion: Criterion;
  readonly had: number;
  readonly most: number;
}

/** `left`: how many there were to pick from. */
type Told = ({ readonly kind: "dropped" } & Loss) | { readonly kind: "picked"; readonly victim: Candidate; readonly left: number };

function pick({ candidates, count, all, strategies }: ScaleIn, tell: (told: Told) => void): readonly Member[] {
  if (count <= 0) return [];
  const balance = new Balance(all, strategies);
  const criteria = [...HEALTH, ...balance.criteria, ...tieBreakers(strategies)];
  const left = new Set(balance.thoseOf(candidates));
  const victims: Member[] = [];
  while (victims.length < count && left.size > 0) {
    let kept: readonly Candidate[] = [...left];
    for (const criterion of criteria) {
      if (kept.length === 1) break;
      kept = withMost(kept, criterion, tell);
    }
    const victim = kept.reduce((a, b) => (b.member.taskArn < a.member.taskArn ? b : a));
    tell({ kind: "picked", victim, left: left.size });
    left.delete(victim);
    victims.push(victim.member);
    balance.remove(victim);
  }
  return victims;
}

function withMost(candidates: readonly Candidate[], criterion: Criterion, tell: (told: Told) => void): readonly Candidate[] {
  const measures: number[] = [];
  let most = -Infinity;
  let least = Infinity;
  for (const candidate of candidates) {
    const had = criterion.measure(candidate);
    if (had > most) most = had;
    if (had < least) least = had;
    measures.push(had);
  }
  // As most criteria find most candidates.
  if (least === most) return candidates;
  return candidates.filter((candidate, i) => {
    const had = measures[i] ?? most;
    if (had < most) tell({ kind: "dropped", candidate, criterion, had, most });
    return had === most;
  });
}

/** By health, one after another: `pickVictims` has them all in one number. */
const HEALTH: readonly Criterion[] = [
  flag("starting", ({ starting }) => starting),
  flag("failing", ({ failing }) => failing),
  flag("unhealthy", ({ healthy }) => !healthy),
  flag("leaving", ({ leaving }) => leaving),
];

function flag(name: string, has: (member: Member) => boolean): Criterion {
  return { name, measure: ({ member }) => (has(member) ? 1 : 0), spread: null };
}

/** Why a task goes by a criterion, and why one stays. */
interface Words {
  goes(candidate: Candidate, had: number): string;
  stays(candidate: Candidate, measures: { readonly had: number; readonly most: number }): string;
}

const wordsOf = ({ name, spread }: Criterion): Words => (spread === null ? (WORDS[name] ?? fail(`nothing is said of ${name}`)) : wordsOfSpread(spread));

const WORDS: Readonly<Record<string, Words>> = {
  starting: always("it does not run yet", "it runs, another does not yet"),
  failing: always("it fails its health checks", "another fails its health checks"),
  unhealthy: always("it is not healthy yet", "it is healthy, another is not yet"),
  leaving: always("its instance is DRAINING", "another stands on an instance that is DRAINING"),
  "binpack(cpu)": wordsOfRoom("CPU units"),
  "binpack(memory)": wordsOfRoom("MiB"),
  random: always("drawn at random", "another was drawn at random"),
  deployment: always("it is of the oldest deployment", "another is of an older deployment"),
  age: always("it is the newest", "another is newer"),
};

function always(goes: string, stays: string): Words {
  return { goes: () => goes, stays: () => stays };
}

function wordsOfRoom(unit: string): Words {
  return {
    goes: (_one, had) => `its instance has most left without it: ${had} ${unit}`,
    stays: (_one, { had, most }) => `its instance would have ${had} ${unit} left, another ${most}`,
  };
}

function wordsOfSpread({ attribute, at }: NonNullable<Criterion["spread"]>): Words {
  const where = ({ buckets }: Candidate) => {
    const { name = "", isNameless = true } = buckets[at] ?? {};
    if (attribute === null) return "its instance";
    if (attribute === ZONE) return `its zone ${shortZone(name)}`;
    return isNameless ? `no ${attribute}` : `${attribute} ${name}`;
  };
  return {
    goes: (one, had) => `${where(one)} has most tasks: ${had >> 1}`,
    stays: (one, { had, most }) => `${where(one)} has ${had >> 1}, another ${most >> 1}`,
  };
}
