import type { Operator, Subject } from "./query.ts";
import { queryProblem, type QueryProblem } from "./wording.ts";

/** What may stand at a place of an expression. `open` tells of a parenthesis that is to be closed. */
export type Wanted =
  | { readonly kind: "term" }
  | { readonly kind: "operator"; readonly subject: Subject }
  | { readonly kind: "value"; readonly subject: Subject; readonly operator: Operator }
  | { readonly kind: "list" }
  | { readonly kind: "listEnd" }
  | { readonly kind: "connective"; readonly open: boolean };

/** Told of everything that is read: what was wanted, and where what stands there begins and ends. */
export type Trace = (wanted: Wanted, at: number, end: number) => void;

/** Thrown while an expression is read, and caught where reading began. */
export class QueryFailure extends Error {
  readonly problem: QueryProblem;

  constructor(problem: QueryProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** An expression and how far it has been read. */
export class Reader {
  readonly #text: string;
  readonly #trace: Trace | undefined;
  at = 0;

  constructor(text: string, trace?: Trace) {
    this.#text = text;
    this.#trace = trace;
  }

  get atEnd(): boolean {
    return this.at >= this.#text.length;
  }

  skipSpace(): void {
    this.take(/[ \t\r\n]+/y);
  }

  /** Steps over a text, or over what a sticky expression meets here, and answers it; undefined when it is not here. */
  take(what: string | RegExp): string | undefined {
    const taken = typeof what !== "string" ? this.peek(what) : this.looksAt(what) ? what : "";
    this.at += taken.length;
    return taken === "" ? undefined : taken;
  }

  looksAt(what: string): boolean {
    return this.#text.startsWith(what, this.at);
  }

  /** What a sticky expression meets right here, not stepped over. */
  peek(what: RegExp): string {
    what.lastIndex = this.at;
    return what.exec(this.#text)?.[0] ?? "";
  }

  /** The text up to a mark, which is stepped over too; undefined when it does not come: then all has been read. */
  upTo(mark: string): string | undefined {
    const from = this.at;
    const end = this.#text.indexOf(mark, from);
    this.at = end < 0 ? this.#text.length : end + mark.length;
    return end < 0 ? undefined : this.#text.slice(from, end);
  }

  trace(wanted: Wanted, at: number, end: number): void {
    this.#trace?.(wanted, at, end);
  }

  /** Ends the reading: something else was expected. */
  fail(expected: string, at = this.at, length = 1): never {
    throw new QueryFailure(queryProblem(at, at >= this.#text.length ? 0 : length, expected));
  }
}
