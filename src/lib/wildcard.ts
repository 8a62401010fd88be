/** Whether a text fits a pattern in which `*` stands for any run of characters. Never looks back, so it stays linear. */
export function matchesWildcard(pattern: string, text: string): boolean {
  const [head = "", ...parts] = pattern.split("*");
  const tail = parts.pop();
  if (tail === undefined) return pattern === text;
  if (text.length < head.length + tail.length || !text.startsWith(head) || !text.endsWith(tail)) return false;
  const end = text.length - tail.length;
  let at = head.length;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found === -1 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

/** Whether one pattern says more of a text than another: it has more literal text, or comes before it by code unit. */
export function isMoreSpecific(a: string, b: string): boolean {
  const x = literalLength(a);
  const y = literalLength(b);
  return x > y || (x === y && a < b);
}

function literalLength(pattern: string): number {
  return pattern.replaceAll("*", "").length;
}
