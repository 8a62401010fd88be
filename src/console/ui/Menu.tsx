import { type KeyboardEvent, type PointerEvent, type ReactElement, useId, useRef, useState } from "react";
import { extended } from "./extended.ts";
import type { MenuItem } from "./menuItem.ts";
import { MenuOnDemand, prepareMenus } from "./MenuOnDemand.ts";

export interface MenuProps {
  readonly items: readonly MenuItem[];
  readonly align?: "start" | "end" | undefined;
  /** Where something else than its child opens it too. */
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly children: ReactElement<Readonly<Record<string, unknown>>>;
}

/** A menu that its child, a button, opens. */
export function Menu({ items, align = "start", open, onOpenChange, children }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpenHere, setOpenHere] = useState(false);
  const isOpen = open ?? isOpenHere;

  function setOpen(next: boolean) {
    setOpenHere(next);
    onOpenChange?.(next);
  }

  const trigger = {
    ref: button,
    id: `${id}-button`,
    "aria-haspopup": "menu",
    "aria-expanded": isOpen,
    "aria-controls": isOpen ? id : undefined,
    "data-state": isOpen ? "open" : "closed",
    onPointerEnter: prepareMenus,
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0 || event.ctrlKey) return;
      // The menu takes the focus, and the button does not compete for it.
      if (!isOpen) event.preventDefault();
      setOpen(!isOpen);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "Enter" && event.key !== " " && event.key !== "ArrowDown") return;
      event.preventDefault();
      setOpen(event.key === "ArrowDown" || !isOpen);
    },
  };
  return (
    <>
      {extended(children, trigger)}
      {isOpen && <MenuOnDemand id={id} labelledBy={`${id}-button`} items={items} anchor={button} align={align} onClose={() => setOpen(false)} />}
    </>
  );
}
