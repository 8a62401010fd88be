/** Lines that are kept. */
const KEPT = 1_000;

const lines: string[] = [];

/** Keeps a line, unless it is the last one again. */
export function remember(line: string): void {
  if (line.trim() === "" || line === lines.at(-1)) return;
  lines.push(line);
  if (lines.length > KEPT) lines.shift();
}

/** Every line, the oldest first. */
export const rememberedLines = (): readonly string[] => lines;

/** The newest line before a place that has a text in it; null when there is none. */
export function searchBack(text: string, before: number): number | null {
  for (let at = Math.min(before, lines.length) - 1; at >= 0; at--) if (lines[at]?.includes(text) === true) return at;
  return null;
}
