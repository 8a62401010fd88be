import { type PointerEvent, type RefObject, useState } from "react";

export interface RuleGrip {
  /** What is in the hand: from which place, and over which one it is. */
  readonly held: { readonly from: number; readonly to: number } | null;
  readonly take: (at: number, event: PointerEvent<HTMLElement>) => void;
}

/** Lets an item of a list be carried to another place. Nothing moves before it is let go; Escape puts it back. */
export function useRuleGrip(list: RefObject<HTMLElement | null>, drop: (from: number, to: number) => void): RuleGrip {
  const [held, setHeld] = useState<RuleGrip["held"]>(null);

  function take(from: number, { button, pointerId }: PointerEvent<HTMLElement>): void {
    if (button !== 0) return;
    let to = from;
    setHeld({ from, to });
    const listening = new AbortController();
    const end = (isDropped: boolean) => {
      listening.abort();
      setHeld(null);
      if (isDropped && to !== from) drop(from, to);
    };
    const options = { signal: listening.signal, capture: true };
    const follow = (event: globalThis.PointerEvent) => {
      if (event.pointerId !== pointerId) return;
      to = placeAt(list.current, event.clientY) ?? from;
      setHeld({ from, to });
    };
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      end(false);
    };
    window.addEventListener("pointermove", follow, options);
    window.addEventListener("pointerup", () => end(true), options);
    window.addEventListener("pointercancel", () => end(false), options);
    window.addEventListener("keydown", onKey, options);
  }

  return { held, take };
}

function placeAt(list: HTMLElement | null, y: number): number | null {
  const boxes = [...(list?.children ?? [])].map((child) => child.getBoundingClientRect());
  const at = boxes.findIndex(({ top, bottom }) => y >= top && y < bottom);
  return at === -1 ? null : at;
}
