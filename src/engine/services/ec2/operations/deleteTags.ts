import type { DeleteTagsRequest } from "../../../../aws/generated/ec2.ts";
import { changing } from "../dryRun.ts";
import { setTags, taggedResource } from "../taggedResource.ts";

/** Takes tags off resources: all of them, those of a key, or those of a key with a value. */
export const deleteTags = changing("DeleteTags", {
  check(view, { Resources, Tags }: DeleteTagsRequest) {
    return [...new Set(Resources)].map((id) => {
      const resource = taggedResource(view, id);
      const goes = (key: string, value: string) => Tags === undefined || Tags.some((tag) => tag.Key === key && (tag.Value ?? value) === value);
      return { resource, tags: resource.tags.filter(({ key, value }) => !goes(key, value)) };
    });
  },

  apply(ctx, plan) {
    for (const { resource, tags } of plan) setTags(ctx, resource, tags);
    return {};
  },
});
