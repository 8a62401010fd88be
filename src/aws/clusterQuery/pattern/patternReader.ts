import type { PatternFault } from "./pattern.ts";

/** Thrown while a regular expression is read, and caught where reading began. */
export class PatternFailure extends Error {
  readonly fault: PatternFault;

  constructor(fault: PatternFault) {
    super(fault.expected);
    this.fault = fault;
  }
}

/** A regular expression and how far it has been read, character by character (code points, not code units). */
export class PatternReader {
  readonly #text: string;
  at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.at >= this.#text.length;
  }

  looksAt(what: string): boolean {
    return this.#text.startsWith(what, this.at);
  }

  /** Steps over it, if it is what comes next. */
  take(what: string): boolean {
    if (!this.looksAt(what)) return false;
    this.at += what.length;
    return true;
  }

  /** Steps over what the expression meets right here. It must be sticky. */
  takeMatch(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.at;
    const found = expression.exec(this.#text);
    if (found !== null) this.at += found[0].length;
    return found;
  }

  /** The next character, stepped over. */
  next(): { readonly text: string; readonly codePoint: number } {
    const codePoint = this.#text.codePointAt(this.at) ?? 0;
    const text = String.fromCodePoint(codePoint);
    this.at += text.length;
    return { text, codePoint };
  }

  /** The characters up to a mark, which is stepped over too; all that is left when it does not come. */
  upTo(mark: string): readonly number[] {
    const end = this.#text.indexOf(mark, this.at);
    const quoted = this.#text.slice(this.at, end < 0 ? undefined : end);
    this.at = end < 0 ? this.#text.length : end + mark.length;
    return Array.from(quoted, (character) => character.codePointAt(0) ?? 0);
  }

  /** Ends the reading: something else was expected from `from` to where the reader stands. */
  fail(expected: string, from = this.at): never {
    throw new PatternFailure({ at: from, length: Math.max(1, this.at - from), expected });
  }
}
