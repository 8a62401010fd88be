import { useEffect } from "react";
import { idleAfterFirstDrag } from "../store/firstDrag.ts";
import { replica, useReplica } from "../store/replica.ts";
import { ContextMenu, type ContextMenuProps } from "../ui/ContextMenu.tsx";
import type { MenuItem } from "../ui/menuItem.ts";
import { toast } from "../ui/toast.ts";
import { carryOut } from "./carryOut.ts";
import { pick } from "./drag.ts";
import { topology } from "./lateTopology.ts";
import { fetchOffers, offersForNow, useOffersFor } from "./lateOffers.ts";
import { setMenuOf, useMenuOf } from "./menu.ts";
import type { Offer } from "./offer.ts";
import { thingOf } from "./things.ts";

export interface MapMenuProps {
  readonly onClose: () => void;
  readonly children: ContextMenuProps["children"];
}

/** The menu of whatever a right click, the menu key or a ⋯ button is on: the operations that apply to it. */
export function MapMenu({ onClose, children }: MapMenuProps) {
  const nodeId = useMenuOf();
  // A menu that opened before its lines were here is filled when they come.
  useOffersFor();
  useEffect(() => void idleAfterFirstDrag().then(() => Promise.all([fetchOffers(), topology()])).catch(() => undefined), []);
  // A menu stays as it was when it opened; the world going on must not move lines under the hand.
  const items = useReplica(() => itemsFor(nodeId));
  return (
    <ContextMenu items={items} onOpenChange={(isOpen) => !isOpen && onClose()}>
      {children}
    </ContextMenu>
  );
}

const NO_LINES: readonly MenuItem[] = [];

let cached: { readonly nodeId: string | null; readonly items: readonly MenuItem[] } = { nodeId: null, items: [] };

function itemsFor(nodeId: string | null): readonly MenuItem[] {
  const offersFor = offersForNow();
  if (offersFor === null) return NO_LINES;
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
  fetchOffers().catch(() => toast("The menu could not be loaded", { tone: "bad", detail: "Look at the connection, then open it again." }));
  return offersForNow() === null ? nodeId !== null : itemsFor(nodeId).length > 0;
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
