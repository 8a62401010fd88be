import { CARD } from "./geometry.ts";

// What the middle level draws in the card of an instance (graph.css), in pixels that its magnification multiplies.
const ABOVE_CHIPS = 33.5;
const CHIP = { width: 21.7, height: 14, gap: 2 };

/** What it does not: padding and border. */
const EDGES = 18;

/** Whether the names of so many tasks have room in a card at the middle level; without them the chips are small. */
export function namesFit({ tasks, height, magnification }: { readonly tasks: number; readonly height: number; readonly magnification: number }): boolean {
  const inARow = countOf(CARD.width - EDGES, CHIP.width, magnification);
  return tasks <= inARow * countOf(height - EDGES - ABOVE_CHIPS * magnification, CHIP.height, magnification);
}

function countOf(room: number, size: number, magnification: number): number {
  return Math.floor((room + CHIP.gap * magnification) / ((size + CHIP.gap) * magnification));
}
