import type { Tables } from "../store/replica.ts";
import type { Selection } from "../store/selection.ts";

/** The service that is looked at: selected or hovered, itself or one of its tasks. */
export function shownService({ hovered, selected }: Selection, tables: Tables): string | null {
  const ref = hovered?.table === "ecs.services" || hovered?.table === "ecs.tasks" ? hovered : selected;
  if (ref?.table === "ecs.services") return ref.id;
  return ref?.table === "ecs.tasks" ? (tables["ecs.tasks"].get(ref.id)?.serviceArn ?? null) : null;
}
