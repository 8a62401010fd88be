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
export interface Candidate {
  readonly member: Member;
  /** How little it would be missed for its health, all in one number. */
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

/** A quality by which some go before others: those with the most of it. */
export interface Criterion {
  readonly name: string;
  readonly measure: Measure;
  /** For that of a spread: over which attribute, null for instances, and which of a candidate's buckets it is about. */
  readonly spread: { readonly attribute: string | null; readonly at: number } | null;
}

/** ECS API, UpdateTaskProtection: from scale-in and deployments, not from being replaced when it is unhealthy. */
export function isSpared({ protected: isProtected, failing }: Member): boolean {
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
export class Balance {
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
    const left: Measure = (one) => (field === "cpu" ? this.#freeOf(one).cpuUnits + one.member.needs.cpuUnits : this.#freeOf(one).memoryMiB + one.member.needs.memoryMiB);
    return { name: `binpack(${field})`, measure: left, spread: null };
  }
}

/** @param at where those of this spread stand among the buckets of a candidate */
function fullest(attribute: string | null, at: number): Criterion {
  return {
    name: attribute === null ? "spread(instanceId)" : `spread(attribute:${attribute})`,
    // A whole task weighs two, so that having no name only ever decides a tie.
    measure: ({ buckets }) => {
      const bucket = buckets[at];
      return bucket === undefined ? 0 : bucket.count * 2 + (bucket.isNameless ? 1 : 0);
    },
    spread: { attribute, at },
  };
}

/** Who goes before others by the first of these that tells them apart has more of it. */
const missed = ({ starting, failing, healthy, leaving }: Member): number => (starting ? 8 : 0) + (failing ? 4 : 0) + (healthy ? 0 : 2) + (leaving ? 1 : 0);

const AT_RANDOM: Criterion = { name: "random", measure: ({ member }) => hashText(member.taskArn) >>> 0, spread: null };
const OLDEST_DEPLOYMENT: Criterion = { name: "deployment", measure: ({ deployedAt }) => -deployedAt, spread: null };
const NEWEST_TASK: Criterion = { name: "age", measure: ({ member }) => member.createdAt, spread: null };

/** What decides between tasks that all else leaves. */
export function tieBreakers(strategies: readonly Strategy[]): readonly Criterion[] {
  const last = strategies.at(-1);
  const drawn = last?.type === "spread" && attributeOf(last) !== null;
  return [OLDEST_DEPLOYMENT, drawn ? AT_RANDOM : NEWEST_TASK];
}
