import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { nodeAt } from "../hitTest.ts";
import { type Level, levelNow, useLevel } from "../level.ts";
import { type MapNode, projectionNow, useNodes } from "../projection.ts";
import type { Measure } from "./heat.ts";

/** With more cards than this, far away they are painted together. */
export const FLEET = 150;

/** With more than this, only those in sight are nodes where their tasks are shown: what a preview changes is redrawn in a frame or two. */
export const IN_SIGHT = 30;

const shown = createStore<{ readonly measure: Measure }>(() => ({ measure: "cpu" }));

export function useMeasure(): Measure {
  return useStore(shown, ({ measure }) => measure);
}

export function measureNow(): Measure {
  return shown.getState().measure;
}

export function onMeasure(listener: () => void): () => void {
  return shown.subscribe(listener);
}

export function setMeasure(measure: Measure): void {
  shown.setState({ measure });
}

/** How the map draws its cards: each as a node, those in sight as nodes, or all as tiles of one picture. */
export type Drawing = "nodes" | "nodesInSight" | "tiles";

export function drawingOf(cards: number, level: Level): Drawing {
  if (level === "far") return cards <= FLEET ? "nodes" : "tiles";
  return cards <= IN_SIGHT ? "nodes" : "nodesInSight";
}

export function useDrawing(): Drawing {
  const level = useLevel();
  return drawingOf(cardsOf(useNodes()).length, level);
}

/** The instance whose tile is at a point of the world; null while instances are elements, or where there is none. */
export function tileAt({ x, y }: { readonly x: number; readonly y: number }): string | null {
  const projection = projectionNow();
  if (drawingOf(cardsOf(projection.nodes).length, levelNow()) !== "tiles") return null;
  const id = nodeAt(projection, x, y);
  return cardsOf(projection.nodes).some((card) => card.id === id) ? id : null;
}

const cards = new WeakMap<readonly MapNode[], readonly MapNode[]>();
const others = new WeakMap<readonly MapNode[], readonly MapNode[]>();

/** The instances among the nodes. */
export function cardsOf(nodes: readonly MapNode[]): readonly MapNode[] {
  const known = cards.get(nodes) ?? nodes.filter(isCard);
  cards.set(nodes, known);
  return known;
}

/** All but the instances. */
export function withoutCards(nodes: readonly MapNode[]): readonly MapNode[] {
  const known = others.get(nodes) ?? nodes.filter((node) => !isCard(node));
  others.set(nodes, known);
  return known;
}

function isCard({ type }: MapNode): boolean {
  return type === "instance" || type === "machine";
}
