import type { AddTagsInput, AddTagsOutput } from "../../../../aws/generated/elbv2.ts";
import { operation } from "../../../kernel/operation.ts";
import { needTagged } from "../tagged.ts";
import { mergedTags, tagsIn } from "../tags.ts";

/** Gives tags to load balancers, listeners, rules and target groups; one of the same key is replaced. */
export const addTags = operation("elbv2", "AddTags", {
  check(view, { ResourceArns, Tags }: AddTagsInput) {
    const added = tagsIn(Tags);
    return ResourceArns.map((arn) => {
      const { tags, retag } = needTagged(view, arn);
      return { retag, tags: mergedTags(tags, added) };
    });
  },

  apply(ctx, plan): AddTagsOutput {
    for (const { retag, tags } of plan) retag(ctx, tags);
    return {};
  },
});
