import { Ellipsis } from "lucide-react";
import { type ReactNode, useState } from "react";
import { carryOut } from "../../graph/carryOut.ts";
import { type DragItem, pick, useDragSource } from "../../graph/drag.ts";
import { tablesNow } from "../../store/replica.ts";
import { classNames } from "../../ui/classNames.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";
import type { MenuItem } from "../../ui/menuItem.ts";
import { addTargets } from "./addTargets.ts";

export interface PaletteItemProps {
  readonly item: DragItem;
  /** What it is, for who only hears it: "Task definition web:15". */
  readonly name: string;
  /** What it offers beside being added. */
  readonly more?: readonly MenuItem[] | undefined;
  /** A row of a list, or a tile of a grid. */
  readonly look: "row" | "tile";
  readonly children: ReactNode;
}

/** Something that can be added to the map: dragged there, picked with A, or sent there from its menu. */
export function PaletteItem({ item, name, more = [], look, children }: PaletteItemProps) {
  const source = useDragSource(item);
  const [items, setItems] = useState<readonly MenuItem[] | null>(null);
  // A menu stays as it was when it opened, though the world goes on.
  const setOpen = (open: boolean) => setItems(open ? linesFor(item, more) : null);
  return (
    <li className={look === "row" ? "group relative flex" : "group relative flex min-w-20 flex-auto"}>
      <button
        {...source}
        type="button"
        aria-haspopup="menu"
        aria-label={name}
        onClick={() => setOpen(true)}
        className={classNames(
          "flex min-w-0 flex-1 cursor-grab touch-none items-center text-left select-none hover:bg-hover",
          look === "row"
            ? "h-6.5 gap-2 pr-2.5 pl-3 -outline-offset-2"
            : "h-7 gap-1.5 rounded-control border border-line bg-surface px-1.75 text-xs font-medium",
        )}
      >
        {children}
      </button>
      <Menu items={items ?? []} open={items !== null} onOpenChange={setOpen} align="end">
        <IconButton
          size="sm"
          icon={Ellipsis}
          label={`Add ${name} to…`}
          className="absolute top-1/2 right-1 -translate-y-1/2 bg-hover opacity-0 group-hover:opacity-100 focus-visible:opacity-100 data-[state=open]:opacity-100"
        />
      </Menu>
    </li>
  );
}

function linesFor(item: DragItem, more: readonly MenuItem[]): readonly MenuItem[] {
  const targets = addTargets(item, tablesNow());
  return [
    { kind: "heading", id: "add", label: "Add to" },
    ...targets.map(({ id, label, deed }) => ({ id, label, onSelect: () => void carryOut(deed) })),
    { id: "pick", label: "Choose a place on the map", keys: "A", onSelect: () => setTimeout(() => pick(item)) },
    ...(more.length === 0 ? [] : [{ kind: "rule" as const, id: "rule" }, ...more]),
  ];
}
