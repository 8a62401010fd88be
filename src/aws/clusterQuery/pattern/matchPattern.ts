import { has, type CharacterSet } from "./characterSet.ts";
import { WORD } from "./namedSets.ts";
import type { Assertion, Pattern, Step } from "./pattern.ts";

/** One thing to meet, repetitions written out. A character that may be skipped, or that may come again, says so. */
type Piece =
  | { readonly set: CharacterSet; readonly skippable: boolean; readonly repeats: boolean }
  | { readonly assertion: Assertion };

/**
 * Makes a test of whole texts out of a pattern. All ways through it are followed at once, so a match takes time in
 * proportion to the text times the pattern, whatever they are.
 */
export function matcherOf(pattern: Pattern): (text: string) => boolean {
  const alternatives = pattern.map((steps) => steps.flatMap(piecesOf));
  return (text) => {
    const codePoints = Array.from(text, (character) => character.codePointAt(0) ?? 0);
    return alternatives.some((pieces) => meets(pieces, codePoints));
  };
}

function piecesOf(step: Step): readonly Piece[] {
  if (step.kind === "assertion") return [{ assertion: step.assertion }];
  const { set, min, max } = step;
  const must: Piece[] = Array.from({ length: min }, () => ({ set, skippable: false, repeats: false }));
  if (max === Infinity) return [...must, { set, skippable: true, repeats: true }];
  return [...must, ...Array.from({ length: max - min }, () => ({ set, skippable: true, repeats: false }))];
}

/** `open` has the places in the pattern that the text so far may have led to. */
function meets(pieces: readonly Piece[], codePoints: readonly number[]): boolean {
  let open = new Places(pieces, codePoints);
  open.add(0, 0);
  for (const [at, codePoint] of codePoints.entries()) {
    const next = new Places(pieces, codePoints);
    for (const place of open.list) {
      const piece = pieces[place];
      if (piece === undefined || !("set" in piece) || !has(piece.set, codePoint)) continue;
      next.add(piece.repeats ? place : place + 1, at + 1);
    }
    if (next.list.length === 0) return false;
    open = next;
  }
  return open.has(pieces.length);
}

class Places {
  readonly list: number[] = [];
  readonly #seen: Uint8Array;
  readonly #pieces: readonly Piece[];
  readonly #codePoints: readonly number[];

  constructor(pieces: readonly Piece[], codePoints: readonly number[]) {
    this.#pieces = pieces;
    this.#codePoints = codePoints;
    this.#seen = new Uint8Array(pieces.length + 1);
  }

  has(place: number): boolean {
    return this.#seen[place] === 1;
  }

  /** Adds a place, and those behind it that can be reached without a character of the text. */
  add(place: number, at: number): void {
    for (let reached = place; this.#seen[reached] === 0; reached++) {
      this.#seen[reached] = 1;
      const piece = this.#pieces[reached];
      if (piece === undefined) {
        this.list.push(reached);
        return;
      }
      if ("assertion" in piece) {
        if (!holds(piece.assertion, this.#codePoints, at)) return;
      } else {
        this.list.push(reached);
        if (!piece.skippable) return;
      }
    }
  }
}

function holds(assertion: Assertion, codePoints: readonly number[], at: number): boolean {
  if (assertion === "start") return at === 0;
  if (assertion === "end") return at === codePoints.length;
  const boundary = isWord(codePoints[at - 1]) !== isWord(codePoints[at]);
  return (assertion === "wordBoundary") === boundary;
}

const isWord = (codePoint: number | undefined): boolean => codePoint !== undefined && has(WORD, codePoint);
