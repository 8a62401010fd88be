import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { LineKey, Order } from "./instanceLines.ts";

interface TableView {
  /** An expression of the cluster query language; empty: all instances. */
  readonly query: string;
  readonly order: Order;
}

const view = createStore<TableView>(() => ({ query: "", order: { key: "zone", descending: false } }));

export function useTableView(): TableView {
  return useStore(view);
}

export function setQuery(query: string): void {
  view.setState({ query });
}

/** By another column; by the same one the other way round. Figures begin with the largest. */
export function orderBy(key: LineKey, isFigure: boolean): void {
  view.setState(({ order }) => ({ order: { key, descending: order.key === key ? !order.descending : isFigure } }));
}
