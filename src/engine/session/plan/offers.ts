import { throughout, type InTurns } from "../../../lib/throughout.ts";
import type { World } from "../../kernel/world.ts";
import { NO_CONTAINER_INSTANCES } from "../../services/ecs/refusals.ts";
import { planning, type Plan, type PlanRequest } from "../plan.ts";
import { enoughInstances } from "./changes/enoughInstances.ts";
import { keepOne, lowerMinimum, raiseMaximum, type Followed } from "./changes/percentages.ts";
import { findChangesInTurns } from "./findChanges.ts";
import { Seeker, type Offer, type Search, type Wish } from "./search.ts";
import { percentagesAsked } from "./updatedService.ts";

/** Where changes are looked for: for a task without a place, and for an update as a whole that is not as it should be. */
interface Sought {
  readonly search: Search | null;
  readonly followed: Followed | null;
}

/** A plan, with the changes that it is asked for. It rests between the things that it tries out. */
export function* planningWithChanges(fork: () => World, request: PlanRequest): InTurns<Plan> {
  const { calls, explain, changes, until = "placed" } = request;
  if (changes === undefined) return yield* planning(fork(), request);
  const wish = { number: explain[0] ?? 1, containerInstanceArn: changes === "anywhere" ? null : changes.containerInstanceArn };
  const { plan, sought } = yield* seeking(fork, { calls, explain, until: until === "settled" ? until : "placed" }, wish);
  const offers = yield* offersIn(sought);
  return { ...(until === "instant" ? yield* planning(fork(), request) : plan), changes: offers.map(({ change }) => change) };
}

/**
 * A plan that looks until every task has its place or one finds none, and what is offered to that one. One that looks
 * until the deployment settles has offers where it comes to no end, and where it leaves no healthy task: for the task
 * that had no place last, and for the whole.
 */
export function offersFor(fork: () => World, request: PlanRequest, wish: Wish): { readonly plan: Plan; readonly offers: readonly Offer[] } {
  const { plan, sought } = throughout(seeking(fork, request, wish));
  return { plan, offers: throughout(offersIn(sought)) };
}

function* offersIn({ search, followed }: Sought): InTurns<readonly Offer[]> {
  const whole = followed === null ? [] : yield* offersForTheWhole(followed);
  const found = search === null ? [] : yield* findChangesInTurns(search);
  if (followed?.outcome?.state !== "stuck") return [...whole, ...found];
  const offers: Offer[] = [];
  for (const offer of found) offers.push((yield* enoughInstances(followed, offer)) ?? offer);
  return [...whole, ...offers];
}

function* seeking(fork: () => World, request: PlanRequest, wish: Wish): InTurns<{ readonly plan: Plan; readonly sought: Sought }> {
  const { calls } = request;
  const left = fork();
  const since = request.until === "settled" ? left.now : null;
  const seeker = new Seeker(wish);
  const plan = yield* planning(left, request, seeker.beforeEach(left.view));
  const { answer, outcome, obstacle } = plan;
  const followed = request.until === "settled" ? { calls, left, fork, outcome } : null;
  if (outcome !== null && outcome.state !== "stuck") return { plan, sought: { search: null, followed } };
  const isMissed = outcome === null ? answer.ok || answer.message === NO_CONTAINER_INSTANCES : obstacle !== null;
  const search = isMissed ? seeker.search({ fork, calls, missed: left, since }) : null;
  return { plan, sought: { search, followed } };
}

function* offersForTheWhole(followed: Followed): InTurns<readonly Offer[]> {
  const { outcome } = followed;
  const isBlocked = outcome === null ? isRefusedForPercentages(followed) : outcome.about === "blocked";
  const ways =
    outcome?.state === "completed" && outcome.course.noneMillis > 0 ? [keepOne] : isBlocked ? [raiseMaximum, lowerMinimum] : outcome?.state === "stuck" ? [lowerMinimum] : [];
  const offers: Offer[] = [];
  for (const way of ways) {
    const offer = yield* way(followed);
    if (offer !== null) offers.push(offer);
  }
  return offers;
}

/** Current rules take no update that could neither start nor stop a task. */
function isRefusedForPercentages({ calls, left }: Followed): boolean {
  const asked = percentagesAsked(calls, left.view);
  return asked?.minimumHealthyPercent === 100 && asked.maximumPercent === 100;
}
