import type { Call } from "../../../aws/generated/api.ts";
import type { View } from "../../kernel/context.ts";
import type { World } from "../../kernel/world.ts";
import { hindrancesOf, type Hindrance } from "../../services/ecs/placement/hindrances.ts";
import type { Cause } from "../../services/ecs/placement/cause.ts";
import type { Subject } from "../../services/ecs/placement/subject.ts";
import type { ChangeUnit, PlacementChange, Steps } from "./change.ts";
import type { BeforeEach } from "./lookout.ts";
import { asksOnce } from "./rewrite.ts";
import { AT_ONCE, ROOM_COMES_WITHIN, tryOut, whenRoomComes, type Goal } from "./tryOut.ts";

/** A change that was tried out, and the same with one unit less of whatever it consists of: each was found not to do. */
export interface Offer {
  readonly change: PlacementChange;
  readonly less: readonly Steps[];
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
  readonly trials: Trials;
  /** Simulated milliseconds after the calls at which the task found no place: sooner none is looked for. */
  readonly patienceMillis: number;
}

/** What was tried out already: many ways are held against the same calls with nothing changed. */
export interface Trials {
  readonly known: Map<string, number | null>;
  /** So many more are made before the search is to pause. */
  left: number;
}

/** Thrown where a search is to pause. Begun anew it comes to the same place at once, for nothing is tried out twice. */
export class Pause extends Error {}

/** What is looked for: a change for the first task without a place or, with an instance, for a task to be there. */
export interface Wish {
  /** The task that is to be on the instance, counted from 1. */
  readonly number: number;
  readonly containerInstanceArn: string | null;
}

type Found = Pick<Search, "subject" | "hindrances"> & { readonly number: number; readonly at: number };

/** Looks, while a plan is made on a copy of the world, for the task that a change is wished for, and what stands in its way. */
export class Seeker {
  readonly #wish: Wish;
  #found: Found | null = null;

  constructor(wish: Wish) {
    this.#wish = wish;
  }

  /** To be handed to the plan; `view` is of the copy it is made on. */
  beforeEach(view: View): BeforeEach {
    const { number: wanted, containerInstanceArn } = this.#wish;
    return (number, subject, missed) => {
      if (containerInstanceArn === null ? !missed : number !== wanted && !(missed && this.#found === null)) return;
      const all = hindrancesOf(view, subject);
      const hindrances = containerInstanceArn === null ? all : all.filter(({ instance }) => instance.containerInstanceArn === containerInstanceArn);
      this.#found = { number, subject, hindrances, at: view.now };
    };
  }

  /**
   * null: nothing is in the task's way. `missed` is the copy, as the plan left it; `since` when its calls were made,
   * if the task was followed beyond the first passes.
   */
  search({ fork, calls, missed, since }: Pick<Search, "fork" | "calls" | "missed"> & { readonly since: number | null }): Search | null {
    const found = this.#found;
    if (found === null || found.hindrances.some(({ causes }) => causes.length === 0)) return null;
    const { number, subject, hindrances, at } = found;
    const goal = { number, containerInstanceArn: this.#wish.containerInstanceArn };
    const trials = { known: new Map(), left: Infinity };
    return { calls, goal, subject, hindrances, missed, fork, trials, patienceMillis: since === null ? 0 : at - since };
  }
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
export function fitsWith(search: Search, calls: readonly Call[]): boolean {
  return tried(search, atOnce(calls), AT_ONCE) !== null;
}

/** Offers calls that stand for the planned ones, when the task fits with them and does not with one unit less. */
export function offer(search: Search, draft: Draft, calls: readonly Call[], less: readonly Call[] = search.calls): Offer | null {
  return offerSeveral(search, draft, calls, [less]);
}

/** The same of several things at once; `lessers` are the calls with one unit less of each. */
export function offerSeveral(search: Search, draft: Draft, calls: readonly Call[], lessers: readonly (readonly Call[])[]): Offer | null {
  const steps = atOnce(calls);
  const afterMillis = tried(search, steps, AT_ONCE);
  const less = lessers.map(atOnce);
  if (afterMillis === null || less.some((one) => tried(search, one, AT_ONCE) !== null)) return null;
  return { change: { ...draft, ...steps, afterMillis }, less };
}

/**
 * Offers calls that make room in a while. A service waits for it by itself; a task that is run is run when it is there.
 * `less` are the same calls with one unit less.
 */
export function offerRoom(search: Search, draft: Draft, calls: readonly Call[], less: readonly Call[]): Offer | null {
  const steps = stepsOf(search, calls);
  if (steps === null) return null;
  const afterMillis = tried(search, steps, ROOM_COMES_WITHIN);
  const lesser = { ...steps, calls: steps.later.length > 0 ? less : [...less, ...search.calls] };
  if (afterMillis === null || tried(search, lesser, ROOM_COMES_WITHIN) !== null) return null;
  return { change: { ...draft, ...steps, afterMillis: steps.later.length > 0 ? steps.afterMillis : afterMillis }, less: [lesser] };
}

const atOnce = (calls: readonly Call[]): Steps => ({ calls, later: [], afterMillis: 0 });

/** After how many milliseconds the task fits with these steps; null: it does not in time. */
function tried({ fork, goal, trials, patienceMillis }: Search, steps: Steps, within: number): number | null {
  return once(trials, JSON.stringify([within, steps]), () => tryOut(fork(), steps, { ...goal, within: within + patienceMillis }));
}

function once(trials: Trials, key: string, tryIt: () => number | null): number | null {
  const known = trials.known.get(key);
  if (known !== undefined) return known;
  if (trials.left === 0) throw new Pause();
  trials.left -= 1;
  const found = tryIt();
  trials.known.set(key, found);
  return found;
}

function stepsOf({ fork, calls: planned, subject, goal, trials }: Search, calls: readonly Call[]): Steps | null {
  if (!asksOnce(planned)) return { calls: [...calls, ...planned], later: [], afterMillis: 0 };
  const { containerInstanceArn } = goal;
  const afterMillis = once(trials, JSON.stringify(calls), () => whenRoomComes(fork(), calls, { subject, containerInstanceArn }));
  return afterMillis === null ? null : { calls, later: planned, afterMillis };
}
