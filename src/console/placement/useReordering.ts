import { type PointerEvent, type RefObject, useState } from "react";
import { useLatest } from "../ui/useLatest.ts";

export interface Reordering {
  /** The place of the item in the hand; null: none. */
  readonly held: number | null;
  /** Spread over the grip of the item at a place. */
  readonly grip: (at: number) => { readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void };
}

/** Lets the items of a list be moved with the pointer. They change places while they are moved over one another. */
export function useReordering(list: RefObject<HTMLElement | null>, move: (from: number, to: number) => void): Reordering {
  const [held, setHeld] = useState<number | null>(null);
  // A move is the next drawing's affair, so the handlers of one gesture must find the newest one.
  const latest = useLatest({ move, held });

  function begin(at: number, { button, pointerId }: PointerEvent<HTMLElement>): void {
    if (button !== 0) return;
    setHeld(at);
    const listening = new AbortController();
    const follow = (event: globalThis.PointerEvent) => {
      const from = latest.current.held;
      if (event.pointerId !== pointerId || from === null) return;
      const to = placeAt(list.current, event.clientY);
      if (to === from || to === null) return;
      latest.current.move(from, to);
      setHeld(to);
    };
    const end = () => {
      listening.abort();
      setHeld(null);
    };
    const options = { signal: listening.signal };
    window.addEventListener("pointermove", follow, options);
    window.addEventListener("pointerup", end, options);
    window.addEventListener("pointercancel", end, options);
  }

  return { held, grip: (at) => ({ onPointerDown: (event) => begin(at, event) }) };
}

/** The place over which a height lies; above the first it is the first, below the last it is the last. */
function placeAt(list: HTMLElement | null, y: number): number | null {
  if (list === null || list.children.length === 0) return null;
  const boxes = [...list.children].map((child) => child.getBoundingClientRect());
  const at = boxes.findIndex(({ bottom }) => y < bottom);
  return at === -1 ? boxes.length - 1 : at;
}
