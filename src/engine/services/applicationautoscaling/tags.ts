import { invalid, tooManyTags } from "./refusals.ts";

/** As the API gives and takes them. */
export type TagMap = Readonly<Record<string, string>>;

/** Application Auto Scaling API, TagResource. */
const MOST = 50;

/** Tags with others added, of which one of the same key is replaced. Throws TooManyTagsException and ValidationException; the wordings are assumed. */
export function withTags(tags: TagMap, added: TagMap): TagMap {
  const reserved = Object.keys(added).find((key) => key.toLowerCase().startsWith("aws:"));
  if (reserved !== undefined) throw invalid(`The tag key ${reserved} begins with aws:, which is reserved`);
  const all = { ...tags, ...added };
  if (Object.keys(all).length > MOST) throw tooManyTags(`A scalable target has ${MOST} tags at most`);
  return all;
}

export const withoutTags = (tags: TagMap, keys: readonly string[]): TagMap => Object.fromEntries(Object.entries(tags).filter(([key]) => !keys.includes(key)));
