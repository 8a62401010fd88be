import { isMembers } from "../import/candidates.ts";
import { listOf } from "./draft.ts";
import { textOf } from "./functions.ts";

/** Tags of a resource as EC2 takes them when it makes the thing. */
export function tagsFor(ResourceType: string, given: unknown): object {
  const Tags = tagsIn(given);
  return Tags.length === 0 ? {} : { TagSpecifications: [{ ResourceType, Tags }] };
}

/** Tags of a resource. */
export const tagsIn = (given: unknown): readonly { readonly Key: string; readonly Value: string }[] =>
  listOf(given).flatMap((tag) => (isMembers(tag) && textOf(tag["Key"]) !== "" ? [{ Key: textOf(tag["Key"]), Value: textOf(tag["Value"]) }] : []));

/** A flag of a template, be it a word or a boolean. */
export const isYes = (value: unknown): boolean => value === true || value === "true";
