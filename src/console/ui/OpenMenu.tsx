import { DropdownMenu as Radix } from "radix-ui";
import { type FocusEvent, type Ref, type RefObject, useImperativeHandle, useRef, useState } from "react";
import { classNames } from "./classNames.ts";
import { Kbd } from "./Kbd.tsx";
import { wasLastInputKey } from "./lastInput.ts";
import type { MenuAction, MenuItem } from "./menuItem.ts";
import { useOverlayContainer } from "./overlay.ts";

/** Where a menu opens: at an element, or at a point. */
interface Anchor {
  readonly getBoundingClientRect: () => DOMRect;
}

export interface OpenMenuProps {
  readonly id?: string;
  readonly labelledBy?: string;
  readonly items: readonly MenuItem[];
  readonly anchor: Readonly<RefObject<Anchor | null>>;
  /** Below the anchor, along one of its sides. Absent: beside it, as at a pointer. */
  readonly align?: "start" | "end";
  readonly onClose: () => void;
}

/** A menu, open for as long as it is mounted. It takes the focus, and gives it back. */
export function OpenMenu({ id, labelledBy, items, anchor, align, onClose }: OpenMenuProps) {
  const container = useOverlayContainer();
  const focus = useFocusInMenu(anchor);
  const place = align === undefined ? BESIDE : { ...BELOW, align };
  return (
    <Radix.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      <Radix.Trigger asChild>
        <Stand anchor={anchor} />
      </Radix.Trigger>
      <Radix.Portal container={container}>
        <Radix.Content {...place} {...focus} id={id} aria-labelledby={labelledBy} collisionPadding={8} className={CONTENT}>
          <Lines items={items} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const BELOW = { sideOffset: 4 };
const BESIDE = { side: "right", sideOffset: 2, align: "start" } as const;

/**
 * Stands for what opened the menu, which is on the page already: Radix hands it the reference by which it places the
 * menu.
 */
function Stand({ anchor, ref }: { readonly anchor: OpenMenuProps["anchor"]; readonly ref?: Ref<Anchor | null> }) {
  useImperativeHandle<Anchor | null, Anchor | null>(ref, () => anchor.current, [anchor]);
  return null;
}

/**
 * The first line has the focus when a key opened the menu: Radix sees only keys that were pressed after its code came.
 * A press elsewhere closes the menu and takes the focus along; otherwise it goes back to where it was.
 */
function useFocusInMenu(anchor: OpenMenuProps["anchor"]) {
  const [before] = useState(() => document.activeElement);
  const byKey = useRef(wasLastInputKey());
  const wentElsewhere = useRef(false);
  return {
    onFocus: ({ target, currentTarget }: FocusEvent) => {
      if (!byKey.current || target !== currentTarget) return;
      byKey.current = false;
      currentTarget.querySelector<HTMLElement>("[role=menuitem]")?.focus({ preventScroll: true });
    },
    onInteractOutside: () => {
      wentElsewhere.current = true;
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      const back = anchor.current instanceof HTMLElement ? anchor.current : before;
      if (!wentElsewhere.current && back instanceof HTMLElement) back.focus({ preventScroll: true });
    },
  };
}

// Only what opens is animated: a closing menu that Radix believes to be in an animation waits for an end that may have passed.
const CONTENT =
  "not-data-[state=closed]:animate-appear z-40 max-h-(--radix-popper-available-height) min-w-48 overflow-y-auto rounded-card border border-line-2 bg-surface p-1 text-sm shadow-3";

const LINE =
  "flex h-7 cursor-default items-center gap-2 rounded-[5px] px-2 outline-none select-none data-highlighted:bg-hover";

function Lines({ items }: { readonly items: readonly MenuItem[] }) {
  return items.map((item) => {
    if (item.kind === "rule") return <Radix.Separator key={item.id} className="mx-1 my-1 h-px bg-line" />;
    if (item.kind === "heading") {
      return (
        <Radix.Label key={item.id} className="px-2 pt-1.5 pb-0.5 text-xs text-ink-3">
          {item.label}
        </Radix.Label>
      );
    }
    return <Line key={item.id} action={item} />;
  });
}

function Line({ action }: { readonly action: MenuAction }) {
  return (
    <Radix.Item className={classNames(LINE, action.danger && "text-bad")} onSelect={action.onSelect}>
      {action.icon !== undefined && <action.icon aria-hidden size={14} className={action.danger ? undefined : "text-ink-3"} />}
      <span className="whitespace-nowrap">{action.label}</span>
      <span className="ml-auto flex max-w-72 items-center gap-2 truncate pl-6 text-xs text-ink-3">
        {action.note}
        {action.keys !== undefined && <Kbd keys={action.keys} />}
      </span>
    </Radix.Item>
  );
}
