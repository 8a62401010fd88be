import { type Completion, type CompletionContext, type CompletionResult, startCompletion } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { Shape, StructureShape } from "../../../../aws/model.ts";
import { shapeAt } from "../../../../aws/operations.ts";
import type { Path } from "../../../../aws/problem.ts";
import { valueOf } from "../../../../lib/jsonTree.ts";
import { readJson } from "../../../../lib/readJson.ts";
import { valueAt } from "../fix.ts";

type Node = ReturnType<ReturnType<typeof syntaxTree>["resolveInner"]>;

/** Completes names of members, words of enumerations, and names of containers and volumes, as the model has them. */
export function completeDefinition(context: CompletionContext): CompletionResult | null {
  const { state, pos, explicit } = context;
  const node = syntaxTree(state).resolveInner(pos, -1);
  if (node.name === "PropertyName") return atName(state, node);
  const value = node.name === "String" || node.name === "Number" || node.name === "True" || node.name === "False" ? node : null;
  if (value !== null && value.from < pos) return atValue(state, { path: pathTo(state, value), from: value.from, to: value.to });
  const word = context.matchBefore(/[\w"]*/);
  if (!explicit && (word === null || word.from === word.to)) return null;
  const from = word?.from ?? pos;
  if (node.name === "Object") return inObject(state, node, { from, to: pos });
  if (node.name === "Property" || node.name === "Array" || node.name === "⚠") {
    const holder = node.name === "⚠" ? node.parent : node;
    if (holder?.name === "Object") return inObject(state, holder, { from, to: pos });
    if (holder === null) return null;
    const path = holder.name === "Array" ? [...pathTo(state, holder), 0] : pathTo(state, holder);
    return atValue(state, { path, from, to: pos });
  }
  return null;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function atName(state: EditorState, node: Node): CompletionResult | null {
  const object = node.parent?.parent;
  if (object === null || object === undefined) return null;
  const hasColon = /^\s*:/.test(state.sliceDoc(node.to, node.to + 20));
  return members(state, object, { from: node.from, to: node.to }, hasColon);
}

function inObject(state: EditorState, object: Node, span: Span): CompletionResult | null {
  return members(state, object, span, false);
}

function members(state: EditorState, object: Node, { from, to }: Span, hasColon: boolean): CompletionResult | null {
  const shape = shapeAt("ecs", "RegisterTaskDefinition", pathTo(state, object));
  if (shape?.type !== "structure") return null;
  const there = new Set(object.getChildren("Property").flatMap((property) => (property.from <= from && from <= property.to ? [] : [nameOf(state, property)])));
  const options = Object.keys(shape.members)
    .filter((member) => !there.has(member))
    .map((member): Completion => memberOption(member, shape, [...pathTo(state, object), member], hasColon));
  return { from, to, options, filter: true, validFor: /^"?\w*"?$/ };
}

function memberOption(member: string, shape: StructureShape, path: Path, hasColon: boolean): Completion {
  const inner = shapeAt("ecs", "RegisterTaskDefinition", path);
  const isRequired = shape.required?.includes(member) === true;
  return {
    label: `"${member}"`,
    detail: isRequired ? `${kindOf(inner)}, required` : kindOf(inner),
    boost: isRequired ? 10 : 0,
    apply: (view, _completion, from, to) => insertMember(view, { member, inner, from, to, hasColon }),
  };
}

interface Insertion extends Span {
  readonly member: string;
  readonly inner: Shape | undefined;
  readonly hasColon: boolean;
}

/** The name, and unless a value stands there already, an empty one of the right kind with the cursor in it. */
function insertMember(view: EditorView, { member, inner, from, to, hasColon }: Insertion): void {
  const name = `"${member}"`;
  const [open, close] = hasColon ? ["", ""] : EMPTY[inner?.type ?? ""] ?? ["", ""];
  const insert = hasColon ? name : `${name}: ${open}${close}`;
  const cursor = from + insert.length - close.length;
  view.dispatch({ changes: { from, to, insert }, selection: { anchor: cursor }, userEvent: "input.complete" });
  if (!hasColon && wordsFor(view.state, inner, []).length > 0) startCompletion(view);
}

const EMPTY: Readonly<Record<string, readonly [string, string]>> = {
  string: ['"', '"'],
  list: ["[", "]"],
  structure: ["{", "}"],
  map: ["{", "}"],
};

function atValue(state: EditorState, { path, from, to }: Span & { readonly path: Path }): CompletionResult | null {
  const shape = shapeAt("ecs", "RegisterTaskDefinition", path);
  const words = wordsFor(state, shape, path);
  if (words.length === 0) return null;
  return { from, to, options: words.map((word) => ({ label: word })), filter: true, validFor: /^"?[\w-]*"?$/ };
}

/** What may stand at a place, as JSON. */
function wordsFor(state: EditorState, shape: Shape | undefined, path: Path): readonly string[] {
  if (shape === undefined) return [];
  if (shape.type === "boolean") return ["true", "false"];
  if ("enum" in shape && shape.enum !== undefined) return shape.enum.map((option) => JSON.stringify(option));
  const source = NAMES_FROM[String(path.findLast((step) => typeof step === "string"))];
  if (source === undefined) return [];
  const [root] = readJson(state.doc.toString()).values;
  const list = root === undefined ? undefined : valueAt(valueOf(root), [source]);
  const names = Array.isArray(list) ? list.map((one: unknown) => valueAt(one, ["name"])) : [];
  return names.filter((name) => typeof name === "string").map((name) => JSON.stringify(name));
}

/** Members that name a container or a volume of the same definition. */
const NAMES_FROM: Readonly<Record<string, string>> = {
  containerName: "containerDefinitions",
  sourceContainer: "containerDefinitions",
  links: "containerDefinitions",
  sourceVolume: "volumes",
};

function kindOf(shape: Shape | undefined): string {
  if (shape === undefined) return "";
  if ("enum" in shape && shape.enum !== undefined) return shape.enum.length <= 3 ? shape.enum.join(" | ") : "one of a list";
  return KINDS[shape.type] ?? shape.type;
}

const KINDS: Readonly<Record<string, string>> = { string: "text", integer: "number", long: "number", double: "number", boolean: "true or false", structure: "object", map: "object" };

/** The path of a node of the syntax tree, which is there also while the text makes no sense. */
function pathTo(state: EditorState, node: Node): Path {
  const path: (string | number)[] = [];
  for (let at: Node | null = node; at !== null; at = at.parent) {
    if (at.name === "Property") path.unshift(nameOf(state, at));
    const parent: Node | null = at.parent;
    if (parent?.name === "Array") path.unshift(placeIn(parent, at));
  }
  return path;
}

function nameOf(state: EditorState, property: Node): string {
  const name = property.getChild("PropertyName");
  return name === null ? "" : state.sliceDoc(name.from, name.to).replace(/^"|"$/g, "");
}

function placeIn(array: Node, item: Node): number {
  let place = 0;
  for (let at = array.firstChild; at !== null && at.from < item.from; at = at.nextSibling) {
    if (!["[", "]", ",", "⚠"].includes(at.name)) place++;
  }
  return place;
}
