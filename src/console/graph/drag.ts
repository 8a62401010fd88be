import { type KeyboardEvent, type PointerEvent, useMemo } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { PendingRevision } from "../store/pendingRevision.ts";

/** What can be dragged onto the map, or picked up with the keyboard. */
export type DragItem =
  /** With a revision: that one is meant, and made of this. */
  | { readonly kind: "taskDefinition"; readonly arn: string; readonly revision?: PendingRevision }
  | { readonly kind: "service"; readonly arn: string }
  | { readonly kind: "instanceType"; readonly instanceType: string }
  | { readonly kind: "rule"; readonly arn: string }
  /** A target group that is there. */
  | { readonly kind: "group"; readonly arn: string }
  | { readonly kind: "loadBalancer" }
  | { readonly kind: "targetGroup" }
  | { readonly kind: "autoScalingGroup" }
  | { readonly kind: "cluster" };

/** What is in the hand now. */
export interface Held {
  readonly item: DragItem;
  /** With the keyboard, arrows choose the target and Enter drops. */
  readonly by: "pointer" | "keyboard";
  /** Client pixels: where the pointer is, and where it took the item. */
  readonly x: number;
  readonly y: number;
  readonly fromX: number;
  readonly fromY: number;
  /** The node under it, or null: the bare map, or not on the map at all. */
  readonly over: string | null;
  readonly onMap: boolean;
  /** Shift means the one instance under the pointer instead of its cluster. */
  readonly shift: boolean;
}

export const drag = createStore<{ readonly held: Held | null }>(() => ({ held: null }));

/** What the map does for a drag; it hands this in while it is mounted. */
export interface DropSurface {
  /** The map's node under a client point: null on the bare map, undefined beside the map. */
  readonly nodeAt: (x: number, y: number) => string | null | undefined;
  readonly drop: (held: Held) => void;
  /** An item was picked up with the keyboard: take the focus and choose a first target. */
  readonly picked: () => void;
}

let surface: DropSurface | undefined;

/** Called by the map; the answer takes it back. */
export function offerSurface(offered: DropSurface): () => void {
  surface = offered;
  return () => {
    if (surface === offered) surface = undefined;
    letGo();
  };
}

/** A press becomes a drag when it has moved this far, in pixels. */
const THRESHOLD = 4;

export interface DragSourceProps {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly "data-drag-source": string;
}

/**
 * Spread over an element, it makes it something that can be dragged onto the map with the pointer, or picked with
 * the key A. Clicks stay clicks: only a press that moves is a drag.
 */
export function useDragSource(item: DragItem): DragSourceProps {
  const key = JSON.stringify(item);
  return useMemo(() => {
    const same = JSON.parse(key) as DragItem;
    return {
      onPointerDown: (event) => press(same, event),
      onKeyDown: (event) => {
        if (event.key.toLowerCase() !== "a" || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        event.stopPropagation();
        pick(same);
      },
      "data-drag-source": same.kind,
    };
  }, [key]);
}

/** Takes an item up with the keyboard or from a menu: "Add to…". */
export function pick(item: DragItem): void {
  before = document.activeElement;
  drag.setState({
    held: { item, by: "keyboard", x: 0, y: 0, fromX: 0, fromY: 0, over: null, onMap: true, shift: false },
  });
  surface?.picked();
}

/** Points a picked item at a node. */
export function aim(over: string | null): void {
  change({ over });
}

/** Changes what is in the hand, for as long as it is. */
export function holdInstead(item: DragItem): void {
  change({ item });
}

/** Drops what is held where it is. */
export function drop(): void {
  const { held } = drag.getState();
  if (held !== null && held.onMap) surface?.drop(held);
  drag.setState({ held: null });
}

/** Puts it back; after a pick the focus goes back to where it came from. */
export function letGo(): void {
  const { held } = drag.getState();
  if (held === null) return;
  drag.setState({ held: null });
  if (held.by === "keyboard" && before instanceof HTMLElement) before.focus();
}

export function useHeld(): Held | null {
  return useStore(drag, (state) => state.held);
}

/** Whether tasks of a definition are in the hand. */
export function useHoldsTasks(): boolean {
  return useStore(drag, ({ held }) => held?.item.kind === "taskDefinition");
}

/** Where the focus was before something was picked. */
let before: Element | null = null;

function change(part: Partial<Held>): void {
  const { held } = drag.getState();
  if (held !== null) drag.setState({ held: { ...held, ...part } });
}

function press(item: DragItem, { pointerId, button, clientX, clientY, target }: PointerEvent<HTMLElement>): void {
  if (button !== 0 || (target as Element).closest("button[data-no-drag], input, select, textarea") !== null) return;
  let moving = false;

  const move = (event: globalThis.PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    if (!moving && Math.hypot(event.clientX - clientX, event.clientY - clientY) <= THRESHOLD) return;
    if (!moving) begin();
    event.preventDefault();
    follow(event);
  };
  const begin = () => {
    moving = true;
    document.documentElement.dataset["dragging"] = "";
    drag.setState({
      held: { item, by: "pointer", x: clientX, y: clientY, fromX: clientX, fromY: clientY, over: null, onMap: false, shift: false },
    });
  };
  const end = (event: globalThis.PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    stop();
    if (!moving) return;
    swallowClick();
    if (event.type === "pointerup") {
      follow(event);
      drop();
    } else letGo();
  };
  const key = (event: globalThis.KeyboardEvent) => {
    if (event.key === "Escape" && moving) {
      event.preventDefault();
      event.stopPropagation();
      letGo();
      stop();
      window.addEventListener("pointerup", swallowClick, { once: true });
    } else if (event.key === "Shift") change({ shift: event.type === "keydown" });
  };
  const listening = new AbortController();
  const stop = () => {
    listening.abort();
    delete document.documentElement.dataset["dragging"];
  };
  const options = { signal: listening.signal, capture: true };
  window.addEventListener("pointermove", move, options);
  window.addEventListener("pointerup", end, options);
  window.addEventListener("pointercancel", end, options);
  window.addEventListener("keydown", key, options);
  window.addEventListener("keyup", key, options);
}

function follow(event: globalThis.PointerEvent): void {
  const over = surface?.nodeAt(event.clientX, event.clientY);
  change({ x: event.clientX, y: event.clientY, over: over ?? null, onMap: over !== undefined, shift: event.shiftKey });
}

/** The click that a browser makes of a drag's end means nothing. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.stopPropagation();
    event.preventDefault();
  };
  window.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 0);
}
