import type { ListImageBehaviorsRequest, ListImageBehaviorsResponse } from "../../../aws/generated/physics.ts";
import { by } from "../../../lib/compare.ts";
import { reading } from "../../kernel/operation.ts";
import { describeImageBehavior } from "../describe.ts";
import { imageBehaviors } from "../tables.ts";

/** What was said of images, by name. */
export const listImageBehaviors = reading(
  "physics",
  "ListImageBehaviors",
  (view, _input: ListImageBehaviorsRequest): ListImageBehaviorsResponse => ({
    imageBehaviors: view
      .all(imageBehaviors)
      .toSorted(by((row) => row.image))
      .map(describeImageBehavior),
  }),
);
