import { notSimulated } from "./refusals.ts";

/** What a line must hold, must not hold, and of which it must hold one. */
export interface Terms {
  readonly all: readonly string[];
  readonly none: readonly string[];
  readonly some: readonly string[];
}

/** CloudWatch Logs user guide, "Filter pattern syntax": words and phrases in quotes, -without, ?either. */
export function termsIn(pattern: string): Terms {
  if (/^\s*[{[%]/.test(pattern)) throw notSimulated("A filter pattern for JSON, for fields or with regular expressions");
  const terms = [...pattern.matchAll(/([-?]?)(?:"([^"]*)"|(\S+))/g)].map(([, sign = "", phrase, word]) => ({ sign, text: phrase ?? word ?? "" }));
  const signed = (sign: string) => terms.filter((term) => term.sign === sign).map(({ text }) => text);
  return { all: signed(""), none: signed("-"), some: signed("?") };
}

/** Terms are told from others by the size of their letters. */
export function fits(line: string, { all, none, some }: Terms): boolean {
  return all.every((term) => line.includes(term)) && !none.some((term) => line.includes(term)) && (some.length === 0 || some.some((term) => line.includes(term)));
}
