import type { LucideIcon } from "lucide-react";
import { ContextMenu as Context, DropdownMenu as Dropdown } from "radix-ui";
import type { ReactElement } from "react";
import { Check } from "lucide-react";
import { classNames } from "./classNames.ts";
import { Kbd } from "./Kbd.tsx";
import { useOverlayContainer } from "./overlay.ts";

/** One line of a menu. */
export interface MenuAction {
  readonly kind?: "action";
  readonly id: string;
  readonly label: string;
  /** A second, quieter word: the API operation, a unit. */
  readonly note?: string | undefined;
  readonly icon?: LucideIcon | undefined;
  readonly keys?: string | undefined;
  readonly danger?: boolean | undefined;
  /** Why it cannot be chosen now; shown in the note's place. */
  readonly disabled?: string | undefined;
  /** Set where the line is one of several choices, or a switch. */
  readonly checked?: boolean | undefined;
  readonly onSelect: () => void;
}

/** A title over the lines that follow, with a rule above it. */
export interface MenuHeading {
  readonly kind: "heading";
  readonly id: string;
  readonly label: string;
}

/** A line that opens further lines. */
export interface MenuBranch {
  readonly kind: "branch";
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  readonly items: readonly MenuItem[];
}

export type MenuItem = MenuAction | MenuHeading | MenuBranch | { readonly kind: "rule"; readonly id: string };

export interface MenuProps {
  readonly items: readonly MenuItem[];
  readonly align?: "start" | "end" | undefined;
  /** Where something else than its child opens it too. */
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly children: ReactElement;
}

/** A menu that its child, a button, opens. */
export function Menu({ items, align = "start", children, ...opening }: MenuProps) {
  const container = useOverlayContainer();
  return (
    <Dropdown.Root modal={false} {...opening}>
      <Dropdown.Trigger asChild>{children}</Dropdown.Trigger>
      <Dropdown.Portal container={container}>
        <Dropdown.Content align={align} sideOffset={4} collisionPadding={8} className={CONTENT}>
          <Lines items={items} parts={Dropdown} />
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  );
}

export interface ContextMenuProps {
  /** Asked when the menu opens. */
  readonly items: readonly MenuItem[];
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
  readonly children: ReactElement;
}

/** A menu that a right click, the menu key or Shift F10 opens on its child. */
export function ContextMenu({ items, onOpenChange, children }: ContextMenuProps) {
  const container = useOverlayContainer();
  return (
    <Context.Root modal={false} {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      <Context.Trigger asChild>{children}</Context.Trigger>
      <Context.Portal container={container}>
        <Context.Content collisionPadding={8} className={CONTENT}>
          <Lines items={items} parts={Context} />
        </Context.Content>
      </Context.Portal>
    </Context.Root>
  );
}

// Only what opens is animated: a closing menu that Radix believes to be in an animation waits for an end that may have passed.
const CONTENT =
  "not-data-[state=closed]:animate-appear z-40 max-h-(--radix-popper-available-height) min-w-48 overflow-y-auto rounded-card border border-line-2 bg-surface p-1 text-sm shadow-3";

const LINE =
  "flex h-7 cursor-default items-center gap-2 rounded-[5px] px-2 outline-none select-none data-disabled:text-ink-3 data-highlighted:bg-hover data-[state=open]:bg-hover";

/** Both kinds of menu are made of the same parts under different names. */
type Parts = typeof Dropdown | typeof Context;

function Lines({ items, parts }: { readonly items: readonly MenuItem[]; readonly parts: Parts }) {
  return items.map((item) => {
    if (item.kind === "rule") return <parts.Separator key={item.id} className="mx-1 my-1 h-px bg-line" />;
    if (item.kind === "heading") {
      return (
        <parts.Label key={item.id} className="px-2 pt-1.5 pb-0.5 text-xs text-ink-3">
          {item.label}
        </parts.Label>
      );
    }
    if (item.kind === "branch") return <Branch key={item.id} branch={item} parts={parts} />;
    return <Line key={item.id} action={item} parts={parts} />;
  });
}

function Branch({ branch, parts: Part }: { readonly branch: MenuBranch; readonly parts: Parts }) {
  const container = useOverlayContainer();
  return (
    <Part.Sub>
      <Part.SubTrigger className={LINE}>
        {branch.icon !== undefined && <branch.icon aria-hidden size={14} className="text-ink-3" />}
        <span>{branch.label}</span>
        <span aria-hidden className="ml-auto pl-4 text-ink-3">
          ›
        </span>
      </Part.SubTrigger>
      <Part.Portal container={container}>
        <Part.SubContent collisionPadding={8} className={CONTENT}>
          <Lines items={branch.items} parts={Part} />
        </Part.SubContent>
      </Part.Portal>
    </Part.Sub>
  );
}

function Line({ action, parts: Part }: { readonly action: MenuAction; readonly parts: Parts }) {
  const content = (
    <>
      {action.icon !== undefined && <action.icon aria-hidden size={14} className={action.danger ? undefined : "text-ink-3"} />}
      <span className="whitespace-nowrap">{action.label}</span>
      <span className="ml-auto flex max-w-72 items-center gap-2 truncate pl-6 text-xs text-ink-3">
        {action.disabled ?? action.note}
        {action.keys !== undefined && <Kbd keys={action.keys} />}
        {action.checked === true && <Check aria-hidden size={13} className="text-ink" />}
      </span>
    </>
  );
  const shared = {
    className: classNames(LINE, action.danger && "text-bad"),
    disabled: action.disabled !== undefined,
    onSelect: action.onSelect,
  };
  if (action.checked === undefined) return <Part.Item {...shared}>{content}</Part.Item>;
  return (
    <Part.CheckboxItem checked={action.checked} {...shared}>
      {content}
    </Part.CheckboxItem>
  );
}
