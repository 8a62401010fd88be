import type { Tag as WireTag } from "../../../aws/generated/iam.ts";
import { TAGS } from "./limits.ts";
import { invalidInput, limitExceeded } from "./refusals.ts";
import { keyOf, type Tag } from "./tables.ts";

/** Tags with those of a request added, or a refusal. A key that differs in small letters alone takes the other's place. */
export function tagsWith(old: readonly Tag[], given: readonly WireTag[] | undefined): readonly Tag[] {
  const added = (given ?? []).map(({ Key, Value }) => ({ key: Key, value: Value }));
  const keys = new Set(added.map(({ key }) => keyOf(key)));
  if (keys.size < added.length) throw invalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
  // Assumed wordings.
  if (added.some(({ key }) => keyOf(key).startsWith("aws:"))) throw invalidInput("Tag keys beginning with 'aws:' are reserved for system use.");
  const tags = [...old.filter(({ key }) => !keys.has(keyOf(key))), ...added];
  if (tags.length > TAGS) throw limitExceeded("The number of tags has reached the maximum limit.");
  return tags;
}

/** Tags as the API gives them: API reference, "ListRoleTags": sorted by key. */
export function describeTags(tags: readonly Tag[]): readonly WireTag[] {
  return tags.map(({ key, value }) => ({ Key: key, Value: value })).sort((a, b) => (a.Key < b.Key ? -1 : 1));
}
