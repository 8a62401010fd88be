import type { Call } from "../../../aws/generated/api.ts";
import type { World } from "../../kernel/world.ts";
import { hindrancesOf, type Hindrance } from "../../services/ecs/placement/hindrances.ts";
import type { Cause } from "../../services/ecs/placement/cause.ts";
import type { Subject } from "../../services/ecs/placement/subject.ts";
import type { ChangeUnit, PlacementChange, Steps } from "./change.ts";
import { untilPlaced } from "./horizon.ts";
import { Lookout } from "./lookout.ts";
import { makeCalls } from "./makeCalls.ts";
import { asksOnce } from "./rewrite.ts";
import { AT_ONCE, ROOM_COMES_WITHIN, tryOut, whenRoomComes, type Goal } from "./tryOut.ts";

/** A change that was tried out, and the same with one unit less, which was found not to do. */
export interface Offer {
  readonly change: PlacementChange;
  readonly less: Steps;
}

/** What may be offered: the words, and the calls that come before those that were planned, or stand for them. */
export interface Draft {
  readonly title: string;
  readonly detail: string;
  readonly unit: ChangeUnit;
}

/** All that is known when changes are looked for: who has no place, what stands in its way, and a world to try things on. */
export interface Search {
  readonly calls: readonly Call[];
  readonly goal: Goal;
  readonly subject: Subject;
  /** What stands in the way on the instances in question: all, or the one of the goal. */
  readonly hindrances: readonly Hindrance[];
  /** The world in which the task found no place. */
  readonly missed: World;
  readonly fork: () => World;
}

/** Finds the task that has no place, or cannot be on the instance it is to be on; null: nothing is in its way. */
export function searchFor(
  fork: () => World,
  calls: readonly Call[],
  wish: { readonly number: number; readonly containerInstanceArn: string | null },
): Search | null {
  const missed = fork();
  missed.runUntil(missed.now);
  let found: Pick<Search, "subject" | "hindrances"> & { readonly number: number } | null = null;
  const lookout = new Lookout(missed, [], (number, subject) => {
    const isTheOne = wish.containerInstanceArn === null ? lookout.obstacle !== null : number === wish.number || (lookout.obstacle !== null && found === null);
    if (!isTheOne) return;
    const all = hindrancesOf(missed.view, subject);
    const hindrances = wish.containerInstanceArn === null ? all : all.filter(({ instance }) => instance.containerInstanceArn === wish.containerInstanceArn);
    found = { number, subject, hindrances };
  });
  if (!makeCalls(missed, lookout, calls).ok) return null;
  untilPlaced(missed, lookout);
  // Assigned in the callback above, which the compiler does not follow.
  const task = found as (Pick<Search, "subject" | "hindrances"> & { readonly number: number }) | null;
  if (task === null || task.hindrances.some(({ causes }) => causes.length === 0)) return null;
  const { number, subject, hindrances } = task;
  return { calls, goal: { number, containerInstanceArn: wish.containerInstanceArn }, subject, hindrances, missed, fork };
}

/** Instances on which causes of one kind are all that stands in the way. */
export function only<Kind extends Cause["kind"]>(
  { hindrances }: Search,
  kind: Kind,
): readonly { readonly instance: Hindrance["instance"]; readonly cause: Extract<Cause, { readonly kind: Kind }> }[] {
  return hindrances.flatMap(({ instance, causes: [cause, ...more] }) =>
    cause?.kind === kind && more.length === 0 ? [{ instance, cause: cause as Extract<Cause, { readonly kind: Kind }> }] : [],
  );
}

/** Whether the task fits when these calls are made instead of the planned ones. */
export function fitsWith({ fork, goal }: Search, calls: readonly Call[]): boolean {
  return tryOut(fork(), { calls, later: [], afterMillis: 0 }, { ...goal, within: AT_ONCE }) !== null;
}

/** Offers calls that stand for the planned ones, when the task fits with them and does not with one unit less. */
export function offer(search: Search, draft: Draft, calls: readonly Call[], less: readonly Call[] = search.calls): Offer | null {
  const { fork, goal } = search;
  const within = { ...goal, within: AT_ONCE };
  const steps = { calls, later: [], afterMillis: 0 };
  const lesser = { calls: less, later: [], afterMillis: 0 };
  const afterMillis = tryOut(fork(), steps, within);
  if (afterMillis === null || tryOut(fork(), lesser, within) !== null) return null;
  return { change: { ...draft, ...steps, afterMillis }, less: lesser };
}

/**
 * Offers calls that make room in a while. A service waits for it by itself; a task that is run is run when it is there.
 * `less` are the same calls with one unit less.
 */
export function offerRoom(search: Search, draft: Draft, calls: readonly Call[], less: readonly Call[]): Offer | null {
  const { fork, goal } = search;
  const within = { ...goal, within: ROOM_COMES_WITHIN };
  const steps = stepsOf(search, calls);
  if (steps === null) return null;
  const afterMillis = tryOut(fork(), steps, within);
  const lesser = { ...steps, calls: steps.later.length > 0 ? less : [...less, ...search.calls] };
  if (afterMillis === null || tryOut(fork(), lesser, within) !== null) return null;
  return { change: { ...draft, ...steps, afterMillis: steps.later.length > 0 ? steps.afterMillis : afterMillis }, less: lesser };
}

/** Whether the task fits in a while when these calls are made before the planned ones. */
export function fitsInAWhile(search: Search, calls: readonly Call[]): boolean {
  const steps = stepsOf(search, calls);
  return steps !== null && tryOut(search.fork(), steps, { ...search.goal, within: ROOM_COMES_WITHIN }) !== null;
}

function stepsOf({ fork, calls: planned, subject }: Search, calls: readonly Call[]): Steps | null {
  if (!asksOnce(planned)) return { calls: [...calls, ...planned], later: [], afterMillis: 0 };
  const afterMillis = whenRoomComes(fork(), calls, subject);
  return afterMillis === null ? null : { calls, later: planned, afterMillis };
}
