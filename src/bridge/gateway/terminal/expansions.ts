import type { Part } from "./script.ts";
import { Unfinished, Unsupported } from "./shellFault.ts";

/** What begins at a dollar or a back quote: a variable, another line's output, or just that character. */
export function readExpansion(text: string, at: number, quoted: boolean): { readonly parts: readonly Part[]; readonly end: number } {
  if (text[at] === "`") {
    const end = text.indexOf("`", at + 1);
    if (end === -1) throw new Unfinished();
    return { parts: [{ kind: "output", source: text.slice(at + 1, end), quoted }], end: end + 1 };
  }
  if (text.startsWith("$((", at)) throw new Unsupported("$((…)) is not known to this terminal: it does not reckon");
  if (text.startsWith("$(", at)) {
    const end = closingBracket(text, at + 2);
    return { parts: [{ kind: "output", source: text.slice(at + 2, end), quoted }], end: end + 1 };
  }
  const [whole, plain, braced] = /^\$(?:([A-Za-z_]\w*|[?])|\{([A-Za-z_]\w*|[?])\})/.exec(text.slice(at, at + 256)) ?? [];
  const name = plain ?? braced;
  if (whole !== undefined && name !== undefined) return { parts: [{ kind: "variable", name, quoted }], end: at + whole.length };
  if (text.startsWith("${", at)) throw new Unsupported("${…} takes the name of a variable and nothing else in this terminal");
  return { parts: [{ kind: "text", text: "$" }], end: at + 1 };
}

/** Where the bracket closes that was opened before: quotes hide brackets, brackets nest. */
function closingBracket(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    const next = text[at] ?? "";
    if (next === "\\") at++;
    else if (next === "'" || next === '"') at = closingQuote(text, at);
    else if (next === "(") depth++;
    else if (next === ")" && --depth === 0) return at;
  }
  throw new Unfinished();
}

function closingQuote(text: string, from: number): number {
  const quote = text[from];
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === quote) return at;
    if (text[at] === "\\" && quote === '"') at++;
  }
  throw new Unfinished();
}
