import type { DeleteImageBehaviorRequest, DeleteImageBehaviorResponse } from "../../../aws/generated/physics.ts";
import { withTag } from "../../../lib/imageName.ts";
import { operation } from "../../kernel/operation.ts";
import { followBehavior } from "../changedBehavior.ts";
import { describeImageBehavior } from "../describe.ts";
import { notFound } from "../refusals.ts";
import { imageBehaviors, type ImageBehaviorRow } from "../tables.ts";

/** Forgets what was said of an image; it behaves by the next pattern that fits, or by the default. */
export const deleteImageBehavior = operation("physics", "DeleteImageBehavior", {
  check(view, input: DeleteImageBehaviorRequest): ImageBehaviorRow {
    const behavior = view.find(imageBehaviors, withTag(input.image));
    if (behavior === undefined) throw notFound(`There is no image behavior for '${input.image}'.`);
    return behavior;
  },

  apply(ctx, behavior): DeleteImageBehaviorResponse {
    followBehavior(ctx, () => ctx.remove(imageBehaviors, behavior.image));
    return { imageBehavior: describeImageBehavior(behavior) };
  },
});
