import type { PutImageBehaviorRequest } from "../../aws/generated/physics.ts";
import type { Rows } from "../../bridge/protocol.ts";
import { withTag } from "../../lib/imageName.ts";
import { isMoreSpecific, matchesWildcard } from "../../lib/wildcard.ts";

export type Behavior = Rows["physics.imageBehaviors"];

/** What was said of an image: for it alone, or by a pattern that covers it; null: nothing, and it behaves as usual. */
export function behaviorOf(rows: ReadonlyMap<string, Behavior>, image: string): Behavior | null {
  const name = withTag(image);
  const own = rows.get(name);
  if (own !== undefined) return own;
  let best: Behavior | null = null;
  for (const row of rows.values()) {
    if (!row.image.includes("*") || !matchesWildcard(row.image, name)) continue;
    if (best === null || isMoreSpecific(row.image, best.image)) best = row;
  }
  return best;
}

/** The members of a behaviour that the form has a field for. */
export type BehaviorMember = "pullSeconds" | "startSeconds" | "healthStatus" | "requestStatus" | "exitAfterSeconds" | "exitCode";

/** The members of what an image uses. */
export type ResourceMember = keyof NonNullable<Behavior["resources"]>;

/**
 * The whole behaviour of an image with one member changed: PutImageBehavior forgets what it is not told. Whatever a
 * pattern says of the image stays, for the image alone.
 */
export function changedBehavior(image: string, behavior: Behavior | null, member: BehaviorMember, value: number | null): PutImageBehaviorRequest {
  return withoutNothing({ ...behaviorSaid(image, behavior), [member]: value });
}

/** All that was said, as said of the image alone. */
function behaviorSaid(image: string, behavior: Behavior | null): PutImageBehaviorRequest {
  return withoutNothing({ ...behavior, image: withTag(image) });
}

function withoutNothing({ image, ...said }: { readonly image: string; readonly [member: string]: unknown }): PutImageBehaviorRequest {
  return { image, ...Object.fromEntries(Object.entries(said).filter(([, part]) => part !== null && part !== undefined)) };
}

/** The same with one member changed of what it uses. */
export function changedResources(image: string, behavior: Behavior | null, member: ResourceMember, value: number | null): PutImageBehaviorRequest {
  const { resources: _before, ...whole } = behaviorSaid(image, behavior);
  const said = Object.entries({ ...behavior?.resources, [member]: value }).filter(([, part]) => part !== null);
  return { ...whole, ...(said.length === 0 ? {} : { resources: Object.fromEntries(said) }) };
}
