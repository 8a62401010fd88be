/** Text that is no JSON, in the words of Python's json module, which the command line shows. */
export class JsonFault extends Error {}

/** How deep values may lie in each other. */
const DEEPEST = 200;

/** Reads JSON as Python does, whose faults people know from the command line. */
export function readJson(text: string): unknown {
  return new Reader(text).whole();
}

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPES: Readonly<Record<string, string>> = { '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };
const WORDS: readonly (readonly [string, unknown])[] = [["null", null], ["true", true], ["false", false]];

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): unknown {
    this.#take(SPACE);
    const value = this.#value(0);
    this.#take(SPACE);
    if (this.#at < this.#text.length) this.#fault("Extra data");
    return value;
  }

  #value(depth: number): unknown {
    if (depth > DEEPEST) this.#fault("Too deeply nested");
    const next = this.#text[this.#at];
    if (next === '"') return this.#string();
    if (next === "{") return this.#object(depth);
    if (next === "[") return this.#array(depth);
    for (const [word, value] of WORDS) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    const number = this.#take(NUMBER);
    return number === "" ? this.#fault("Expecting value") : Number(number);
  }

  #object(depth: number): unknown {
    const entries: [string, unknown][] = [];
    this.#at++;
    this.#take(SPACE);
    if (this.#passes("}")) return {};
    for (;;) {
      if (this.#text[this.#at] !== '"') this.#fault("Expecting property name enclosed in double quotes");
      const name = this.#string();
      this.#take(SPACE);
      if (!this.#passes(":")) this.#fault("Expecting ':' delimiter");
      this.#take(SPACE);
      entries.push([name, this.#value(depth + 1)]);
      this.#take(SPACE);
      if (this.#passes("}")) return Object.fromEntries(entries);
      if (!this.#passes(",")) this.#fault("Expecting ',' delimiter");
      this.#take(SPACE);
    }
  }

  #array(depth: number): unknown {
    const items: unknown[] = [];
    this.#at++;
    this.#take(SPACE);
    if (this.#passes("]")) return items;
    for (;;) {
      items.push(this.#value(depth + 1));
      this.#take(SPACE);
      if (this.#passes("]")) return items;
      if (!this.#passes(",")) this.#fault("Expecting ',' delimiter");
      this.#take(SPACE);
    }
  }

  #string(): string {
    const start = this.#at++;
    let text = "";
    for (;;) {
      const next = this.#text[this.#at];
      if (next === undefined) this.#fault("Unterminated string starting at", start);
      if (next < " ") this.#fault("Invalid control character at");
      this.#at++;
      if (next === '"') return text;
      text += next === "\\" ? this.#escape(start) : next;
    }
  }

  #escape(start: number): string {
    const letter = this.#text[this.#at];
    if (letter === undefined) this.#fault("Unterminated string starting at", start);
    if (letter === "u") {
      const hex = this.#text.slice(this.#at + 1, this.#at + 5);
      if (!/^[0-9A-Fa-f]{4}$/.test(hex)) this.#fault("Invalid \\uXXXX escape", this.#at);
      this.#at += 5;
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    const meant = ESCAPES[letter];
    if (meant === undefined) this.#fault("Invalid \\escape", this.#at - 1);
    this.#at++;
    return meant;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? "";
    this.#at += found.length;
    return found;
  }

  #passes(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #fault(problem: string, at = this.#at): never {
    const before = this.#text.slice(0, at).split("\n");
    throw new JsonFault(`${problem}: line ${before.length} column ${(before.at(-1) ?? "").length + 1} (char ${at})`);
  }
}
