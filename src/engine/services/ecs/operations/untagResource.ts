import type { UntagResourceRequest, UntagResourceResponse } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { setTags, taggedResource, type TaggedResource } from "../taggedResource.ts";
import { isReserved, reservedKey } from "../tags.ts";

/** Takes tags off a resource, by their keys. Keys that it does not have are passed over. */
export const untagResource = operation("ecs", "UntagResource", {
  check(view: View, { resourceArn, tagKeys }: UntagResourceRequest): TaggedResource {
    if (tagKeys.some(isReserved)) throw reservedKey();
    const resource = taggedResource(view, resourceArn);
    return { ...resource, tags: resource.tags.filter(({ key }) => !tagKeys.includes(key)) };
  },

  apply(ctx: Context, resource: TaggedResource): UntagResourceResponse {
    setTags(ctx, resource, resource.tags);
    return {};
  },
});
