import { succeeded } from "./session.ts";
import type { Outcome } from "./session.ts";

/** The lines of a text, whether or not the last one is ended. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split("\n");
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** The outcome of a command that prints lines. */
export const lined = (lines: readonly string[]): Outcome => succeeded(lines.map((line) => `${line}\n`).join(""));
