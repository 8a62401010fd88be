import type { CreateTagsRequest } from "../../../../aws/generated/ec2.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { changing } from "../dryRun.ts";
import { TAGS_PER_RESOURCE } from "../limits.ts";
import { setTags, taggedResource } from "../taggedResource.ts";

/** Gives tags to resources of any kind; a tag of the same key is replaced. */
export const createTags = changing("CreateTags", {
  check(view, input: CreateTagsRequest) {
    const given = input.Tags.map(({ Key = "", Value = "" }) => ({ key: Key, value: Value }));
    const reserved = given.find(({ key }) => key.toLowerCase().startsWith("aws:"));
    if (reserved !== undefined) throw new Refusal("InvalidParameterValue", "Tag keys starting with 'aws:' are reserved for internal use");
    return [...new Set(input.Resources)].map((id) => {
      const resource = taggedResource(view, id);
      const tags = [...new Map([...resource.tags, ...given].map((tag) => [tag.key, tag])).values()];
      if (tags.length > TAGS_PER_RESOURCE) throw new Refusal("TagLimitExceeded", `The maximum number of Tags for a resource has been reached.`);
      return { resource, tags };
    });
  },

  apply(ctx, plan) {
    for (const { resource, tags } of plan) setTags(ctx, resource, tags);
    return {};
  },
});
