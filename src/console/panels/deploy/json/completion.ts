import { type Completion, type CompletionContext, type CompletionResult, pickedCompletion, startCompletion } from "@codemirror/autocomplete";
import { ensureSyntaxTree, syntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { Shape, StructureShape } from "../../../../aws/model.ts";
import { shapeAt } from "../../../../aws/operations.ts";
import type { Path } from "../../../../aws/problem.ts";
import { valueOf } from "../../../../lib/jsonTree.ts";
import { readJson } from "../../../../lib/readJson.ts";
import { valueAt } from "../../../../lib/valueAt.ts";

/** Milliseconds that a completion may wait for the text before it to be parsed. */
const PARSED_WITHIN = 1000;

type Node = ReturnType<ReturnType<typeof syntaxTree>["resolveInner"]>;

/** Completes names of members, words of enumerations, and names of containers and volumes, as the model has them. */
export function completeDefinition(context: CompletionContext): CompletionResult | null {
  const { state, pos, explicit } = context;
  // A text is parsed bit by bit; who asks for words waits for it.
  const node = (ensureSyntaxTree(state, pos, PARSED_WITHIN) ?? syntaxTree(state)).resolveInner(pos, -1);
  if (node.name === "PropertyName" && node.from < pos) return members(state, node.parent?.parent ?? null, node.from + 1);
  if (node.name === "String" && node.from < pos) return words(state, pathTo(state, node), node.from + 1);
  const word = context.matchBefore(/[\w-]+/);
  if (!explicit && word === null) return null;
  const from = word?.from ?? pos;
  // Where the text makes no sense yet, what surrounds it tells what belongs there.
  const holder = HOLDERS.has(node.name) ? node : node.parent;
  if (holder?.name === "Object") return members(state, holder, from);
  if (holder?.name === "Array") return words(state, [...pathTo(state, holder), 0], from);
  return holder?.name === "Property" ? words(state, pathTo(state, holder), from) : null;
}

const HOLDERS = new Set(["Object", "Array", "Property"]);

function members(state: EditorState, object: Node | null, from: number): CompletionResult | null {
  const path = object === null ? [] : pathTo(state, object);
  const shape = shapeAt("ecs", "RegisterTaskDefinition", path);
  if (object === null || shape?.type !== "structure") return null;
  const others = object.getChildren("Property").filter((property) => from < property.from || from > property.to);
  const there = new Set(others.map((property) => nameOf(state, property)));
  const options = Object.keys(shape.members).filter((member) => !there.has(member));
  return { from, options: options.map((member) => memberOption(member, shape, [...path, member])), validFor: WORD };
}

/** While this is typed, the list need not be made anew. */
const WORD = /^[\w-]*$/;

function memberOption(member: string, shape: StructureShape, path: Path): Completion {
  const inner = shapeAt("ecs", "RegisterTaskDefinition", path);
  const isRequired = shape.required?.includes(member) === true;
  return {
    label: member,
    detail: isRequired ? `${kindOf(inner)}, required` : kindOf(inner),
    boost: isRequired ? 10 : 0,
    apply: (view, completion, from) => {
      insertMember(view, completion, { inner, from });
      if (wordsFor(view.state, inner, path).length > 0) startCompletion(view);
    },
  };
}

interface Insertion {
  readonly inner: Shape | undefined;
  readonly from: number;
}

/** The name, and unless a value stands there already, an empty one of the right kind with the cursor in it. */
function insertMember(view: EditorView, completion: Completion, { inner, from }: Insertion): void {
  const span = tokenAt(view.state, from);
  const hasColon = /^\s*:/.test(view.state.sliceDoc(span.to, span.to + 20));
  const [open, close] = hasColon ? ["", ""] : (EMPTY[inner?.type ?? ""] ?? ["", ""]);
  const insert = `${JSON.stringify(completion.label)}${hasColon ? "" : ": "}${open}${close}`;
  put(view, completion, { ...span, insert, cursor: span.from + insert.length - close.length });
}

interface Put {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly cursor: number;
}

function put(view: EditorView, completion: Completion, { from, to, insert, cursor }: Put): void {
  view.dispatch({ changes: { from, to, insert }, selection: { anchor: cursor }, userEvent: "input.complete", annotations: pickedCompletion.of(completion) });
}

/** The whole word around a place, with the quotes it may have. */
function tokenAt({ doc }: EditorState, place: number): { readonly from: number; readonly to: number } {
  const line = doc.lineAt(place);
  const rest = /^[\w-]*"?/.exec(line.text.slice(place - line.from))?.[0] ?? "";
  const from = doc.sliceString(place - 1, place) === '"' ? place - 1 : place;
  return { from, to: place + rest.length };
}

const EMPTY: Readonly<Record<string, readonly [string, string]>> = {
  string: ['"', '"'],
  list: ["[", "]"],
  structure: ["{", "}"],
  map: ["{", "}"],
};

function words(state: EditorState, path: Path, from: number): CompletionResult | null {
  const options = wordsFor(state, shapeAt("ecs", "RegisterTaskDefinition", path), path);
  return options.length === 0 ? null : { from, options: options.map(wordOption), validFor: WORD };
}

/** A word with the quotes it needs in JSON. */
function wordOption(word: string): Completion {
  return {
    label: word.replace(/^"|"$/g, ""),
    apply: (view, completion, from) => {
      const span = tokenAt(view.state, from);
      put(view, completion, { ...span, insert: word, cursor: span.from + word.length });
    },
  };
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
