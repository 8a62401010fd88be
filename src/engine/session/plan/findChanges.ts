import { moreInstances } from "./changes/moreInstances.ts";
import { looserConstraint, missingAttribute } from "./changes/constraints.ts";
import { lessCpu, lessMemory } from "./changes/size.ts";
import { anotherPort, dynamicPort } from "./changes/ports.ts";
import { activeAgain, agentAgain } from "./changes/instanceState.ts";
import { fewerOfAnotherService, fewerStandaloneTasks } from "./changes/room.ts";
import type { Offer, Search } from "./search.ts";

/** Ways to make a task fit, the least intrusive first: what the task asks for, then what the instances are, then room. */
const WAYS: readonly ((search: Search) => Offer | null)[] = [
  dynamicPort,
  lessMemory,
  lessCpu,
  anotherPort,
  missingAttribute,
  activeAgain,
  agentAgain,
  looserConstraint,
  fewerStandaloneTasks,
  fewerOfAnotherService,
  moreInstances,
];

/**
 * The smallest changes that make the task fit that has no place or, with an instance, that make it fit there. Each was
 * tried out on a copy of the world: it does, and with one unit less it does not.
 */
export function findChanges(search: Search): readonly Offer[] {
  return WAYS.map((way) => way(search)).filter((offer) => offer !== null);
}
