import type { LogLine } from "./event.ts";

/** Log lines kept at least; older ones are forgotten. */
export const LOG_LINES_KEPT = 20_000;

/** What was called and what happened, in order. Every line says which line caused it. */
export class LogBook {
  #lines: LogLine[] = [];
  #count = 0;
  /** Sees each line as it is written, with the world as it is then. */
  watcher: ((line: LogLine) => void) | undefined;

  /** How many lines were ever written, kept or not. */
  get count(): number {
    return this.#count;
  }

  get lines(): readonly LogLine[] {
    return this.#lines;
  }

  /** The next line: they are numbered from 1. */
  write(line: LogLine): void {
    this.#count = line.seq;
    this.#lines.push(line);
    this.watcher?.(line);
    // Cut rarely, so that a line costs the same however many there are.
    if (this.#lines.length >= 2 * LOG_LINES_KEPT) this.#lines = this.#lines.slice(-LOG_LINES_KEPT);
  }

  /** Takes over the lines of a log that was written elsewhere, the last of them being the last that was written. */
  takeOver(lines: readonly LogLine[]): void {
    this.#lines = [...lines];
    this.#count = lines.at(-1)?.seq ?? 0;
  }

  /** Goes back to when so many lines were written. */
  cutTo(count: number): void {
    this.#lines = this.#lines.filter((line) => line.seq <= count);
    this.#count = count;
  }
}
