import type { Tag as GivenTag } from "../../../aws/generated/ecs.ts";
import { TAGS_PER_RESOURCE } from "./limits.ts";
import { invalidParameter } from "./refusals.ts";
import type { Tag } from "./tables.ts";

/** Tags as they are kept: every key once, a value for each. Throws InvalidParameterException; assumed wordings. */
export function tagsFrom(given: readonly GivenTag[] | undefined): readonly Tag[] {
  const tags = (given ?? []).map(({ key, value }) => ({ key: key ?? "", value: value ?? "" }));
  if (tags.length > TAGS_PER_RESOURCE) throw invalidParameter(`tags can have at most ${TAGS_PER_RESOURCE} items`);
  for (const [i, { key }] of tags.entries()) {
    if (key === "") throw invalidParameter("Tag key can not be blank.");
    if (key.toLowerCase().startsWith("aws:")) throw invalidParameter("Tag keys starting with 'aws:' are reserved.");
    if (tags.findIndex((tag) => tag.key === key) !== i) throw invalidParameter(`Tag key '${key}' is given twice.`);
  }
  return tags;
}
