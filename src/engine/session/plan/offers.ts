import type { World } from "../../kernel/world.ts";
import { NO_CONTAINER_INSTANCES } from "../../services/ecs/refusals.ts";
import { planCalls, type Plan, type PlanRequest } from "../plan.ts";
import { lowerMinimum, type Stuck } from "./changes/minimum.ts";
import { findChanges, findChangesInTurns } from "./findChanges.ts";
import { Seeker, type Offer, type Search, type Wish } from "./search.ts";

/** Where changes are looked for: for a task without a place, and for an update that is stuck as a whole. */
export interface Sought {
  readonly search: Search | null;
  readonly stuck: Stuck | null;
}

/** A plan without its changes, and where to look for them; null: none are asked for. */
export function planWithSearch(fork: () => World, request: PlanRequest): { readonly plan: Plan; readonly sought: Sought | null } {
  const { calls, explain, changes, until = "placed" } = request;
  if (changes === undefined) return { plan: planCalls(fork(), request), sought: null };
  const wish = { number: explain[0] ?? 1, containerInstanceArn: changes === "anywhere" ? null : changes.containerInstanceArn };
  const { plan, sought } = searchFor(fork, { calls, explain, until: until === "settled" ? until : "placed" }, wish);
  return { plan: until === "instant" ? planCalls(fork(), request) : plan, sought };
}

/**
 * A plan that looks until every task has its place or one finds none, and what is offered to that one. One that looks
 * until the deployment settles has offers only where it is stuck: for the task that had no place last, and for the whole.
 */
export function offersFor(fork: () => World, request: PlanRequest, wish: Wish): { readonly plan: Plan; readonly offers: readonly Offer[] } {
  const { plan, sought } = searchFor(fork, request, wish);
  return { plan, offers: offersOf(sought) };
}

export function offersOf(sought: Sought): readonly Offer[] {
  return [...offersForTheWhole(sought), ...(sought.search === null ? [] : findChanges(sought.search))];
}

/** The same bit by bit: one trial more each time it is called. null: there is more to try. */
export function offersInTurns(sought: Sought): () => readonly Offer[] | null {
  let whole: readonly Offer[] | null = null;
  return () => {
    whole ??= offersForTheWhole(sought);
    const offers = sought.search === null ? [] : findChangesInTurns(sought.search);
    return offers === null ? null : [...whole, ...offers];
  };
}

function searchFor(fork: () => World, request: PlanRequest, wish: Wish): { readonly plan: Plan; readonly sought: Sought } {
  const missed = fork();
  const since = request.until === "settled" ? missed.now : null;
  const seeker = new Seeker(wish);
  const plan = planCalls(missed, request, seeker.beforeEach(missed.view));
  const { answer, outcome, obstacle } = plan;
  if (outcome !== null && outcome.state !== "stuck") return { plan, sought: { search: null, stuck: null } };
  const isMissed = outcome === null ? answer.ok || answer.message === NO_CONTAINER_INSTANCES : obstacle !== null;
  const search = isMissed ? seeker.search({ fork, calls: request.calls, missed, since }) : null;
  return { plan, sought: { search, stuck: outcome === null ? null : { calls: request.calls, stuck: missed, fork } } };
}

function offersForTheWhole({ stuck }: Sought): readonly Offer[] {
  const minimum = stuck === null ? null : lowerMinimum(stuck);
  return minimum === null ? [] : [minimum];
}
