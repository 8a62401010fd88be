import { Refusal } from "../../../kernel/refusal.ts";

/** A metric math expression, read. CloudWatch guide, "Using math expressions with CloudWatch metrics". */
export type Expression =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "text"; readonly text: string }
  /** The id of another query, or a word like REPEAT. */
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "minus"; readonly of: Expression }
  | { readonly kind: "binary"; readonly operator: Operator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "call"; readonly name: string; readonly given: readonly Expression[] };

export type Operator = "AND" | "OR" | "==" | "!=" | "<=" | ">=" | "<" | ">" | "+" | "-" | "*" | "/";

/** Reads an expression, in time that grows with its length. `id` is the query that has it. Throws ValidationError. */
export function readExpression(text: string, id: string): Expression {
  const reader = new Reader(tokensOf(text, id), id);
  const expression = reader.expression(0);
  reader.expect("end");
  return expression;
}

/** What an expression is refused with. Code and beginning as observed. */
export const inExpression = (id: string, what: string): Refusal => new Refusal("ValidationError", `Error in expression '${id}': ${what}`);

const invalidSyntax = (id: string): Refusal => inExpression(id, "Invalid syntax");

interface Token {
  readonly kind: "number" | "text" | "name" | "sign" | "end";
  readonly text: string;
}

const TOKEN = /\s*(?:(?<number>\d+(?:\.\d*)?|\.\d+)|"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<name>[A-Za-z]\w*)|(?<sign>==|!=|<=|>=|&&|\|\||[-+*/^<>()[\],]))/y;

function tokensOf(text: string, id: string): readonly Token[] {
  const tokens: Token[] = [];
  const all = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < all.length) {
    const found = TOKEN.exec(all)?.groups;
    if (found === undefined) throw invalidSyntax(id);
    tokens.push(tokenOf(found));
  }
  return [...tokens, { kind: "end", text: "" }];
}

function tokenOf({ number, double, single, name, sign = "" }: Readonly<Record<string, string | undefined>>): Token {
  if (number !== undefined) return { kind: "number", text: number };
  const text = double ?? single;
  if (text !== undefined) return { kind: "text", text };
  return name === undefined ? { kind: "sign", text: sign } : { kind: "name", text: name };
}

const OPERATORS: Readonly<Record<string, Operator>> = { AND: "AND", "&&": "AND", OR: "OR", "||": "OR", "==": "==", "!=": "!=", "<=": "<=", ">=": ">=", "<": "<", ">": ">", "+": "+", "-": "-", "*": "*", "/": "/" };

/** How firmly an operator binds. */
const BINDING: Readonly<Record<Operator, number>> = { OR: 1, AND: 2, "==": 3, "!=": 3, "<=": 3, ">=": 3, "<": 3, ">": 3, "+": 4, "-": 4, "*": 5, "/": 5 };

/** Parentheses and signs within one another; deeper ones are refused. A limit of ours. */
const DEEPEST = 200;

class Reader {
  readonly #tokens: readonly Token[];
  readonly #id: string;
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], id: string) {
    this.#tokens = tokens;
    this.#id = id;
  }

  /** What follows as far as its operators bind more firmly than that. */
  expression(looser: number): Expression {
    let left = this.#operand();
    for (;;) {
      const operator = OPERATORS[this.#next().text];
      if (this.#next().kind === "text" || operator === undefined || BINDING[operator] <= looser) return left;
      this.#at += 1;
      left = { kind: "binary", operator, left, right: this.expression(BINDING[operator]) };
    }
  }

  expect(what: string): void {
    const { kind, text } = this.#next();
    if (kind !== what && (kind !== "sign" || text !== what)) throw invalidSyntax(this.#id);
    this.#at += 1;
  }

  #operand(): Expression {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw invalidSyntax(this.#id);
    const operand = this.#operandOf(this.#next());
    this.#depth -= 1;
    return operand;
  }

  #operandOf(token: Token): Expression {
    this.#at += 1;
    if (token.kind === "number") return { kind: "number", value: Number(token.text) };
    if (token.kind === "text") return { kind: "text", text: token.text };
    if (token.kind === "name") return this.#isAt("(") ? { kind: "call", name: token.text, given: this.#items("(", ")") } : { kind: "name", name: token.text };
    if (token.kind === "sign" && token.text === "-") return { kind: "minus", of: this.#operand() };
    this.#at -= 1;
    if (this.#isAt("[")) return { kind: "list", items: this.#items("[", "]") };
    this.expect("(");
    const inner = this.expression(0);
    this.expect(")");
    return inner;
  }

  #items(open: string, close: string): readonly Expression[] {
    this.expect(open);
    const items: Expression[] = [];
    while (!this.#isAt(close)) {
      if (items.length > 0) this.expect(",");
      items.push(this.expression(0));
    }
    this.expect(close);
    return items;
  }

  #next(): Token {
    return this.#tokens[this.#at] ?? { kind: "end", text: "" };
  }

  #isAt(sign: string): boolean {
    const { kind, text } = this.#next();
    return kind === "sign" && text === sign;
  }
}
