import { useStore } from "zustand";
import { useReplica } from "../store/replica.ts";
import { selection } from "../store/selection.ts";

/** The service that is looked at: selected or hovered, itself or one of its tasks. */
export function useShownService(): string | null {
  const selected = useStore(selection, (state) => state.hovered ?? state.selected);
  const hoveredIsService = selected?.table === "ecs.services" || selected?.table === "ecs.tasks";
  const fallback = useStore(selection, (state) => state.selected);
  const ref = hoveredIsService ? selected : fallback;
  return useReplica(({ tables }) => {
    if (ref?.table === "ecs.services") return ref.id;
    return ref?.table === "ecs.tasks" ? (tables["ecs.tasks"].get(ref.id)?.serviceArn ?? null) : null;
  });
}
