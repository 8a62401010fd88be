import { byCodeUnit } from "../../../../../lib/compare.ts";
import { rankOf } from "../seat.ts";
import type { ClusterColumns } from "./clusterColumns.ts";

/** The slots of a cluster in the order in which ties are broken in one lot. */
export interface RankOrder {
  readonly slots: Int32Array;
  /** The place of a slot in that order. */
  readonly placeOf: Int32Array;
}

/**
 * Ranks are spread evenly, so the leading bits of each say nearly where it stands: counted by these, and then put right
 * among neighbours. Each service has an order of its own, and a sort that compares would take longer than a hundred
 * placements.
 */
export function rankOrder(columns: ClusterColumns, lot: number): RankOrder {
  const all = columns.slots();
  const ranks = new Uint32Array(columns.capacity);
  for (const slot of all) ranks[slot] = rankOf(columns.hashes[slot] ?? 0, lot);
  const slots = roughly(all, ranks);
  putRight(slots, (a, b) => isBefore(columns, ranks, a, b));
  const placeOf = new Int32Array(columns.capacity);
  for (let place = 0; place < slots.length; place++) placeOf[slots[place] ?? 0] = place;
  return { slots, placeOf };
}

/** The slots by the leading bits of their ranks, about as many kinds of those as there are slots. */
function roughly(all: Int32Array, ranks: Uint32Array): Int32Array {
  const dropped = Math.min(31, Math.clz32(all.length));
  const next = new Int32Array((1 << (32 - dropped)) + 1);
  const leadOf = (slot: number) => (ranks[slot] ?? 0) >>> dropped;
  for (const slot of all) next[leadOf(slot) + 1] = (next[leadOf(slot) + 1] ?? 0) + 1;
  for (let lead = 1; lead < next.length; lead++) next[lead] = (next[lead] ?? 0) + (next[lead - 1] ?? 0);
  const slots = new Int32Array(all.length);
  for (const slot of all) {
    const place = next[leadOf(slot)] ?? 0;
    slots[place] = slot;
    next[leadOf(slot)] = place + 1;
  }
  return slots;
}

/** By insertion: nobody is far from where it belongs. */
function putRight(slots: Int32Array, comesBefore: (a: number, b: number) => boolean): void {
  for (let i = 1; i < slots.length; i++) {
    const slot = slots[i] ?? 0;
    let place = i;
    for (; place > 0 && comesBefore(slot, slots[place - 1] ?? 0); place--) slots[place] = slots[place - 1] ?? 0;
    slots[place] = slot;
  }
}

/** Instances of equal rank stand by their ARNs. */
function isBefore(columns: ClusterColumns, ranks: Uint32Array, a: number, b: number): boolean {
  const order = (ranks[a] ?? 0) - (ranks[b] ?? 0);
  if (order !== 0) return order < 0;
  return byCodeUnit(columns.rowAt(a)?.containerInstanceArn ?? "", columns.rowAt(b)?.containerInstanceArn ?? "") < 0;
}
