import type { Tag as WireTag } from "../../../aws/generated/elbv2.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { TAGS } from "./limits.ts";
import type { Tag } from "./tables.ts";

/** The tags of a request, or a refusal. */
export function tagsIn(tags: readonly WireTag[] | undefined): readonly Tag[] {
  const rows = (tags ?? []).map(({ Key, Value }) => ({ key: Key, value: Value ?? "" }));
  if (new Set(rows.map(({ key }) => key)).size < rows.length) {
    throw new Refusal("DuplicateTagKeys", "Tag keys must be unique"); // Assumed wording.
  }
  if (rows.length > TAGS) throw new Refusal("TooManyTags", `The maximum number of tags is ${TAGS}`); // Assumed wording.
  return rows;
}

/** Tags with others added: one of the same key is replaced. Refuses more than a resource may have. */
export function mergedTags(before: readonly Tag[], added: readonly Tag[]): readonly Tag[] {
  const tags = [...before.filter(({ key }) => !added.some((tag) => tag.key === key)), ...added];
  if (tags.length > TAGS) throw new Refusal("TooManyTags", `The maximum number of tags is ${TAGS}`); // Assumed wording.
  return tags;
}

/** Tags as the API gives them. */
export function describeTagList(tags: readonly Tag[]): readonly WireTag[] {
  return tags.map(({ key, value }) => ({ Key: key, Value: value }));
}
