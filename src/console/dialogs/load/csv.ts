import type { LoadPoint } from "../../../aws/generated/physics.ts";

/** As many as a load may have. */
export const MOST_POINTS = 10_000;

const MOST_REQUESTS = 1_000_000;
const MOST_SECONDS = 31_536_000;

export type Csv = { readonly points: readonly LoadPoint[] } | { readonly line: number; readonly why: string };

/** As much of a text as can be a load, in characters: the most points, each on a line that nobody typed. */
export const MOST_TEXT = 2_000_000;

/**
 * A load as text: a time in seconds and requests per second on each line, between them a comma, a semicolon or a tab,
 * in quotes or not. A first line of words is a heading. It is read no further than to the first line that makes no sense.
 */
export function pointsInCsv(text: string): Csv {
  if (text.trim() === "") return { line: 1, why: "there is no point." };
  const points: LoadPoint[] = [];
  let line = 0;
  for (const [from, to] of linesOf(text.trimEnd())) {
    line++;
    if (to > MOST_TEXT) return { line, why: "here the text is longer than any load." };
    const parts = text.slice(from, Math.min(to, from + 200)).trim().split(/\s*[,;\t]\s*/).map(unquoted);
    if (line === 1 && parts.every((part) => /^\p{L}/u.test(part))) continue;
    if (points.length === MOST_POINTS) return { line, why: `a load has at most ${MOST_POINTS.toLocaleString("en")} points.` };
    const point = pointIn(parts, points.at(-1)?.atSeconds ?? 0);
    if (typeof point === "string") return { line, why: point };
    points.push(point);
  }
  return points.length === 0 ? { line, why: "there is no point." } : { points };
}

function pointIn(parts: readonly string[], after: number): LoadPoint | string {
  if (parts.length === 1 && parts[0] === "") return "there is nothing on it.";
  if (parts.length !== 2) return `it has ${parts.length} ${parts.length === 1 ? "value" : "values"}, not a time and requests per second.`;
  const bad = parts.find((part) => !NUMBER.test(part) || !Number.isFinite(Number(part)));
  if (bad !== undefined) return bad === "" ? "a value is missing." : `“${bad}” is not a number.`;
  const [atSeconds = 0, requestsPerSecond = 0] = parts.map(Number);
  if (atSeconds < 0 || requestsPerSecond < 0) return `${atSeconds < 0 ? atSeconds : requestsPerSecond} is negative.`;
  if (atSeconds < after) return `${atSeconds} s comes before ${after} s, the line in front of it.`;
  if (atSeconds > MOST_SECONDS) return `${atSeconds} s is longer than a year.`;
  if (requestsPerSecond > MOST_REQUESTS) return `${requestsPerSecond} is more than ${MOST_REQUESTS.toLocaleString("en")} requests per second.`;
  return { atSeconds, requestsPerSecond };
}

/** As spreadsheets and programs write numbers. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

const unquoted = (part: string): string => /^"(.*)"$/.exec(part)?.[1] ?? part;

/** Where lines begin and end, one at a time: a text may have a million. */
function* linesOf(text: string): Generator<readonly [from: number, to: number]> {
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf("\n", from);
    const to = end === -1 ? text.length : end;
    yield [from, to];
    from = to + 1;
  }
}

/** Points as such a text. */
export const csvOf = (points: readonly LoadPoint[]): string => points.map(({ atSeconds, requestsPerSecond }) => `${atSeconds},${requestsPerSecond}`).join("\n");
