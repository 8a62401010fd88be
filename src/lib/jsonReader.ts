import type { JsonMember, JsonNode, JsonScalar } from "./jsonTree.ts";

/** Something JSON does not have and that was read all the same. */
export interface JsonNote {
  readonly kind:
    | "comment"
    | "trailingComma"
    | "missingComma"
    | "quotes"
    | "escape"
    | "bareWord"
    | "number"
    | "duplicate"
    | "around";
  readonly from: number;
  readonly to: number;
}

/** Where a text stops making sense, and what was expected there. Both are parts of a sentence. */
export interface JsonFault {
  readonly at: number;
  readonly expected: string;
  readonly found: string;
}

/** How deep a text may be nested: beyond it is no document that a person wrote. */
export const DEEPEST = 64;

/** Characters of a placeholder; what is longer is a mistake. */
const LONGEST_PLACEHOLDER = 1_000;

/** Reads along a text. After a fault everything that is open is closed, so that what was read is kept. */
export class JsonReader {
  readonly notes: JsonNote[] = [];
  fault: JsonFault | null = null;
  at: number;
  private readonly text: string;
  private depth = 0;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  /** The next value; undefined when there is none, and then there is a fault. */
  value(): JsonNode | undefined {
    this.skip();
    const sign = this.text[this.at];
    if (sign === "{" && this.text[this.at + 1] !== "{") return this.nested(() => this.object());
    if (sign === "[") return this.nested(() => this.array());
    const from = this.at;
    const value = this.scalar();
    return value === undefined ? undefined : { kind: "scalar", from, to: this.at, value };
  }

  /** Nothing but blank may be left. */
  end(): void {
    this.skip();
    if (this.at < this.text.length) this.fail("the end of the text");
  }

  /** Over blank and comments. */
  skip(): void {
    for (;;) {
      while (isBlank(this.text.charCodeAt(this.at))) this.at++;
      const from = this.at;
      if (this.text.startsWith("//", from) || (this.text[from] === "#" && this.text[from + 1] !== "{")) this.at = this.lineEnd(from);
      else if (this.text.startsWith("/*", from)) {
        const end = this.text.indexOf("*/", from + 2);
        this.at = end < 0 ? this.text.length : end + 2;
      } else return;
      this.note("comment", from);
    }
  }

  private nested(read: () => JsonNode): JsonNode | undefined {
    if (this.depth >= DEEPEST) return this.fail(`no more than ${DEEPEST} levels of nesting`);
    this.depth++;
    const node = read();
    this.depth--;
    return node;
  }

  private object(): JsonNode {
    const from = this.at++;
    const members: JsonMember[] = [];
    const seen = new Set<string>();
    while (this.more("}", members.length)) {
      const keyFrom = this.at;
      const key = this.key();
      if (key === undefined) break;
      const keyTo = this.at;
      this.skip();
      if (this.text[this.at] !== ":") {
        this.fail("a colon");
        break;
      }
      this.at++;
      const value = this.value();
      if (value === undefined) break;
      if (seen.has(key)) this.notes.push({ kind: "duplicate", from: keyFrom, to: keyTo });
      seen.add(key);
      members.push({ key, keyFrom, keyTo, value });
      if (this.fault !== null) break;
    }
    return { kind: "object", from, to: this.at, members };
  }

  private array(): JsonNode {
    const from = this.at++;
    const items: JsonNode[] = [];
    while (this.more("]", items.length)) {
      const item = this.value();
      if (item === undefined) break;
      items.push(item);
      if (this.fault !== null) break;
    }
    return { kind: "array", from, to: this.at, items };
  }

  /** To the next part of an object or list, over the comma before it. False at its end, which is taken, or at a fault. */
  private more(close: "}" | "]", read: number): boolean {
    this.skip();
    const comma = this.at;
    let commas = 0;
    while (this.text[this.at] === ",") {
      commas++;
      this.at++;
      this.skip();
    }
    const sign = this.text[this.at];
    if (sign === close) {
      if (commas > 0) this.notes.push({ kind: "trailingComma", from: comma, to: comma + 1 });
      this.at++;
      return false;
    }
    if (commas > (read === 0 ? 0 : 1)) this.notes.push({ kind: "trailingComma", from: comma, to: comma + 1 });
    if (sign === undefined || sign === "}" || sign === "]" || (read > 0 && commas === 0 && !this.beginsPart(sign))) {
      this.fail(read > 0 && commas === 0 ? `a comma or ${close}` : close === "}" ? "a name or }" : "a value or ]");
      return false;
    }
    if (read > 0 && commas === 0) this.notes.push({ kind: "missingComma", from: comma, to: comma });
    return true;
  }

  /** Whether a part may begin here though no comma stands before it. */
  private beginsPart(sign: string): boolean {
    return sign === "{" || sign === "[" || closingQuotes(sign) !== undefined;
  }

  private key(): string | undefined {
    const sign = this.text[this.at];
    if (sign !== undefined && closingQuotes(sign) !== undefined) return this.quoted();
    const from = this.at;
    const word = this.word();
    if (word === "") return this.fail("a name in quotes or }");
    this.note("bareWord", from);
    return word;
  }

  private scalar(): JsonScalar | undefined {
    const sign = this.text[this.at];
    if (sign === undefined) return this.fail("a value");
    if (closingQuotes(sign) !== undefined) return this.quoted();
    if (isDigit(sign) || sign === "-" || sign === "+" || sign === ".") return this.number();
    return this.placeholder() ?? this.bareWord();
  }

  private quoted(): string | undefined {
    const from = this.at;
    const closing = closingQuotes(this.text[from] ?? "") ?? "";
    if (this.text[from] !== '"') this.notes.push({ kind: "quotes", from, to: from + 1 });
    let read = "";
    let plainFrom = ++this.at;
    for (; this.at < this.text.length; this.at++) {
      const sign = this.text[this.at] ?? "";
      if (sign === "\n" || sign === "\r") break;
      if (closing.includes(sign)) {
        read += this.text.slice(plainFrom, this.at++);
        return read;
      }
      if (sign < " ") this.notes.push({ kind: "escape", from: this.at, to: this.at + 1 });
      if (sign !== "\\") continue;
      read += this.text.slice(plainFrom, this.at) + this.escape();
      plainFrom = this.at + 1;
    }
    return this.fail("the closing quote");
  }

  /** The character an escape stands for. Leaves the place on the escape's last character. */
  private escape(): string {
    const from = this.at++;
    const sign = this.text[this.at] ?? "";
    const known = ESCAPES[sign];
    if (known !== undefined) return known;
    const digits = this.text.slice(this.at + 1, this.at + 5);
    if (sign === "u" && /^[0-9a-fA-F]{4}$/.test(digits)) {
      this.at += 4;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    this.notes.push({ kind: "escape", from, to: this.at + 1 });
    return sign;
  }

  private number(): number | undefined {
    const from = this.at;
    while (isNumeric(this.text[this.at])) this.at++;
    const text = this.text.slice(from, this.at);
    const number = Number(text);
    if (Number.isFinite(number) && text.length <= LONGEST_NUMBER) {
      if (!JSON_NUMBER.test(text)) this.note("number", from);
      return number;
    }
    this.at = from;
    return this.fail("a number");
  }

  /** `${X}`, `{{x}}`, `<X>`, `#{X}#`, `%X%`, `__X__`, `$X` in the place of a value, as templates have them. */
  private placeholder(): string | undefined {
    const from = this.at;
    const end = this.placeholderEnd();
    if (end === undefined || end - from > LONGEST_PLACEHOLDER) return undefined;
    this.at = end;
    this.note("bareWord", from);
    return this.text.slice(from, end);
  }

  private placeholderEnd(): number | undefined {
    const { text, at } = this;
    for (const [open, close] of BRACKETS) {
      if (text.startsWith(open, at)) return this.closingOf(open, close);
    }
    if (text[at] === "<" || text[at] === "%") {
      const close = text[at] === "<" ? ">" : "%";
      const end = text.indexOf(close, at + 1);
      return end < 0 || end > this.lineEnd(at) ? undefined : end + 1;
    }
    if (text[at] !== "$") return undefined;
    let end = at + 1;
    while (isWord(text[end])) end++;
    return end === at + 1 ? undefined : end;
  }

  /** Behind the bracket that closes the one here; those inside are counted, those in quotes are not. */
  private closingOf(open: string, close: string): number | undefined {
    const last = close.at(-1) ?? "";
    let depth = 0;
    let isQuoted = false;
    for (let at = this.at; at < Math.min(this.text.length, this.at + LONGEST_PLACEHOLDER); at++) {
      const sign = this.text[at];
      if (sign === '"') isQuoted = !isQuoted;
      if (isQuoted) continue;
      if (sign === open.at(-1)) depth++;
      else if (sign === last && --depth === 0) return at + 1;
    }
    return undefined;
  }

  private bareWord(): JsonScalar | undefined {
    const from = this.at;
    const word = this.word();
    if (word === "true" || word === "false") return word === "true";
    if (word === "null") return null;
    if (word === "") return this.fail("a value");
    this.note("bareWord", from);
    return Object.hasOwn(WORDS, word) ? (WORDS[word] ?? null) : word;
  }

  private word(): string {
    const from = this.at;
    while (isWord(this.text[this.at])) this.at++;
    return this.text.slice(from, this.at);
  }

  private lineEnd(from: number): number {
    const end = this.text.indexOf("\n", from);
    return end < 0 ? this.text.length : end;
  }

  private note(kind: JsonNote["kind"], from: number): void {
    this.notes.push({ kind, from, to: this.at });
  }

  private fail(expected: string): undefined {
    this.fault ??= { at: this.at, expected, found: foundAt(this.text, this.at) };
    return undefined;
  }
}

const BRACKETS = [
  ["${", "}"],
  ["#{", "}"],
  ["$(", ")"],
  ["{{", "}}"],
] as const;

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** Words of other languages for JSON's own. */
const WORDS: Readonly<Record<string, JsonScalar>> = {
  True: true,
  False: false,
  TRUE: true,
  FALSE: false,
  None: null,
  Null: null,
  NULL: null,
  undefined: null,
  NaN: null,
};

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const LONGEST_NUMBER = 64;

/** What closes a text that begins with this quote; word processors make pairs of them. */
function closingQuotes(sign: string): string | undefined {
  if (sign === '"' || sign === "'" || sign === "`") return sign;
  if (sign === "“" || sign === "”" || sign === "„") return "“”";
  return sign === "‘" || sign === "’" ? "‘’" : undefined;
}

/** The blanks of JSON, and those that come along when a text is copied from a page. */
function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff || code === 0x2028 || code === 0x2029 || (code >= 0x2000 && code <= 0x200b);
}

const isDigit = (sign: string): boolean => sign >= "0" && sign <= "9";
const isNumeric = (sign: string | undefined): boolean => sign !== undefined && /[0-9+\-.eExXa-fA-F_]/.test(sign);
const isWord = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}_.-]/u.test(sign);

function foundAt(text: string, at: number): string {
  if (at >= text.length) return "the end of the text";
  const line = text.slice(at, at + 24).split(/[\r\n]/)[0] ?? "";
  if (line === "") return "the end of the line";
  return /^[\w.-]+/.exec(line)?.[0] ?? line[0] ?? "";
}
