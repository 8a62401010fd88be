import { formatJson } from "./formatJson.ts";
import { type JsonArray, type JsonNode, type JsonObject, type JsonPath, nearestTo, nodeAt } from "./jsonTree.ts";

/** Some characters of a text and what takes their place. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Where a new value goes. */
export interface JsonPlace {
  readonly path: JsonPath;
  /** The names of the object's members in the order a new one fits into; without it, it comes last. */
  readonly order?: readonly string[];
}

/**
 * The smallest edits that put a value at a path, or take away what is there when the value is undefined. Whatever
 * else the text holds, its layout and its comments, stays as it is. Missing objects and lists on the way are made; a
 * place beyond a list's end is its end.
 */
export function setAt(text: string, root: JsonNode, { path, order }: JsonPlace, value: unknown): readonly TextEdit[] {
  if (value === undefined) return removeAt(root, path);
  const { node, steps } = nearestTo(root, path);
  const inList = typeof path[steps - 1] === "number";
  const layout = { unit: unitOf(text, root), indent: indentAt(text, node.from), inList };
  const step = path[steps];
  if (step === undefined) return [{ from: node.from, to: node.to, insert: formatJson(value, layout) }];
  const part = nested(path.slice(steps + 1), value);
  if (node.kind === "object" && typeof step === "string") return [newMember(text, node, { key: step, part, order, unit: layout.unit })];
  if (node.kind === "array" && typeof step === "number") return [newItem(text, node, part, layout.unit)];
  // Something else stands where an object or a list belongs.
  return [{ from: node.from, to: node.to, insert: formatJson(nested(path.slice(steps), value), layout) }];
}

/** The text after edits that are in order and do not overlap. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  let edited = "";
  let at = 0;
  for (const { from, to, insert } of edits) {
    edited += text.slice(at, from) + insert;
    at = to;
  }
  return edited + text.slice(at);
}

/** What a level is indented by in this text: as the first member of the whole, else two blanks. */
export function unitOf(text: string, root: JsonNode): string {
  const first = root.kind === "object" ? root.members[0]?.keyFrom : root.kind === "array" ? root.items[0]?.from : undefined;
  if (first === undefined || !text.slice(root.from, first).includes("\n")) return "  ";
  const unit = indentAt(text, first).slice(indentAt(text, root.from).length);
  return unit === "" ? "  " : unit;
}

interface NewMember {
  readonly key: string;
  readonly part: unknown;
  readonly order: readonly string[] | undefined;
  readonly unit: string;
}

function newMember(text: string, object: JsonObject, { key, part, order, unit }: NewMember): TextEdit {
  const name = `${JSON.stringify(key)}: `;
  const rank = (member: string) => order?.indexOf(member) ?? -1;
  const before = object.members.findLastIndex((member) => order === undefined || rank(member.key) < rank(key));
  const places = object.members.map(({ keyFrom, value }) => ({ from: keyFrom, to: value.to }));
  return newPart(text, object, { places, after: rank(key) < 0 ? places.length - 1 : before, unit, write: (indent) => name + formatJson(part, { unit, indent }) });
}

function newItem(text: string, array: JsonArray, part: unknown, unit: string): TextEdit {
  const places = array.items.map(({ from, to }) => ({ from, to }));
  const write = (indent: string) => formatJson(part, { unit, indent, inList: true });
  return newPart(text, array, { places, after: places.length - 1, unit, write });
}

interface NewPart {
  readonly places: readonly { readonly from: number; readonly to: number }[];
  /** The part behind which it goes; -1: before all. */
  readonly after: number;
  readonly unit: string;
  readonly write: (indent: string) => string;
}

function newPart(text: string, parent: JsonObject | JsonArray, { places, after, unit, write }: NewPart): TextEdit {
  const [first] = places;
  const outer = indentAt(text, parent.from);
  if (first === undefined) {
    const inside = text.slice(parent.from + 1, parent.to - 1);
    const indent = outer + unit;
    if (inside.trim() !== "") return { from: parent.from + 1, to: parent.from + 1, insert: `\n${indent}${write(indent)}` };
    return { from: parent.from + 1, to: parent.to - 1, insert: `\n${indent}${write(indent)}\n${outer}` };
  }
  const onLines = text.slice(parent.from, first.from).includes("\n");
  const indent = onLines ? indentAt(text, first.from) : outer;
  const between = onLines ? `,\n${indent}` : ", ";
  const previous = places[after];
  if (previous === undefined) return { from: first.from, to: first.from, insert: write(indent) + between };
  return { from: previous.to, to: previous.to, insert: between + write(indent) };
}

function removeAt(root: JsonNode, path: JsonPath): readonly TextEdit[] {
  const step = path.at(-1);
  const parent = step === undefined ? undefined : nodeAt(root, path.slice(0, -1));
  if (parent === undefined || parent.kind === "scalar") return [];
  if (parent.kind === "array") {
    return removeParts(parent, parent.items.map(({ from, to }, place) => ({ from, to, goes: place === step })));
  }
  return removeParts(parent, parent.members.map(({ key, keyFrom, value }) => ({ from: keyFrom, to: value.to, goes: key === step })));
}

/** Takes parts away with the comma and the blank that belong to them. */
function removeParts(
  parent: JsonObject | JsonArray,
  parts: readonly { readonly from: number; readonly to: number; readonly goes: boolean }[],
): readonly TextEdit[] {
  if (parts.every(({ goes }) => goes)) return parts.length === 0 ? [] : [{ from: parent.from + 1, to: parent.to - 1, insert: "" }];
  const edits: TextEdit[] = [];
  for (let place = 0; place < parts.length; place++) {
    if (parts[place]?.goes !== true) continue;
    const start = place;
    while (parts[place + 1]?.goes === true) place++;
    // With a part behind it, the blank before it stays for that; the last takes the comma before it along.
    const from = (parts[place + 1] === undefined ? parts[start - 1]?.to : parts[start]?.from) ?? 0;
    const to = parts[place + 1]?.from ?? parts[place]?.to ?? from;
    edits.push({ from, to, insert: "" });
  }
  return edits;
}

/** An object with one member, or a list with one item, for each step. */
function nested(path: JsonPath, value: unknown): unknown {
  return path.reduceRight<unknown>((inner, step) => (typeof step === "number" ? [inner] : Object.fromEntries([[step, inner]])), value);
}

/** The blank at the beginning of the line on which an offset lies. */
function indentAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  let at = lineStart;
  while (at < offset && (text[at] === " " || text[at] === "\t")) at++;
  return text.slice(lineStart, at);
}
