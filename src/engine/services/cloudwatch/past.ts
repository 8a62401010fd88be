import type { Call } from "../../../aws/generated/api.ts";
import type { View } from "../../kernel/context.ts";
import type { SimTime } from "../../kernel/time.ts";
import type { World } from "../../kernel/world.ts";

/** A copy of a world from before an instant, and the calls that were made from there on. */
export interface Past {
  readonly world: World;
  readonly calls: readonly { readonly at: SimTime; readonly call: Call }[];
}

/** Who can bring back what was before an instant, by what shows the present: sessions can, and their copies cannot. */
export const pasts = new WeakMap<View, (at: SimTime) => Past>();
