import type { ListTagsForResourceRequest, ListTagsForResourceResponse, TagResourceRequest, TagResourceResponse, UntagResourceRequest, UntagResourceResponse } from "../../../../aws/generated/application-autoscaling.ts";
import { scalableTargetArn } from "../../../../aws/arn.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation, reading } from "../../../kernel/operation.ts";
import { noResource } from "../refusals.ts";
import { scalableTargets, type ScalableTargetRow } from "../tables.ts";
import { withoutTags, withTags, type TagMap } from "../tags.ts";

interface Plan {
  readonly resourceId: string;
  readonly tags: TagMap;
}

/** Gives tags to a scalable target; one of the same key is replaced. */
export const tagResource = operation("application-autoscaling", "TagResource", {
  check(view, { ResourceARN, Tags }: TagResourceRequest): Plan {
    const { resourceId, tags = {} } = taggedAs(view, ResourceARN);
    return { resourceId, tags: withTags(tags, Tags) };
  },

  apply: (ctx, plan): TagResourceResponse => retag(ctx, plan),
});

/** Takes tags off a scalable target; keys that it does not have are passed over. */
export const untagResource = operation("application-autoscaling", "UntagResource", {
  check(view, { ResourceARN, TagKeys }: UntagResourceRequest): Plan {
    const { resourceId, tags = {} } = taggedAs(view, ResourceARN);
    return { resourceId, tags: withoutTags(tags, TagKeys) };
  },

  apply: (ctx, plan): UntagResourceResponse => retag(ctx, plan),
});

export const listTagsForResource = reading("application-autoscaling", "ListTagsForResource", (view, { ResourceARN }: ListTagsForResourceRequest): ListTagsForResourceResponse => ({ Tags: taggedAs(view, ResourceARN).tags ?? {} }));

function retag(ctx: Context, { resourceId, tags }: Plan): TagResourceResponse {
  ctx.update(scalableTargets, resourceId, { tags });
  return {};
}

/** Throws ResourceNotFoundException. */
function taggedAs(view: View, arn: string): ScalableTargetRow {
  const target = view.all(scalableTargets).find(({ targetId }) => scalableTargetArn(targetId) === arn);
  if (target === undefined) throw noResource(arn);
  return target;
}
