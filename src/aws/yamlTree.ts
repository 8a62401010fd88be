import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from "yaml";
import type { JsonMember, JsonNode, JsonScalar } from "../lib/jsonTree.ts";

/** A YAML document as a tree of JSON, or where and why it is none. */
export type YamlReading = { readonly root: JsonNode } | { readonly line: number; readonly column: number; readonly message: string };

/** Values of a document once its aliases are written out, and levels of nesting. */
const VALUES = 100_000;
const DEEPEST = 64;

/** CloudFormation's own limit for a template, in characters. */
export const LARGEST_YAML = 1_048_576;

/** Reads YAML as CloudFormation writes it, with its short functions: `!Ref X` is `{"Ref": "X"}`. It never throws. */
export function readYaml(text: string): YamlReading {
  if (text.length > LARGEST_YAML) return { line: 1, column: 1, message: "A template has at most 1 MiB." };
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, keepSourceTokens: false, strict: false, uniqueKeys: false, logLevel: "error" });
    const [error] = document.errors;
    if (error !== undefined) return { ...placeOf(lines, error.pos[0]), message: firstLine(error.message) };
    if (document.contents === null) return { line: 1, column: 1, message: "There is nothing in it." };
    return { root: new Tree().node(document.contents, 0) };
  } catch (thrown) {
    // The library throws on what is nested deeper than the stack; we throw on what is too much.
    return { line: 1, column: 1, message: thrown instanceof TooMuch ? thrown.message : "It is nested too deep." };
  }
}

class TooMuch extends Error {
  override readonly name = "TooMuch";
}

class Tree {
  /** By name, the last node of that name so far: an alias means what stands before it. */
  readonly #anchors = new Map<string, unknown>();
  #left = VALUES;

  node(node: unknown, depth: number): JsonNode {
    if (depth > DEEPEST) throw new TooMuch(`It is nested more than ${DEEPEST} levels deep.`);
    if (--this.#left < 0) throw new TooMuch(`It holds more than ${VALUES} values once its aliases are written out.`);
    const [from, to] = rangeOf(node);
    if (isAlias(node)) return this.node(this.#anchors.get(node.source), depth + 1);
    if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    const bare = this.#bare(node, { from, to, depth });
    const called = isScalar(node) || isMap(node) || isSeq(node) ? functionOf(node.tag) : undefined;
    return called === undefined ? bare : { kind: "object", from, to, members: [{ key: called, keyFrom: from, keyTo: from, value: bare }] };
  }

  #bare(node: unknown, { from, to, depth }: { readonly from: number; readonly to: number; readonly depth: number }): JsonNode {
    if (isSeq(node)) return { kind: "array", from, to, items: node.items.map((item) => this.node(item, depth + 1)) };
    if (!isMap(node)) return { kind: "scalar", from, to, value: scalarOf(node) };
    const members = node.items.flatMap(({ key, value }): readonly JsonMember[] => {
      const name = String(scalarOf(key) ?? "");
      const [keyFrom, keyTo] = rangeOf(key);
      // A merge key gives its members to the map it stands in.
      const part = this.node(value, depth + 1);
      if (name === "<<" && part.kind === "object") return part.members;
      return [{ key: name, keyFrom, keyTo, value: { ...part, from: Math.min(part.from, keyFrom) } }];
    });
    return { kind: "object", from, to, members };
  }
}

/** `!Ref` is Ref, `!GetAtt` is Fn::GetAtt; tags of YAML's own say nothing. */
function functionOf(tag: string | undefined): string | undefined {
  const name = /^!([A-Za-z]\w{0,40})$/.exec(tag ?? "")?.[1];
  if (name === undefined) return undefined;
  return name === "Ref" || name === "Condition" ? name : `Fn::${name}`;
}

/** A date is the text it was written as. */
function scalarOf(node: unknown): JsonScalar {
  if (!isScalar(node)) return node === null || node === undefined ? null : String(node);
  const { value, source } = node;
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  return source ?? String(value);
}

function rangeOf(node: unknown): readonly [number, number] {
  const range = typeof node === "object" && node !== null ? (node as Partial<Node>).range : undefined;
  return range === undefined || range === null ? [0, 0] : [range[0], range[1]];
}

function placeOf(lines: LineCounter, offset: number): { readonly line: number; readonly column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

const firstLine = (message: string): string => (message.split("\n")[0] ?? message).replace(/ at line \d+, column \d+:?$/, "");
