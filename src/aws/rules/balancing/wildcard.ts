/**
 * Whether a pattern matches a whole text: `*` stands for any characters, also `/`, and `?` for exactly one. With
 * `escapes`, `\*` and `\?` stand for themselves. Linear in the text, for a pattern has at most 128 characters: it goes
 * back to the last `*` at most, and never to one before.
 */
export function matchesPattern(pattern: string, text: string, escapes = false): boolean {
  const parts = partsOf(pattern, escapes);
  let at = 0;
  let part = 0;
  let star = -1;
  let starAt = 0;
  while (at < text.length) {
    const wanted = parts[part];
    if (wanted === ANY) {
      star = part++;
      starAt = at;
    } else if (wanted === ONE || wanted === text[at]) {
      part++;
      at++;
    } else if (star >= 0) {
      part = star + 1;
      at = ++starAt;
    } else return false;
  }
  while (parts[part] === ANY) part++;
  return part === parts.length;
}

/** How many wildcards a value has. */
export function wildcardsIn(pattern: string, escapes = false): number {
  return partsOf(pattern, escapes).filter((part) => part === ANY || part === ONE).length;
}

const ANY = Symbol("any");
const ONE = Symbol("one");

function partsOf(pattern: string, escapes: boolean): readonly (string | typeof ANY | typeof ONE)[] {
  const parts: (string | typeof ANY | typeof ONE)[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const next = pattern[at + 1];
    if (escapes && pattern[at] === "\\" && (next === "*" || next === "?")) {
      parts.push(next);
      at++;
    } else if (pattern[at] === "*") parts.push(ANY);
    else if (pattern[at] === "?") parts.push(ONE);
    else parts.push(pattern[at] ?? "");
  }
  return parts;
}
