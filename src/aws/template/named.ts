import { knownText } from "./functions.ts";
import type { Resource } from "./plan.ts";

/** What a resource is called: as it says, or else by its own id, as far as names of AWS have such characters. */
export const nameOf = (given: unknown, { id }: Resource): string => knownText(given) ?? (id.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "") || "imported");

/** The same where AWS does not take every name: CloudFormation puts the stack's before it. */
export function nameBesides(given: unknown, resource: Resource, refused: RegExp): string {
  const name = nameOf(given, resource);
  return knownText(given) === undefined && refused.test(name) ? `imported-${name}` : name;
}
