import type { DescribeTagsRequest, DescribeTagsResult, TagDescription } from "../../../../aws/generated/ec2.ts";
import { looking } from "../dryRun.ts";
import { filtered, type FilterFields } from "../filters.ts";
import { pageOf } from "../pages.ts";
import { taggedResources } from "../taggedResource.ts";

/** The tags of all resources, one by one. */
export const describeTags = looking("DescribeTags", (view, input: DescribeTagsRequest): DescribeTagsResult => {
  const all = taggedResources(view).flatMap(({ id, kind, tags }) => tags.map(({ key, value }) => ({ key, value, id, type: kind.type })));
  const { items, ...next } = pageOf(filtered(all, input.Filters, FIELDS), input);
  const Tags = items.map(({ key, value, id, type }): TagDescription => ({ Key: key, Value: value, ResourceId: id, ResourceType: type as NonNullable<TagDescription["ResourceType"]> }));
  return { Tags, ...next };
});

const FIELDS: FilterFields<{ readonly key: string; readonly value: string; readonly id: string; readonly type: string }> = {
  key: ({ key }) => [key],
  "resource-id": ({ id }) => [id],
  "resource-type": ({ type }) => [type],
  value: ({ value }) => [value],
};
