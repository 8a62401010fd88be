import type { InTurns } from "../../../lib/throughout.ts";
import { moreInstances } from "./changes/moreInstances.ts";
import { looserConstraint, missingAttribute } from "./changes/constraints.ts";
import { lessCpu, lessMemory } from "./changes/size.ts";
import { anotherPort, dynamicPort } from "./changes/ports.ts";
import { activeAgain, agentAgain } from "./changes/instanceState.ts";
import { fewerOfAnotherService, fewerStandaloneTasks } from "./changes/room.ts";
import { severalAtOnce } from "./changes/several.ts";
import { Pause, type Offer, type Search } from "./search.ts";

/** What the task asks for, and what the instances are: the least intrusive first. */
const SMALL: readonly Way[] = [dynamicPort, lessMemory, lessCpu, anotherPort, missingAttribute, activeAgain, agentAgain, looserConstraint];

/** Room that others make. */
const ROOM: readonly Way[] = [fewerStandaloneTasks, fewerOfAnotherService, moreInstances];

type Way = (search: Search) => Offer | null;

/**
 * The smallest changes that make the task fit that has no place or, with an instance, that make it fit there. Each was
 * tried out on a copy of the world: it does, and with one unit less it does not. Several at once are only looked for
 * where no small one does by itself.
 */
function findChanges(search: Search): readonly Offer[] {
  const offersOf = (ways: readonly Way[]) => ways.map((way) => way(search)).filter((offer) => offer !== null);
  const small = offersOf(SMALL);
  return [...(small.length > 0 ? small : offersOf([severalAtOnce])), ...offersOf(ROOM)];
}

/** The same in turns, one trial more each time. */
export function* findChangesInTurns(search: Search): InTurns<readonly Offer[]> {
  for (;;) {
    search.trials.left = 1;
    try {
      return findChanges(search);
    } catch (thrown) {
      if (!(thrown instanceof Pause)) throw thrown;
    }
    yield;
  }
}
