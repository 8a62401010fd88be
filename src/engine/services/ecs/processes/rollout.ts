import { kept } from "../../../../lib/kept.ts";
import type { Strategy } from "../placement/subject.ts";
import { pickVictims, type ScaleIn } from "./victims.ts";

/** A task of a service that is to run, as the scheduler sees it. */
export interface Member {
  readonly taskArn: string;
  /** Not RUNNING yet. */
  readonly starting: boolean;
  /** Counts towards minimumHealthyPercent. */
  readonly healthy: boolean;
  /** Fails its health checks, and not within the grace period. */
  readonly failing: boolean;
  /** Stands on an instance that is DRAINING. */
  readonly leaving: boolean;
  /** Against scale-in and deployments. */
  readonly protected: boolean;
  readonly containerInstanceArn: string;
  readonly availabilityZone: string;
  /** Of its instance. */
  readonly attributes: Readonly<Record<string, string>>;
  /** What its instance has free, and what it would give back. */
  readonly free: Room;
  readonly needs: Room;
  /** When its deployment and itself came to be. */
  readonly deployedAt: number;
  readonly createdAt: number;
}

export interface Room {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
}

/** A deployment that is being replaced, and how many tasks the scheduler still wants of it. */
export interface OlderDeployment {
  readonly deploymentId: string;
  readonly wanted: number;
  /** It never completed, and its tasks fail. */
  readonly fails: boolean;
  readonly members: readonly Member[];
}

/** All that one pass of the scheduler looks at. */
export interface Rollout {
  readonly desiredCount: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  /** The primary deployment has not completed. */
  readonly inProgress: boolean;
  readonly primary: readonly Member[];
  /** Tasks of the primary deployment failed, and none has been healthy since: it may be a broken one. */
  readonly primaryFails: boolean;
  readonly older: readonly OlderDeployment[];
  /** Those of the service, the defaults written out: they say which tasks go when some must. */
  readonly strategies: readonly Strategy[];
  /** Tasks of the service that were told to stop and have not STOPPED. */
  readonly stopping: number;
  /** False while the primary deployment is throttled. */
  readonly mayStart: boolean;
  /** How those that are too many are picked, where it is not by the strategies alone. */
  readonly pick?: (scaleIn: ScaleIn) => readonly Member[];
}

/** What one pass does. */
export interface Decision {
  /** Tasks of the primary deployment to start, and how many of them replace failing ones. */
  readonly start: number;
  readonly startForUnhealthy: number;
  readonly startOlder: readonly { readonly deploymentId: string; readonly count: number }[];
  readonly stop: readonly Member[];
  /** What is wanted of each older deployment from now on. */
  readonly wanted: ReadonlyMap<string, number>;
  /** The percentages allow neither a start nor a stop. */
  readonly blocked: boolean;
}

/**
 * How many healthy tasks a service keeps and how many tasks it has at most. ECS API, DeploymentConfiguration:
 * the floor rounds up, the ceiling down.
 */
export function limitsOf(service: {
  readonly desiredCount: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
}): { readonly floor: number; readonly ceiling: number } {
  return {
    floor: Math.ceil((service.desiredCount * service.minimumHealthyPercent) / 100),
    ceiling: Math.floor((service.desiredCount * service.maximumPercent) / 100),
  };
}

/**
 * What one pass of the service scheduler starts and stops. Starts and stops come from the same look, so that with a
 * minimum below 100 both happen at once. Every task that has not STOPPED counts towards the ceiling (assumed; it is
 * what makes slow draining visible); only healthy ones count towards the floor.
 */
export function decideRollout(rollout: Rollout): Decision {
  if (rollout.older.length === 0 && rollout.primary.every(isGood)) return decideSound(rollout);
  const older = rollout.older.flatMap(({ members }) => members);
  const everyone = older.length === 0 ? rollout.primary : [...rollout.primary, ...older];
  const { floor, ceiling } = limitsOf(rollout);
  const room = Math.max(0, ceiling - everyone.length - rollout.stopping);

  const primary = kept(rollout.primary, stays);
  const good = kept(primary, isGood);
  const missing = Math.max(0, rollout.desiredCount - good.length);
  const { startOlder, wanted } = startsOfOlder(rollout, { good, room });
  const roomLeft = room - startOlder.reduce((sum, { count }) => sum + count, 0);
  const start = rollout.mayStart ? Math.min(missing, roomLeft) : 0;

  const stop = [
    ...everyone.filter((member) => !stays(member)),
    ...stops(rollout, { primary, older: kept(older, stays), floor, missing, room }),
  ];
  const stopped = new Set(stop);
  for (const { deploymentId, members } of rollout.older) {
    const healthyStopped = members.filter((member) => member.healthy && stopped.has(member)).length;
    wanted.set(deploymentId, (wanted.get(deploymentId) ?? 0) - healthyStopped);
  }

  const inFlight = everyone.some((member) => !member.healthy && !member.failing) || rollout.stopping > 0;
  const acts = start > 0 || startOlder.length > 0 || stop.length > 0;
  const blocked = rollout.inProgress && !acts && !inFlight && missing > 0 && room === 0 && rollout.mayStart;
  const failing = primary.filter((member) => member.failing).length;
  return { start, startForUnhealthy: Math.min(start, failing), startOlder, stop, wanted, blocked };
}

/**
 * The same where there is no older deployment and nobody fails or has to leave, as with most passes: some are missing,
 * or too many, or it is well as it is.
 */
export function decideSound(rollout: Rollout): Decision {
  const { primary, desiredCount, strategies, stopping, mayStart, inProgress } = rollout;
  const missing = desiredCount - primary.length;
  if (missing === 0) return NOTHING_TO_DO;
  if (missing < 0) {
    const stop = (rollout.pick ?? pickVictims)({ candidates: primary, count: -missing, all: primary, strategies });
    return { start: 0, startForUnhealthy: 0, startOlder: [], stop, wanted: NOTHING_WANTED, blocked: false };
  }
  const room = Math.max(0, limitsOf(rollout).ceiling - primary.length - stopping);
  const start = mayStart ? Math.min(missing, room) : 0;
  const blocked = inProgress && mayStart && room === 0 && stopping === 0 && primary.every(({ healthy }) => healthy);
  return { start, startForUnhealthy: 0, startOlder: [], stop: [], wanted: NOTHING_WANTED, blocked };
}

const NOTHING_WANTED: Decision["wanted"] = new Map();
const NOTHING_TO_DO: Decision = { start: 0, startForUnhealthy: 0, startOlder: [], stop: [], wanted: NOTHING_WANTED, blocked: false };

/** Which tasks are more than enough: good ones of the primary deployment beyond the desired count. */
export function scaleInOf({ primary, older, desiredCount, strategies }: Pick<Rollout, "primary" | "older" | "desiredCount" | "strategies">): ScaleIn {
  const candidates = primary.filter((member) => stays(member) && isGood(member));
  const all = [...primary, ...older.flatMap(({ members }) => members)].filter(stays);
  return { candidates, count: Math.max(0, candidates.length - desiredCount), all, strategies };
}

/** A task that need not be replaced. */
function isGood(member: Member): boolean {
  return !member.failing && !member.leaving;
}

/** ECS guide, "Container instance draining": service tasks that are not RUNNING there are stopped at once. */
function stays(member: Member): boolean {
  return !(member.leaving && member.starting);
}

/**
 * Tasks that failed or vanished during a deployment are replaced with the revision they belonged to (since November
 * 2025), as far as the primary deployment does not make up for them. Tasks of it that are still starting are taken
 * at their word until the first one fails, and a broken revision that was to be replaced gets no task again, which would
 * take the room of the new one for ever: assumed.
 */
function startsOfOlder(
  rollout: Rollout,
  { good, room }: { readonly good: readonly Member[]; readonly room: number },
): { readonly startOlder: { readonly deploymentId: string; readonly count: number }[]; readonly wanted: Map<string, number> } {
  let left = room;
  let need = Math.max(0, rollout.desiredCount - trusted(rollout, good));
  const startOlder: { readonly deploymentId: string; readonly count: number }[] = [];
  const wanted = new Map<string, number>();
  for (const { deploymentId, wanted: before, fails, members } of rollout.older) {
    const live = members.filter(stays).length;
    const lost = Math.max(0, before - live);
    const owed = fails ? 0 : Math.min(lost, Math.max(0, need - live));
    const count = Math.min(owed, left);
    if (count > 0) startOlder.push({ deploymentId, count });
    wanted.set(deploymentId, live + owed);
    left -= count;
    need = Math.max(0, need - live - owed);
  }
  return { startOlder, wanted };
}

function trusted(rollout: Rollout, good: readonly Member[]): number {
  return rollout.primaryFails ? good.filter((member) => member.healthy).length : good.length;
}

interface Look {
  readonly primary: readonly Member[];
  readonly older: readonly Member[];
  readonly floor: number;
  readonly missing: number;
  readonly room: number;
}

function stops(rollout: Rollout, { primary, older, floor, missing, room }: Look): readonly Member[] {
  const good = kept(primary, isGood);
  // As with most passes of most deployments: nobody is too many, bad or old.
  if (older.length === 0 && good.length === primary.length && good.length <= rollout.desiredCount) return [];
  const all = [...primary, ...older];
  const bad = primary.filter((member) => !isGood(member) && !member.healthy);
  const movable = primary.filter((member) => !isGood(member) && member.healthy);

  // More than enough good ones: scale in. Healthy ones go last, so this never cuts into the floor.
  const pick = (candidates: readonly Member[], count: number) => pickVictims({ candidates, count, all, strategies: rollout.strategies });
  const surplus = (rollout.pick ?? pickVictims)(scaleInOf(rollout));

  // A failing task is kept until its replacement is healthy, unless the replacement failed as well or goes now.
  const inFlight = good.filter((member) => !member.healthy && !surplus.includes(member)).length;
  const spent = pick(bad, Math.max(0, primary.length - rollout.desiredCount - inFlight - surplus.length));

  // No room for a replacement: failing ones go first, one at a time, down to the floor or as long as nothing moves.
  const stuck = spent.length === 0 && bad.length > 0 && missing > 0 && room === 0;
  const nothingMoves = rollout.stopping === 0 && all.every((member) => member.healthy || member.failing);
  const oneByOne = stuck && (all.length > floor || nothingMoves) ? pick(bad, 1) : [];

  const gone = [...surplus, ...spent, ...oneByOne];
  const goneHealthy = gone.filter((member) => member.healthy).length;
  const healthy = all.filter((member) => member.healthy).length;
  const spare = Math.max(0, healthy - goneHealthy - floor);
  // Never fewer live tasks than desired, unless the floor lies below.
  const slack = Math.max(0, all.length - gone.length - (floor < rollout.desiredCount ? floor : rollout.desiredCount));

  return [...gone, ...olderStops(rollout, { older, movable, good, all, spare, slack })];
}

/** The older deployments' tasks: those that serve nobody first, then as many healthy ones as can be spared. */
function olderStops(
  rollout: Rollout,
  look: {
    readonly older: readonly Member[];
    readonly movable: readonly Member[];
    readonly good: readonly Member[];
    readonly all: readonly Member[];
    readonly spare: number;
    readonly slack: number;
  },
): readonly Member[] {
  const { older, movable, good, all, spare, slack } = look;
  const pick = (candidates: readonly Member[], count: number) => pickVictims({ candidates, count, all, strategies: rollout.strategies });
  const failing = pick(older.filter((member) => member.failing), slack);
  const needed = Math.max(0, rollout.desiredCount - trusted(rollout, good));
  const idle = pick(
    older.filter((member) => !member.healthy && !member.failing),
    Math.min(slack - failing.length, Math.max(0, older.length - failing.length - needed)),
  );
  const healthyOlder = older.filter((member) => member.healthy);
  const leaving = [...healthyOlder.filter((member) => member.leaving), ...movable];
  const first = leaving.slice(0, Math.min(spare, slack - failing.length - idle.length));
  const rest = pick(
    healthyOlder.filter((member) => !member.leaving),
    Math.min(spare, slack - failing.length - idle.length) - first.length,
  );
  return [...failing, ...idle, ...first, ...rest];
}
