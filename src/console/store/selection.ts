import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { TableName } from "../../bridge/protocol.ts";

/** A thing on the map: a row of a table. Zones are rows of `physics.zones`. */
export interface Ref {
  readonly table: TableName;
  readonly id: string;
}

/** What is selected, hovered, or named by the playhead: where panels and the map meet. */
export interface Selection {
  readonly selected: Ref | null;
  readonly hovered: Ref | null;
}

export const selection = createStore<Selection>(() => ({ selected: null, hovered: null }));

export function select(ref: Ref | null): void {
  if (!same(selection.getState().selected, ref)) selection.setState({ selected: ref });
}

export function hover(ref: Ref | null): void {
  if (!same(selection.getState().hovered, ref)) selection.setState({ hovered: ref });
}

export function useSelected(): Ref | null {
  return useStore(selection, (state) => state.selected);
}

export function useHovered(): Ref | null {
  return useStore(selection, (state) => state.hovered);
}

/** Whether this very thing is selected; a component that asks renders only when its own answer changes. */
export function useIsSelected(ref: Ref): boolean {
  return useStore(selection, ({ selected }) => same(selected, ref));
}

/** How a thing is to be marked where it stands among many: `sel` for the selected one, `hov` for what is pointed at elsewhere. */
export function useMark(ref: Ref): "sel" | "hov" | null {
  return useStore(selection, ({ selected, hovered }) => (same(selected, ref) ? "sel" : same(hovered, ref) ? "hov" : null));
}

function same(a: Ref | null, b: Ref | null): boolean {
  return a === b || (a !== null && b !== null && a.table === b.table && a.id === b.id);
}
