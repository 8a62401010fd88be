import type { Part, Word } from "./script.ts";

/** What variables hold and lines print. */
export interface Expansion {
  readonly valueOf: (name: string) => string;
  readonly outputOf: (source: string) => Promise<string>;
}

/** The words that words stand for: what is expanded outside of quotes falls apart at white space, and may come to nothing. */
export async function expandWords(words: readonly Word[], expansion: Expansion): Promise<readonly string[]> {
  const expanded: string[] = [];
  for (const word of words) expanded.push(...(await expandWord(word, expansion)));
  return expanded;
}

async function expandWord({ parts }: Word, expansion: Expansion): Promise<readonly string[]> {
  const words: string[] = [];
  let open: string | null = null;
  for (const part of parts) {
    const text = await textOf(part, expansion);
    if (part.kind === "text" || part.quoted) {
      open = (open ?? "") + text;
      continue;
    }
    const pieces = text.split(/[ \t\n]+/);
    for (const [at, piece] of pieces.entries()) {
      if (at > 0 && open !== null) words.push(open);
      if (at > 0) open = null;
      if (piece !== "") open = (open ?? "") + piece;
    }
  }
  return open === null ? words : [...words, open];
}

async function textOf(part: Part, { valueOf, outputOf }: Expansion): Promise<string> {
  switch (part.kind) {
    case "text":
      return part.text;
    case "variable":
      return valueOf(part.name);
    case "output":
      return (await outputOf(part.source)).replace(/\n+$/, "");
  }
}

/** Whether a word sets a variable: NAME=value, the name written as it stands. */
export function assignmentIn({ parts }: Word): { readonly name: string; readonly value: Word } | undefined {
  const [first, ...rest] = parts;
  const [whole, name] = first?.kind === "text" ? (/^([A-Za-z_]\w*)=/.exec(first.text) ?? []) : [];
  if (first?.kind !== "text" || whole === undefined || name === undefined) return undefined;
  return { name, value: { parts: [{ kind: "text", text: first.text.slice(whole.length) }, ...rest] } };
}
