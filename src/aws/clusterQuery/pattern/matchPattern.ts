import { has, type CharacterSet } from "./characterSet.ts";
import { WORD } from "./namedSets.ts";
import type { Assertion, Pattern, Step } from "./pattern.ts";

/** One thing to meet, repetitions written out. A character that may be skipped, or that may come again, says so. */
type Piece =
  | { readonly set: CharacterSet; readonly skippable: boolean; readonly repeats: boolean }
  | { readonly assertion: Assertion };

/**
 * Makes a test of whole texts out of a pattern. All ways through it are followed at once, so a match takes time in
 * proportion to the text times the pattern at most, whatever they are.
 */
export function matcherOf(pattern: Pattern): (text: string) => boolean {
  const alternatives = pattern.map((steps) => {
    const pieces = steps.flatMap(piecesOf);
    return pieces.some((piece) => "assertion" in piece) ? (codePoints: readonly number[]) => meets(pieces, codePoints) : automatonOf(pieces);
  });
  return (text) => {
    const codePoints = Array.from(text, (character) => character.codePointAt(0) ?? 0);
    return alternatives.some((isMet) => isMet(codePoints));
  };
}

function piecesOf(step: Step): readonly Piece[] {
  if (step.kind === "assertion") return [{ assertion: step.assertion }];
  const { set, min, max } = step;
  const must: Piece[] = Array.from({ length: min }, () => ({ set, skippable: false, repeats: false }));
  if (max === Infinity) return [...must, { set, skippable: true, repeats: true }];
  return [...must, ...Array.from({ length: max - min }, () => ({ set, skippable: true, repeats: false }))];
}

/** The places in a pattern that a text may have led to, and where each further character leads, once that is known. */
interface State {
  readonly places: readonly number[];
  readonly accepts: boolean;
  readonly next: Map<number, State>;
}

/** Steps from state to state that one automaton remembers, each with the places it led to. */
const REMEMBERED = 50_000;

/**
 * Remembers where characters led before, for thousands of texts that are much alike. Only for patterns without
 * assertions: those look around in the text.
 */
function automatonOf(pieces: readonly Piece[]): (codePoints: readonly number[]) => boolean {
  const states = new Map<string, State>();
  let remembered = 0;
  const stateOf = (places: Places): State => {
    const key = places.list.join();
    const state = states.get(key) ?? { places: places.list, accepts: places.has(pieces.length), next: new Map() };
    states.set(key, state);
    return state;
  };
  const begun = new Places(pieces, []);
  begun.add(0, 0);
  let start = stateOf(begun);
  return (codePoints) => {
    if (remembered > REMEMBERED) {
      states.clear();
      start = stateOf(begun);
      remembered = 0;
    }
    let state = start;
    for (const codePoint of codePoints) {
      let next = state.next.get(codePoint);
      if (next === undefined) {
        next = stateOf(led(pieces, [], { from: state.places, codePoint, at: 0 }));
        state.next.set(codePoint, next);
        remembered += 1 + next.places.length;
      }
      if (next.places.length === 0) return false;
      state = next;
    }
    return state.accepts;
  };
}

function meets(pieces: readonly Piece[], codePoints: readonly number[]): boolean {
  let open = new Places(pieces, codePoints);
  open.add(0, 0);
  for (const [at, codePoint] of codePoints.entries()) {
    open = led(pieces, codePoints, { from: open.list, codePoint, at: at + 1 });
    if (open.list.length === 0) return false;
  }
  return open.has(pieces.length);
}

/** Where a character leads from some places; `at` is where the text goes on behind it. */
function led(
  pieces: readonly Piece[],
  codePoints: readonly number[],
  { from, codePoint, at }: { readonly from: readonly number[]; readonly codePoint: number; readonly at: number },
): Places {
  const next = new Places(pieces, codePoints);
  for (const place of from) {
    const piece = pieces[place];
    if (piece === undefined || !("set" in piece) || !has(piece.set, codePoint)) continue;
    next.add(piece.repeats ? place : place + 1, at);
  }
  return next;
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
