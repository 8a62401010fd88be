import { Ellipsis, PanelLeftClose } from "lucide-react";
import { type KeyboardEvent, useCallback, useState } from "react";
import { offersOn } from "../../graph/offersOn.ts";
import { pick } from "../../graph/drag.ts";
import { select, useSelected } from "../../store/selection.ts";
import { changeSettings } from "../../store/settings.ts";
import { ContextMenu } from "../../ui/ContextMenu.tsx";
import { Menu } from "../../ui/Menu.tsx";
import type { MenuItem } from "../../ui/menuItem.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { rowId, TreeLine } from "./TreeLine.tsx";
import { type TreeRow, treeMove } from "./treeRows.ts";
import { setOpen, useTree } from "./useTree.ts";
import { ROW_HEIGHT, useWindow } from "../../ui/useWindow.ts";

/** Everything there is, by name: the map's twin in text, with the same selection. */
export function Navigator() {
  const { rows, active, setActive } = useTree();
  const selected = useSelected();
  const { attach, first, last, reveal } = useWindow(rows.length);
  const [under, setUnder] = useState<readonly MenuItem[]>([]);
  const row = rows[active];

  const onChoose = useCallback(
    (target: TreeRow) => {
      setActive(target.node.key);
      choose(target);
    },
    [setActive],
  );

  function activate(index: number) {
    const target = rows[index];
    if (target === undefined) return;
    setActive(target.node.key);
    reveal(index);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    if (event.key === "Enter" || event.key === " ") choose(row);
    else if (event.key === "a" && row?.node.ref?.table === "ecs.services") pick({ kind: "service", arn: row.node.ref.id });
    else {
      const move = treeMove(event.key, rows, active);
      if (move === null) return;
      if (move.kind === "to") activate(move.index);
      else setOpen(move.key, move.kind === "open");
    }
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <section aria-labelledby="navigator-title" className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-8 shrink-0 items-center justify-between pr-2 pl-3">
        <h2 id="navigator-title" className="font-semibold">
          Navigator
        </h2>
        <span className="flex">
          <Menu items={linesFor(row)} align="end">
            <IconButton size="sm" icon={Ellipsis} label="Operations on what is selected here" disabled={row === undefined || row.node.ref === null} />
          </Menu>
          <IconButton size="sm" icon={PanelLeftClose} label="Close the left" keys="[" onClick={() => changeSettings({ leftOpen: false })} className="max-md:hidden" />
        </span>
      </div>
      {rows.length === 0 && <p className="px-3 text-ink-3">Clusters, services and instances appear here.</p>}
      <ContextMenu items={under}>
        <div
          ref={attach}
          role="tree"
          tabIndex={0}
          aria-label="Everything in the account"
          aria-activedescendant={row === undefined ? undefined : rowId(active)}
          onKeyDown={onKeyDown}
          onContextMenu={(event) => {
            const index = Number((event.target as Element).closest("[data-index]")?.getAttribute("data-index") ?? active);
            activate(index);
            setUnder(linesFor(rows[index]));
          }}
          className="group/tree min-h-0 flex-1 overflow-y-auto -outline-offset-2"
        >
          <div role="presentation" style={{ height: rows.length * ROW_HEIGHT }} className="relative">
            {rows.slice(first, last).map((one, offset) => (
              <TreeLine
                key={one.node.key}
                row={one}
                index={first + offset}
                isActive={first + offset === active}
                isSelected={selected !== null && one.node.ref?.table === selected.table && one.node.ref.id === selected.id}
                onChoose={onChoose}
              />
            ))}
          </div>
        </div>
      </ContextMenu>
    </section>
  );
}

/** A thing is selected; a group opens or closes. */
function choose(row: TreeRow | undefined): void {
  if (row === undefined) return;
  if (row.node.ref !== null) select(row.node.ref);
  else if (row.isOpen !== null) setOpen(row.node.key, !row.isOpen);
}

function linesFor(row: TreeRow | undefined): readonly MenuItem[] {
  return offersOn(row?.node.ref ?? null).map(({ label, operation, danger, run }) => ({
    id: label,
    label,
    note: operation,
    danger,
    onSelect: run,
  }));
}
