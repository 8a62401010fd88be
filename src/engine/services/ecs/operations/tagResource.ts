import type { TagResourceRequest, TagResourceResponse } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { TAGS_PER_RESOURCE } from "../limits.ts";
import { setTags, taggedResource, type TaggedResource } from "../taggedResource.ts";
import { isReserved, mergedTags, tagsFrom } from "../tags.ts";

/** Gives a resource tags. A key that it has gets the new value; other tags stay. */
export const tagResource = operation("ecs", "TagResource", {
  check(view: View, input: TagResourceRequest): TaggedResource {
    const added = tagsFrom(input.tags);
    const resource = taggedResource(view, input.resourceArn);
    const values = new Map(added.map(({ key, value }) => [key, value]));
    const kept = resource.tags.map(({ key, value }) => ({ key, value: values.get(key) ?? value }));
    const tags = mergedTags(kept, added);
    if (tags.filter(({ key }) => !isReserved(key)).length > TAGS_PER_RESOURCE) {
      // Quota; the wording is assumed.
      throw new Refusal("LimitExceededException", `A resource can have at most ${TAGS_PER_RESOURCE} tags.`);
    }
    return { ...resource, tags };
  },

  apply(ctx: Context, resource: TaggedResource): TagResourceResponse {
    setTags(ctx, resource, resource.tags);
    return {};
  },
});
