import type { Member } from "./rollout.ts";

/**
 * Which tasks go when so many are too many: those that are not healthy first (starting before failing), for they are
 * missed least; then from the zone with most tasks of the service, then from the instance with most, then the newest.
 * ECS API, UpdateService, gives zone and instance; the rest is assumed. `all` is what the balance is judged by.
 */
export function pickVictims(
  candidates: readonly Member[],
  count: number,
  all: readonly Member[],
): readonly Member[] {
  const zones = tally(all, (member) => member.availabilityZone);
  const instances = tally(all, (member) => member.containerInstanceArn);
  const left = new Set(candidates);
  const victims: Member[] = [];
  while (victims.length < count) {
    let worst: Member | undefined;
    for (const member of left) {
      if (worst === undefined || goesBefore(member, worst, { zones, instances })) worst = member;
    }
    if (worst === undefined) break;
    left.delete(worst);
    victims.push(worst);
    lower(zones, worst.availabilityZone);
    lower(instances, worst.containerInstanceArn);
  }
  return victims;
}

interface Balance {
  readonly zones: ReadonlyMap<string, number>;
  readonly instances: ReadonlyMap<string, number>;
}

function goesBefore(a: Member, b: Member, balance: Balance): boolean {
  const x = ranksOf(a, balance);
  const y = ranksOf(b, balance);
  const at = x.findIndex((rank, i) => rank !== y[i]);
  return at < 0 ? a.taskArn < b.taskArn : (x[at] ?? 0) > (y[at] ?? 0);
}

function ranksOf(member: Member, { zones, instances }: Balance): readonly number[] {
  return [
    member.starting ? 1 : 0,
    member.failing ? 1 : 0,
    member.healthy ? 0 : 1,
    member.leaving ? 1 : 0,
    zones.get(member.availabilityZone) ?? 0,
    instances.get(member.containerInstanceArn) ?? 0,
    member.createdAt,
  ];
}

function tally(members: readonly Member[], keyOf: (member: Member) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const member of members) counts.set(keyOf(member), (counts.get(keyOf(member)) ?? 0) + 1);
  return counts;
}

function lower(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) - 1);
}
