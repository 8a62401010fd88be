import type { Context } from "../../../kernel/context.ts";
import type { ContainerInstanceRow } from "../tables.ts";
import { placementIndex } from "./fast/placementIndex.ts";
import type { Subject } from "./subject.ts";

/** The instance that the next task of a subject goes to, the one that `place` would choose; undefined: none takes it. */
export function choose(ctx: Context, subject: Subject): ContainerInstanceRow | undefined {
  return ctx.derived(placementIndex).choose(ctx, subject, (count) => ctx.random("placement", count));
}
