import type { RemoveTagsInput, RemoveTagsOutput } from "../../../../aws/generated/elbv2.ts";
import { operation } from "../../../kernel/operation.ts";
import { needTagged } from "../tagged.ts";

/** Takes tags away by their keys; a key that is not there is no error. */
export const removeTags = operation("elbv2", "RemoveTags", {
  check(view, { ResourceArns, TagKeys }: RemoveTagsInput) {
    return ResourceArns.map((arn) => {
      const { tags, retag } = needTagged(view, arn);
      return { retag, tags: tags.filter(({ key }) => !TagKeys.includes(key)) };
    });
  },

  apply(ctx, plan): RemoveTagsOutput {
    for (const { retag, tags } of plan) retag(ctx, tags);
    return {};
  },
});
