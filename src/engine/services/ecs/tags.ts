import type { Tag as GivenTag } from "../../../aws/generated/ecs.ts";
import { idOf } from "../../../aws/arn.ts";
import { TAGS_PER_RESOURCE } from "./limits.ts";
import { invalidParameter } from "./refusals.ts";
import type { Tag } from "./tables.ts";

/** Tags as they are kept: every key once, a value for each. Throws InvalidParameterException; assumed wordings. */
export function tagsFrom(given: readonly GivenTag[] | undefined): readonly Tag[] {
  const tags = (given ?? []).map(({ key, value }) => ({ key: key ?? "", value: value ?? "" }));
  if (tags.length > TAGS_PER_RESOURCE) throw invalidParameter(`tags can have at most ${TAGS_PER_RESOURCE} items`);
  for (const [i, { key }] of tags.entries()) {
    if (key === "") throw invalidParameter("Tag key can not be blank.");
    if (isReserved(key)) throw reservedKey();
    if (tags.findIndex((tag) => tag.key === key) !== i) throw invalidParameter(`Tag key '${key}' is given twice.`);
  }
  return tags;
}

/** ECS guide, "Tagging your resources": neither `aws:` nor `AWS:` may be used; such tags do not count towards the quota. */
export const isReserved = (key: string): boolean => key.toLowerCase().startsWith("aws:");

export const reservedKey = () => invalidParameter("Tag keys starting with 'aws:' are reserved.");

/** The tags of two lists, those of the first before others of the same key. */
export function mergedTags(first: readonly Tag[], then: readonly Tag[]): readonly Tag[] {
  const tags = [...first, ...then];
  return tags.filter(({ key }, i) => tags.findIndex((tag) => tag.key === key) === i);
}

/** What ECS tags a task with when it is asked to. ECS guide, "Use Amazon ECS-managed tags". */
export function managedTags(clusterArn: string, serviceName?: string): readonly Tag[] {
  const cluster = { key: "aws:ecs:clusterName", value: idOf(clusterArn) };
  return serviceName === undefined ? [cluster] : [cluster, { key: "aws:ecs:serviceName", value: serviceName }];
}
