import type { Command, Line, Redirection, Script, Step, Word } from "./script.ts";
import { Unfinished, Unsupported } from "./shellFault.ts";
import { tokensOf } from "./tokens.ts";
import type { Operator, Token } from "./tokens.ts";

/** Longer texts are no scripts a person pastes. */
export const LONGEST_SCRIPT = 1_000_000;

/** How a call to the physical world is written by formatCall: a shell passes it over, this terminal makes the call. */
const SIMULATED = /^# simulated: physics \w+ /;

/** Reads a text as the lines of a script. Lines that say nothing are left out. */
export function readScript(text: string): Script {
  if (text.length > LONGEST_SCRIPT) return { kind: "fault", message: "the script is too long" };
  try {
    return { kind: "script", lines: linesOf(text, tokensOf(text)) };
  } catch (fault) {
    if (fault instanceof Unfinished) return { kind: "incomplete" };
    if (fault instanceof Unsupported) return { kind: "fault", message: fault.message };
    throw fault;
  }
}

function linesOf(text: string, tokens: readonly Token[]): readonly Line[] {
  const lines: Line[] = [];
  let line = new LineMaker();
  let start = 0;
  for (const token of tokens) {
    const endsLine = token.kind === "newline" && !line.goesOn;
    if (!endsLine) line.take(token);
    if (!endsLine) continue;
    push(lines, text.slice(start, token.end), line);
    line = new LineMaker();
    start = token.end;
  }
  if (line.goesOn) throw new Unfinished();
  push(lines, text.slice(start), line);
  if (/(^|[^\\])\\$/.test(text)) throw new Unfinished();
  return lines;
}

function push(lines: Line[], source: string, line: LineMaker): void {
  const steps = line.finished();
  if (steps.length > 0) lines.push({ source: source.trim(), steps });
}

/** Puts the tokens of one line together. */
class LineMaker {
  readonly #steps: Step[] = [];
  #when: Step["when"] = "always";
  #pipeline: Command[] = [];
  #words: Word[] = [];
  #redirections: Redirection[] = [];
  #last: Operator | undefined;

  /** Whether the next line of the text belongs to this one. */
  get goesOn(): boolean {
    return this.#last !== undefined && this.#last !== ";";
  }

  take(token: Token): void {
    switch (token.kind) {
      case "word":
        this.#words.push(token.word);
        this.#last = undefined;
        return;
      case "redirection":
        this.#redirections.push(token.redirection);
        return;
      case "operator":
        return this.#operator(token.operator);
      case "comment":
        if (SIMULATED.test(token.text)) this.#words = [{ parts: [{ kind: "text", text: "#" }] }, { parts: [{ kind: "text", text: token.text }] }];
        return;
      case "newline":
        return;
    }
  }

  finished(): readonly Step[] {
    this.#endPipeline();
    return this.#steps;
  }

  #operator(operator: Operator): void {
    if (this.#words.length === 0) throw new Unsupported(`syntax error near unexpected token \`${operator}'`);
    if (operator === "|") this.#endCommand();
    else {
      this.#endPipeline();
      this.#when = operator === "&&" ? "afterSuccess" : operator === "||" ? "afterFailure" : "always";
    }
    this.#last = operator;
  }

  #endCommand(): void {
    this.#pipeline.push({ words: this.#words, redirections: this.#redirections });
    this.#words = [];
    this.#redirections = [];
  }

  #endPipeline(): void {
    if (this.#words.length > 0) this.#endCommand();
    if (this.#pipeline.length > 0) this.#steps.push({ when: this.#when, pipeline: this.#pipeline });
    this.#pipeline = [];
  }
}
