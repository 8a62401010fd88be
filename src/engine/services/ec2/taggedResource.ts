import type { Context, View } from "../../kernel/context.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { TAGGED_KINDS, type TaggedKind } from "./tagged.ts";
import type { Tag } from "./tables.ts";

/** A resource with its tags. */
export interface TaggedResource {
  readonly id: string;
  readonly kind: TaggedKind;
  readonly tags: readonly Tag[];
}

/** The resource by that id, or a refusal. */
export function taggedResource(view: View, id: string): TaggedResource {
  const kind = TAGGED_KINDS.find(({ prefix }) => id.startsWith(prefix));
  if (kind === undefined) throw new Refusal("InvalidID", `The ID '${id}' is not valid`);
  const row = view.find(kind.table, id);
  // Observed for instances; assumed for the others.
  if (row === undefined) throw new Refusal("InvalidID", `The ID '${id}' is not valid`);
  return { id, kind, tags: row.tags };
}

/** Every resource that has tags. */
export function taggedResources(view: View): readonly TaggedResource[] {
  return TAGGED_KINDS.flatMap((kind) => view.all(kind.table).map((row) => ({ id: idOf(kind, row), kind, tags: row.tags })));
}

export function setTags(ctx: Context, { id, kind }: TaggedResource, tags: readonly Tag[]): void {
  ctx.update(kind.table, id, { tags });
}

function idOf({ table }: TaggedKind, row: object): string {
  const id: unknown = Object.entries(row).find(([member]) => member === String(table.key))?.[1];
  return typeof id === "string" ? id : "";
}
