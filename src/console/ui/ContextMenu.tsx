import { type MouseEvent, type PointerEvent, type ReactElement, useEffect, useState } from "react";
import { extended } from "./extended.ts";
import type { MenuItem } from "./menuItem.ts";
import { MenuOnDemand } from "./MenuOnDemand.ts";

export interface ContextMenuProps {
  /** Asked when the menu opens. */
  readonly items: readonly MenuItem[];
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
  readonly children: ReactElement<Readonly<Record<string, unknown>>>;
}

/** How long a finger or a pen rests before that is a right click. */
const LONG_PRESS_MS = 700;

/** A menu that a right click, the menu key or Shift F10 opens on its child. */
export function ContextMenu({ items, onOpenChange, children }: ContextMenuProps) {
  const [opening, setOpening] = useState<{ readonly count: number; readonly anchor: Anchor } | null>(null);
  const [{ clear, handlers }] = useState(longPress);
  useEffect(() => clear, [clear]);

  function onContextMenu(event: MouseEvent) {
    clear();
    event.preventDefault();
    const point = DOMRect.fromRect({ x: event.clientX, y: event.clientY });
    setOpening((last) => ({ count: (last?.count ?? 0) + 1, anchor: { current: { getBoundingClientRect: () => point } } }));
    onOpenChange?.(true);
  }

  function close() {
    setOpening(null);
    onOpenChange?.(false);
  }

  return (
    <>
      {extended(children, { onContextMenu, ...handlers })}
      {opening !== null && <MenuOnDemand key={opening.count} items={items} anchor={opening.anchor} onClose={close} />}
    </>
  );
}

interface Anchor {
  readonly current: { readonly getBoundingClientRect: () => DOMRect };
}

/** Not every browser makes a right click of a long press. */
function longPress() {
  let timer = 0;
  const clear = () => clearTimeout(timer);
  const unlessMouse = (act: (event: PointerEvent) => void) => (event: PointerEvent) => {
    if (event.pointerType !== "mouse") act(event);
  };

  function press({ target, clientX, clientY }: PointerEvent) {
    clear();
    const rightClick = new window.MouseEvent("contextmenu", { bubbles: true, cancelable: true, clientX, clientY });
    timer = window.setTimeout(() => target.dispatchEvent(rightClick), LONG_PRESS_MS);
  }

  const handlers = {
    onPointerDown: unlessMouse(press),
    onPointerMove: unlessMouse(clear),
    onPointerUp: unlessMouse(clear),
    onPointerCancel: unlessMouse(clear),
  };
  return { clear, handlers };
}
