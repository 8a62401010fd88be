import type { PutImageBehaviorRequest } from "../../../aws/generated/physics.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { withTag } from "../../../lib/imageName.ts";
import { isMoreSpecific, matchesWildcard } from "../../../lib/wildcard.ts";

type Behavior = Rows["physics.imageBehaviors"];

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

/**
 * The whole behaviour of an image with one member changed: PutImageBehavior forgets what it is not told. Whatever a
 * pattern says of the image stays, for the image alone.
 */
export function changedBehavior(image: string, behavior: Behavior | null, member: BehaviorMember, value: number | null): PutImageBehaviorRequest {
  const { image: _pattern, ...said } = behavior ?? { image };
  const whole = { ...said, [member]: value };
  return { image: withTag(image), ...Object.fromEntries(Object.entries(whole).filter(([, part]) => part !== null && part !== undefined)) };
}
