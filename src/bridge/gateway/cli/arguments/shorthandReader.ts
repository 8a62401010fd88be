/** Text that is no shorthand; the message shows where, in awscli's words. */
export class ShorthandFault extends Error {}

/** How deep lists and structures may lie in each other. */
const DEEPEST = 100;

const SINGLE_QUOTED = /'(?:\\'|[^'])*'/y;
const DOUBLE_QUOTED = /"(?:\\"|[^"])*"/y;
const KEY = /[A-Za-z0-9\-_.#/:]*/y;
const SPACE = /[ \t\n\r\v\f]*/y;

/** Walks along a shorthand text, token by token. */
export class ShorthandReader {
  at = 0;
  readonly #text: string;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.at >= this.#text.length;
  }

  /** The next character; undefined at the end. */
  get current(): string | undefined {
    return this.#text[this.at];
  }

  key(): string {
    return this.match(KEY) ?? "";
  }

  /** The @ of key@=file://…, which names a file; there are no files here, so that the value reads as it stands. */
  skipFileMark(): void {
    this.skipSpace();
    if (this.current !== "@") return;
    this.at++;
    this.skipSpace();
  }

  /** A value in quotes without them; undefined when there is none. */
  quoted(): string | undefined {
    const quote = this.current;
    if (quote !== "'" && quote !== '"') return undefined;
    const found = quote === "'" ? this.need(SINGLE_QUOTED, "singled quoted") : this.need(DOUBLE_QUOTED, "double quoted");
    return found.slice(1, -1).replaceAll(`\\${quote}`, quote).replaceAll("\\\\", "\\");
  }

  skipSpace(): void {
    this.match(SPACE);
  }

  expect(character: string, withSpace = false): void {
    if (withSpace) this.skipSpace();
    if (this.current !== character) this.#expected(character, this.current ?? "EOF");
    this.at++;
    if (withSpace) this.skipSpace();
  }

  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  need(pattern: RegExp, name: string): string {
    return this.match(pattern) ?? this.#expected(`<${name}>`, "<none>");
  }

  /** What is read, or undefined and back at the comma before; a fault at the very end is a fault. */
  attempt<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (fault) {
      if (!(fault instanceof ShorthandFault) || this.atEnd) throw fault;
      this.at = this.#text.lastIndexOf(",", this.at);
      return undefined;
    }
  }

  nested(read: () => void): void {
    if (++this.#depth > DEEPEST) throw new ShorthandFault(`Too deeply nested for input:\n${this.#location(this.at)}`);
    read();
    this.#depth--;
  }

  secondInstance(key: string, at: number): never {
    throw new ShorthandFault(
      `Second instance of key "${key}" encountered for input:\n${this.#location(at)}\nThis is often because there is a preceding "," instead of a space.`,
    );
  }

  #expected(expected: string, actual: string): never {
    throw new ShorthandFault(`Expected: '${expected}', received: '${actual}' for input:\n${this.#location(this.at)}`);
  }

  /** The text with a caret under a place, between the lines when there are several. */
  #location(at: number): string {
    const lineEnd = this.#text.indexOf("\n", at);
    const end = lineEnd === -1 ? this.#text.length : lineEnd;
    const column = at - (this.#text.lastIndexOf("\n", at - 1) + 1);
    return `${this.#text.slice(0, end)}\n${" ".repeat(Math.max(0, column))}^${this.#text.slice(end)}`;
  }
}
