import type { Tag as WireTag } from "../../../aws/generated/elb.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { TAGS } from "./limits.ts";
import type { Tag } from "./tables.ts";

/** Tags with those of a request added, or a refusal: one of the same key is replaced. Wordings assumed. */
export function tagsIn(given: readonly WireTag[], before: readonly Tag[] = []): readonly Tag[] {
  const added = given.map(({ Key, Value }) => ({ key: Key, value: Value ?? "" }));
  if (new Set(added.map(({ key }) => key)).size < added.length) throw new Refusal("DuplicateTagKeys", "Tag keys must be unique");
  const tags = [...before.filter(({ key }) => !added.some((tag) => tag.key === key)), ...added];
  if (tags.length > TAGS) throw new Refusal("TooManyTags", `The maximum number of tags is ${TAGS}`);
  return tags;
}
