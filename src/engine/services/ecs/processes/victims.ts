import { shortZone } from "../../../../aws/shortZone.ts";
import { hashText } from "../../../../lib/hash.ts";
import { attributeOf, bucketOf, ZONE, type Strategy } from "../placement/subject.ts";
import type { Member } from "./rollout.ts";

/** Which tasks could go, and how many of them are too many. */
export interface ScaleIn {
  readonly candidates: readonly Member[];
  readonly count: number;
  /** All tasks of the service that are to run: the balance is judged by them. */
  readonly all: readonly Member[];
  /** Those of the service, the defaults written out. */
  readonly strategies: readonly Strategy[];
}

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

/**
 * Which tasks go when so many are too many: the mirror of placement. One after another, each time of those that are
 * left:
 * - those that are missed least: starting before failing before not healthy yet, then those on a DRAINING instance.
 *   ECS's floor counts healthy tasks, so these go first whatever the strategies say (assumed);
 * - by the strategies in their order, each among those that the one before left. `spread`: from the bucket with most
 *   tasks of the service, so that what remains is spread best; the bucket without a name goes first when it ties.
 *   `binpack`: from the instance that would have most of the resource left. `random`: drawn, which ends the list.
 *   ECS guide, "Task placement strategies"; ECS API, UpdateService, for zone and instance when there is no strategy;
 * - the task of the oldest deployment, then the newest task; after a spread over an attribute at random, as the guide
 *   says of zones. The task's own id is the draw. The ties are assumed.
 * A protected task never goes, unless it fails.
 */
export function pickVictims({ candidates, count, all, strategies }: ScaleIn): readonly Member[] {
  if (count <= 0) return [];
  const balance = new Balance(all, strategies);
  const measures = [missedLittle, ...[...balance.criteria, ...tieBreakers(strategies)].map(({ measure }) => measure)];
  const left = balance.thoseOf(candidates);
  const victims: Member[] = [];
  while (victims.length < count) {
    const victim = firstToGo(left, measures);
    if (victim === undefined) break;
    left.splice(left.indexOf(victim), 1);
    victims.push(victim.member);
    balance.remove(victim);
  }
  return victims;
}

/** Who has most by the first measure that tells some apart, then by the next. In one round, for it is asked of all tasks of a service. */
function firstToGo(candidates: readonly Candidate[], measures: readonly Measure[]): Candidate | undefined {
  let first = candidates[0];
  /** What the first has, as far as it was asked for. */
  const most: number[] = [];
  for (const candidate of candidates) {
    if (first === undefined || candidate === first) continue;
    let order = 0;
    for (let at = 0; order === 0 && at < measures.length; at++) {
      const has = measures[at]?.(candidate) ?? 0;
      order = has - (most[at] ??= measures[at]?.(first) ?? 0);
      if (order <= 0) continue;
      most.length = at;
      most[at] = has;
    }
    // Two draws can be equal, and tasks of one pass are of one age.
    if (order > 0 || (order === 0 && candidate.member.taskArn < first.member.taskArn)) first = candidate;
  }
  return first;
}

/** A task that could go, with what each pick asks of all that are left. */
interface Candidate {
  readonly member: Member;
  /** All that `HEALTH` tells, in one number. */
  readonly missedLittle: number;
  /** The one it is in of each spread. */
  readonly buckets: readonly Bucket[];
  /** When its deployment came to be. */
  readonly deployedAt: number;
  /** Once it is asked for. */
  free: Free | undefined;
}

type Measure = (candidate: Candidate) => number;

const missedLittle: Measure = (candidate) => candidate.missedLittle;

/** The same picks told: for every candidate why it goes, or why it stays. */
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
      return { taskArn, rank, decidedBy: by.criterion.name, words: by.criterion.goes(victim, by.most) };
    }
    if (isSpared(member)) return { taskArn, rank: null, decidedBy: "protection", words: "it is protected from scale-in" };
    const by = lost.get(member);
    if (by === undefined) return { taskArn, rank: null, decidedBy: "count", words: "enough others go" };
    return { taskArn, rank: null, decidedBy: by.criterion.name, words: by.criterion.stays(by.candidate, by) };
  });
}

/** A quality by which some go before others: those with the most of it. */
interface Criterion {
  readonly name: string;
  readonly measure: Measure;
  goes(candidate: Candidate, had: number): string;
  stays(candidate: Candidate, measures: { readonly had: number; readonly most: number }): string;
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

/** ECS API, UpdateTaskProtection: from scale-in and deployments, not from being replaced when it is unhealthy. */
function isSpared({ protected: isProtected, failing }: Member): boolean {
  return isProtected && !failing;
}

/** How many tasks are in each bucket of a spread. */
class Tally {
  /** null: instances. */
  readonly attribute: string | null;
  readonly #byName = new Map<string, Bucket>();

  constructor(attribute: string | null) {
    this.attribute = attribute;
  }

  bucketOf(member: Member): Bucket {
    const name = bucketIn(member, this.attribute);
    let bucket = this.#byName.get(name);
    if (bucket === undefined) this.#byName.set(name, (bucket = { name, isNameless: this.attribute !== null && name === "", count: 0 }));
    return bucket;
  }
}

/** Which zone a task is in its row tells, so that its instance need not be looked up. */
function bucketIn(member: Member, attribute: string | null): string {
  if (attribute === null) return member.containerInstanceArn;
  return attribute === ZONE ? member.availabilityZone : bucketOf(member, attribute);
}

interface Bucket {
  readonly name: string;
  readonly isNameless: boolean;
  count: number;
}

/** What an instance has free, with what the tasks that went have left behind. */
interface Free {
  cpuUnits: number;
  memoryMiB: number;
}

/** What the strategies look at, as it changes while tasks go. */
class Balance {
  readonly criteria: readonly Criterion[];
  readonly #tallies: readonly Tally[];
  readonly #free = new Map<string, Free>();

  constructor(all: readonly Member[], strategies: readonly Strategy[]) {
    const criteria: Criterion[] = [];
    const tallies: Tally[] = [];
    for (const strategy of strategies) {
      if (strategy.type === "random") {
        criteria.push(AT_RANDOM);
        break;
      }
      if (strategy.type === "binpack") {
        criteria.push(this.#emptiest(strategy.field));
        continue;
      }
      const attribute = attributeOf(strategy);
      const tally = new Tally(attribute);
      for (const member of all) tally.bucketOf(member).count += 1;
      criteria.push(fullest(attribute, tallies.push(tally) - 1));
    }
    this.criteria = criteria;
    this.#tallies = tallies;
  }

  /** Those of some tasks that may go. */
  thoseOf(members: readonly Member[]): Candidate[] {
    const candidates: Candidate[] = [];
    for (const member of members) {
      if (isSpared(member)) continue;
      const buckets = this.#tallies.map((tally) => tally.bucketOf(member));
      candidates.push({ member, missedLittle: missed(member), buckets, deployedAt: member.deployedAt, free: undefined });
    }
    return candidates;
  }

  remove(victim: Candidate): void {
    for (const bucket of victim.buckets) bucket.count -= 1;
    const free = this.#freeOf(victim);
    free.cpuUnits += victim.member.needs.cpuUnits;
    free.memoryMiB += victim.member.needs.memoryMiB;
  }

  #freeOf(candidate: Candidate): Free {
    return (candidate.free ??= this.#freeOn(candidate.member));
  }

  #freeOn(member: Member): Free {
    let free = this.#free.get(member.containerInstanceArn);
    if (free === undefined) this.#free.set(member.containerInstanceArn, (free = { ...member.free }));
    return free;
  }

  #emptiest(field: "cpu" | "memory"): Criterion {
    const unit = field === "cpu" ? "CPU units" : "MiB";
    return {
      name: `binpack(${field})`,
      measure: (one) => (field === "cpu" ? this.#freeOf(one).cpuUnits + one.member.needs.cpuUnits : this.#freeOf(one).memoryMiB + one.member.needs.memoryMiB),
      goes: (_one, had) => `its instance has most left without it: ${had} ${unit}`,
      stays: (_one, { had, most }) => `its instance would have ${had} ${unit} left, another ${most}`,
    };
  }
}

/** @param at where those of this spread stand among the buckets of a candidate */
function fullest(attribute: string | null, at: number): Criterion {
  const where = ({ buckets }: Candidate) => {
    const { name = "", isNameless = true } = buckets[at] ?? {};
    if (attribute === null) return "its instance";
    if (attribute === ZONE) return `its zone ${shortZone(name)}`;
    return isNameless ? `no ${attribute}` : `${attribute} ${name}`;
  };
  return {
    name: attribute === null ? "spread(instanceId)" : `spread(attribute:${attribute})`,
    // A whole task weighs two, so that having no name only ever decides a tie.
    measure: ({ buckets }) => {
      const bucket = buckets[at];
      return bucket === undefined ? 0 : bucket.count * 2 + (bucket.isNameless ? 1 : 0);
    },
    goes: (one, had) => `${where(one)} has most tasks: ${had >> 1}`,
    stays: (one, { had, most }) => `${where(one)} has ${had >> 1}, another ${most >> 1}`,
  };
}

const flag = (name: string, has: (member: Member) => boolean, words: readonly [goes: string, stays: string]): Criterion => ({
  name,
  measure: ({ member }) => (has(member) ? 1 : 0),
  goes: () => words[0],
  stays: () => words[1],
});

const HEALTH: readonly Criterion[] = [
  flag("starting", ({ starting }) => starting, ["it does not run yet", "it runs, another does not yet"]),
  flag("failing", ({ failing }) => failing, ["it fails its health checks", "another fails its health checks"]),
  flag("unhealthy", ({ healthy }) => !healthy, ["it is not healthy yet", "it is healthy, another is not yet"]),
  flag("leaving", ({ leaving }) => leaving, ["its instance is DRAINING", "another stands on an instance that is DRAINING"]),
];

/** All of these in one number: who goes before others by the first that tells them apart has more of it. */
const missed = ({ starting, failing, healthy, leaving }: Member): number => (starting ? 8 : 0) + (failing ? 4 : 0) + (healthy ? 0 : 2) + (leaving ? 1 : 0);

const AT_RANDOM: Criterion = {
  name: "random",
  measure: ({ member }) => hashText(member.taskArn) >>> 0,
  goes: () => "drawn at random",
  stays: () => "another was drawn at random",
};

const OLDEST_DEPLOYMENT: Criterion = {
  name: "deployment",
  measure: ({ deployedAt }) => -deployedAt,
  goes: () => "it is of the oldest deployment",
  stays: () => "another is of an older deployment",
};

const NEWEST_TASK: Criterion = {
  name: "age",
  measure: ({ member }) => member.createdAt,
  goes: () => "it is the newest",
  stays: () => "another is newer",
};

function tieBreakers(strategies: readonly Strategy[]): readonly Criterion[] {
  const last = strategies.at(-1);
  const drawn = last?.type === "spread" && attributeOf(last) !== null;
  return [OLDEST_DEPLOYMENT, drawn ? AT_RANDOM : NEWEST_TASK];
}
