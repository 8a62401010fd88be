import { replica } from "../store/replica.ts";
import { useReplica } from "../store/replica.ts";
import { ContextMenu, type ContextMenuProps } from "../ui/ContextMenu.tsx";
import type { MenuItem } from "../ui/menuItem.ts";
import { carryOut } from "./carryOut.ts";
import { pick } from "./drag.ts";
import { setMenuOf, useMenuOf } from "./menu.ts";
import type { Offer } from "./offer.ts";
import { offersFor } from "./operations.ts";
import { thingOf } from "./things.ts";

export interface MapMenuProps {
  readonly onClose: () => void;
  readonly children: ContextMenuProps["children"];
}

/** The menu of whatever a right click, the menu key or a ⋯ button is on: the operations that apply to it. */
export function MapMenu({ onClose, children }: MapMenuProps) {
  const nodeId = useMenuOf();
  // A menu stays as it was when it opened; the world going on must not move lines under the hand.
  const items = useReplica(() => itemsFor(nodeId));
  return (
    <ContextMenu items={items} onOpenChange={(isOpen) => !isOpen && onClose()}>
      {children}
    </ContextMenu>
  );
}

let cached: { readonly nodeId: string | null; readonly items: readonly MenuItem[] } = { nodeId: null, items: [] };

function itemsFor(nodeId: string | null): readonly MenuItem[] {
  if (cached.nodeId === nodeId) return cached.items;
  const tables = replica.getState().tables;
  const thing = nodeId === null ? undefined : thingOf(nodeId, tables);
  cached = { nodeId, items: thing === undefined ? [] : linesOf(offersFor(thing, tables)) };
  return cached.items;
}

/** Decides whose menu opens next; called before the menu does. */
export function prepareMenu(nodeId: string | null): boolean {
  cached = { nodeId: null, items: [] };
  setMenuOf(nodeId);
  return itemsFor(nodeId).length > 0;
}

function linesOf(offers: readonly Offer[]): readonly MenuItem[] {
  const lines = offers.map((offer): MenuItem => ({
    id: offer.label,
    label: offer.label,
    note: offer.operation,
    danger: offer.danger,
    onSelect: () => run(offer),
  }));
  const first = offers.findIndex(({ danger }) => danger === true);
  if (first <= 0) return lines;
  return [...lines.slice(0, first), { kind: "rule", id: "rule" }, ...lines.slice(first)];
}

function run({ does }: Offer): void {
  if (does.kind === "pick") pick(does.item);
  else void carryOut(does);
}
