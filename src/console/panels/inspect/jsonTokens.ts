/** A piece of JSON text that is drawn in one colour. */
export interface JsonToken {
  readonly kind: "key" | "string" | "number" | "word" | "plain";
  readonly text: string;
}

const TOKENS = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/g;

/** Takes JSON text apart for colouring. The texts joined are the text that came in. */
export function jsonTokens(json: string): readonly JsonToken[] {
  const tokens: JsonToken[] = [];
  let at = 0;
  const push = (kind: JsonToken["kind"], text: string) => {
    if (text !== "") tokens.push({ kind, text });
  };
  for (const match of json.matchAll(TOKENS)) {
    const [all, string, colon, number] = match;
    push("plain", json.slice(at, match.index));
    if (string !== undefined) {
      push(colon === undefined ? "string" : "key", string);
      push("plain", colon ?? "");
    } else push(number === undefined ? "word" : "number", all);
    at = match.index + all.length;
  }
  push("plain", json.slice(at));
  return tokens;
}
