import type { Part, Redirection, Word } from "./script.ts";
import { readExpansion } from "./expansions.ts";
import { Unfinished, Unsupported } from "./shellFault.ts";

/** A piece of a script, with the place behind it. */
export type Token =
  | { readonly kind: "word"; readonly word: Word; readonly end: number }
  | { readonly kind: "operator"; readonly operator: Operator; readonly end: number }
  | { readonly kind: "redirection"; readonly redirection: Redirection; readonly end: number }
  | { readonly kind: "comment"; readonly text: string; readonly end: number }
  | { readonly kind: "newline"; readonly end: number };

export type Operator = "&&" | "||" | "|" | ";";

/** Takes a script apart as a POSIX shell does, as far as this terminal follows one. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const space = /^(?:[ \t\r]|\\\r?\n)+/.exec(text.slice(at, at + 4096));
    if (space !== null) {
      at += space[0].length;
      continue;
    }
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

const REDIRECTION = /^(?:&>|[12]?>>?) *\/dev\/null(?=[\s;|&]|$)|^2>&1/;
const OPERATOR = /^(?:&&|\|\||[|;])/;

function tokenAt(text: string, at: number): Token {
  const next = text[at];
  if (next === "\n") return { kind: "newline", end: at + 1 };
  if (next === "#") {
    const end = endOfLine(text, at);
    return { kind: "comment", text: text.slice(at, end), end };
  }
  const ahead = text.slice(at, at + 64);
  const redirection = REDIRECTION.exec(ahead)?.[0];
  if (redirection !== undefined) return { kind: "redirection", redirection: meaningOf(redirection), end: at + redirection.length };
  const operator = OPERATOR.exec(ahead)?.[0];
  if (operator !== undefined) return { kind: "operator", operator: operator as Operator, end: at + operator.length };
  if (/^(?:[0-9]?>|<(?!\()|&|\()/.test(ahead)) throw new Unsupported(`${/^[0-9]?[<>&()]+/.exec(ahead)?.[0] ?? ""} is not known to this terminal: it has no files, no jobs and no subshells`);
  if (next === ")") throw new Unsupported("syntax error near unexpected token `)'");
  return wordAt(text, at);
}

function meaningOf(text: string): Redirection {
  if (text === "2>&1") return "errorsToOutput";
  if (text.startsWith("&")) return "silent";
  return text.startsWith("2") ? "silentErrors" : "silentOutput";
}

function wordAt(text: string, from: number): Token {
  const parts: Part[] = [];
  let at = from;
  while (at < text.length) {
    const bare = /^[^\s'"\\$`;|&<>()]+/.exec(text.slice(at, at + 4096))?.[0] ?? "";
    if (bare !== "") parts.push({ kind: "text", text: bare });
    at += bare.length;
    const read = pieceAt(text, at);
    if (read === undefined) {
      if (bare === "") break;
      continue;
    }
    parts.push(...read.parts);
    at = read.end;
  }
  return { kind: "word", word: { parts }, end: at };
}

interface Piece {
  readonly parts: readonly Part[];
  readonly end: number;
}

/** What is no bare text: quotes, a backslash, an expansion. Undefined where the word ends. */
function pieceAt(text: string, at: number): Piece | undefined {
  switch (text[at]) {
    case "'": {
      const end = text.indexOf("'", at + 1);
      if (end === -1) throw new Unfinished();
      return { parts: [{ kind: "text", text: text.slice(at + 1, end) }], end: end + 1 };
    }
    case '"':
      return doubleQuoted(text, at + 1);
    case "\\": {
      const next = text[at + 1];
      if (next === undefined) throw new Unfinished();
      const breaks = /^\\\r?\n/.exec(text.slice(at, at + 3))?.[0];
      if (breaks !== undefined) return { parts: [], end: at + breaks.length };
      return { parts: [{ kind: "text", text: next }], end: at + 2 };
    }
    case "$":
    case "`":
      return readExpansion(text, at, false);
    case "<":
      return fileOfOutput(text, at);
    default:
      return undefined;
  }
}

function doubleQuoted(text: string, from: number): Piece {
  const parts: Part[] = [{ kind: "text", text: "" }];
  let at = from;
  for (;;) {
    const next = text[at];
    if (next === undefined) throw new Unfinished();
    if (next === '"') return { parts, end: at + 1 };
    if (next === "$" || next === "`") {
      const read = readExpansion(text, at, true);
      parts.push(...read.parts);
      at = read.end;
    } else if (next === "\\" && /^[$`"\\\n]/.test(text[at + 1] ?? "")) {
      parts.push({ kind: "text", text: text[at + 1] === "\n" ? "" : (text[at + 1] ?? "") });
      at += 2;
    } else {
      const plain = next + (/^[^"$`\\]*/.exec(text.slice(at + 1, at + 4096))?.[0] ?? "");
      parts.push({ kind: "text", text: plain });
      at += plain.length;
    }
  }
}

/** `<(…)` stands for the name of a file. It is kept as it is written, for whoever reads it to make of it what they can. */
function fileOfOutput(text: string, at: number): Piece | undefined {
  if (text[at + 1] !== "(") return undefined;
  const end = text.indexOf(")", at);
  if (end === -1) throw new Unfinished();
  return { parts: [{ kind: "text", text: text.slice(at, end + 1) }], end: end + 1 };
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}
