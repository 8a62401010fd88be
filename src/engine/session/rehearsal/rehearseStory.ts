import { newAccount } from "../../account.ts";
import type { Story } from "../../services/ecs/story.ts";
import type { Rehearsals, RehearsalsRequest } from "./rehearsal.ts";
import { rehearse } from "./rehearse.ts";

/** For tests: rehearses from where a story stands, to the end. */
export function rehearseStory({ world }: Story, request: RehearsalsRequest): Rehearsals {
  const checkpoint = world.save();
  const copy = () => {
    const fork = newAccount(world.seed);
    fork.restore(checkpoint);
    return fork;
  };
  const told = [...rehearse(copy, request)].filter((seen) => seen !== undefined);
  const last = told.at(-1);
  if (last?.isOver !== true || told.filter(({ isOver }) => isOver).length !== 1) throw new Error("a rehearsal is over once, and then at last");
  return last;
}
