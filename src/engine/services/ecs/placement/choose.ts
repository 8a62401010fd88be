import type { Context } from "../../../kernel/context.ts";
import type { ContainerInstanceRow } from "../tables.ts";
import { place } from "./place.ts";
import type { Subject } from "./subject.ts";

/** The instance that the next task of a subject goes to; undefined: none takes it. */
export function choose(ctx: Context, subject: Subject): ContainerInstanceRow | undefined {
  return place(ctx, subject, (count) => ctx.random("placement", count)).chosen?.instance;
}
