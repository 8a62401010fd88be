import type { ListTagsForResourceRequest, ListTagsForResourceResponse } from "../../../../aws/generated/ecs.ts";
import { reading } from "../../../kernel/operation.ts";
import { taggedResource } from "../taggedResource.ts";

/** The tags of one resource. */
export const listTagsForResource = reading(
  "ecs",
  "ListTagsForResource",
  (view, { resourceArn }: ListTagsForResourceRequest): ListTagsForResourceResponse => ({ tags: taggedResource(view, resourceArn).tags }),
);
