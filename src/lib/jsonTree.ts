/** A step is a member's name or a place in a list, counted from 0. */
export type JsonPath = readonly (string | number)[];

/** What is neither an object nor a list. */
export type JsonScalar = string | number | boolean | null;

/** A member of an object, with the place of its name. */
export interface JsonMember {
  readonly key: string;
  readonly keyFrom: number;
  readonly keyTo: number;
  readonly value: JsonNode;
}

/** A value as it stands in a text, from its first character to behind its last. */
export type JsonNode = JsonObject | JsonArray | JsonLeaf;

export interface JsonObject {
  readonly kind: "object";
  readonly from: number;
  readonly to: number;
  readonly members: readonly JsonMember[];
}

export interface JsonArray {
  readonly kind: "array";
  readonly from: number;
  readonly to: number;
  readonly items: readonly JsonNode[];
}

export interface JsonLeaf {
  readonly kind: "scalar";
  readonly from: number;
  readonly to: number;
  readonly value: JsonScalar;
}

/** The value as plain data. Of members with one name the last counts; `__proto__` is a name like any other. */
export function valueOf(node: JsonNode): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "array") return node.items.map(valueOf);
  return Object.fromEntries(node.members.map(({ key, value }) => [key, valueOf(value)]));
}

/** The member of that name; of several the one that counts. */
export function memberOf(node: JsonNode, key: string): JsonMember | undefined {
  return node.kind === "object" ? node.members.findLast((member) => member.key === key) : undefined;
}

/** The node at a path; undefined where there is none. */
export function nodeAt(root: JsonNode, path: JsonPath): JsonNode | undefined {
  let node: JsonNode | undefined = root;
  for (const step of path) {
    if (node === undefined) return undefined;
    node = childOf(node, step);
  }
  return node;
}

/** The node at a path or, where the path leads nowhere, the last one on the way, with how many steps led to it. */
export function nearestTo(root: JsonNode, path: JsonPath): { readonly node: JsonNode; readonly steps: number } {
  let node = root;
  for (const [steps, step] of path.entries()) {
    const next = childOf(node, step);
    if (next === undefined) return { node, steps };
    node = next;
  }
  return { node, steps: path.length };
}

/** The path of the innermost value or member name at an offset. */
export function pathAt(root: JsonNode, offset: number): JsonPath {
  const path: (string | number)[] = [];
  let node: JsonNode | undefined = root;
  while (node !== undefined && node.kind !== "scalar") {
    if (node.kind === "object") {
      const member: JsonMember | undefined = node.members.find((one) => one.keyFrom <= offset && offset <= one.value.to);
      if (member !== undefined) path.push(member.key);
      node = member?.value;
    } else {
      const place: number = node.items.findIndex((item) => item.from <= offset && offset <= item.to);
      if (place >= 0) path.push(place);
      node = node.items[place];
    }
  }
  return path;
}

/** Line and column of an offset, both counted from 1. */
export function lineColumn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: offset - lineStart + 1 };
}

function childOf(node: JsonNode, step: string | number): JsonNode | undefined {
  if (typeof step === "string") return memberOf(node, step)?.value;
  return node.kind === "array" ? node.items[step] : undefined;
}
