import { readTime } from "../time.ts";
import { MOST_TOLD } from "../unknownMembers.ts";
import { shapeOf, type WireModel, type WireRef, type WireShape } from "../wireModel.ts";
import { numbered, type FormNode } from "./form.ts";
import type { Parsed } from "./protocol.ts";

/** What Query and EC2 Query write differently. */
export interface Dialect {
  readonly nameOf: (member: string, ref: WireRef) => string;
  /** The node whose children are a list's items, by number. */
  readonly itemsOf: (node: FormNode, item: WireRef) => FormNode | undefined;
}

/** What stands beside the members of every call. */
const FRAME = new Set(["Action", "Version"]);

/** Reads a form by the shape of what it should hold. What is not of its type stays text, for validation to refuse. */
export function formInput(model: WireModel, shape: WireShape, dialect: Dialect, root: FormNode): Parsed {
  const unknown: string[] = [];
  const frameless = { text: undefined, children: new Map([...root.children].filter(([name]) => !isFrame(name))) };
  return { input: valueOf({ model, dialect, unknown }, shape, frameless, "") ?? {}, unknown };
}

/** The presigned form of a request has its signature among the parameters. */
const isFrame = (name: string): boolean => FRAME.has(name) || name.startsWith("X-Amz-");

interface Reading {
  readonly model: WireModel;
  readonly dialect: Dialect;
  readonly unknown: string[];
}

function valueOf(reading: Reading, shape: WireShape, node: FormNode, path: string): unknown {
  switch (shape.type) {
    case "structure":
      return structureOf(reading, shape, node, path);
    case "list":
      return listOf(reading, shape, node, path);
    case "map":
      return mapOf(reading, shape, node, path);
    default:
      return node.text === undefined ? undefined : scalarOf(shape.type, node.text);
  }
}

function structureOf(reading: Reading, shape: Extract<WireShape, { type: "structure" }>, node: FormNode, path: string): unknown {
  if (node.children.size === 0 && node.text !== undefined && node.text !== "") return node.text;
  const known = new Set<string>();
  const members: [string, unknown][] = [];
  for (const [member, ref] of Object.entries(shape.members)) {
    const name = reading.dialect.nameOf(member, ref);
    known.add(name);
    const child = node.children.get(name);
    const value = child && valueOf(reading, shapeOf(reading.model, ref), child, below(path, name));
    if (value !== undefined) members.push([member, value]);
  }
  for (const name of node.children.keys()) if (!known.has(name)) tell(reading, below(path, name));
  return Object.fromEntries(members);
}

/** An empty text is how a client of Query says that a list is empty. */
function listOf(reading: Reading, shape: Extract<WireShape, { type: "list" }>, node: FormNode, path: string): unknown {
  if (node.children.size === 0) return node.text === "" ? [] : node.text;
  const items = reading.dialect.itemsOf(node, shape.member);
  if (items === undefined) return tell(reading, path);
  const item = shapeOf(reading.model, shape.member);
  return numbered(items)
    .map((child) => valueOf(reading, item, child, `${path}[]`))
    .filter((value) => value !== undefined);
}

function mapOf(reading: Reading, shape: Extract<WireShape, { type: "map" }>, node: FormNode, path: string): unknown {
  if (node.children.size === 0 && node.text !== "") return node.text;
  const entries = numbered(node.children.get("entry") ?? node);
  const value = shapeOf(reading.model, shape.value);
  return Object.fromEntries(
    entries.map((entry) => {
      const key = entry.children.get(shape.key.locationName ?? "key")?.text ?? "";
      const child = entry.children.get(shape.value.locationName ?? "value");
      return [key, child && valueOf(reading, value, child, below(path, key))];
    }),
  );
}

function scalarOf(type: string, text: string): unknown {
  switch (type) {
    case "integer":
    case "long":
      return /^[+-]?\d+$/.test(text.trim()) ? Number(text) : text;
    case "float":
    case "double":
      return text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
    case "boolean":
      return text === "true" ? true : text === "false" ? false : text;
    case "timestamp":
      return readTime(text) ?? text;
    default:
      return text;
  }
}

function tell({ unknown }: Reading, path: string): undefined {
  if (unknown.length < MOST_TOLD && !unknown.includes(path)) unknown.push(path.slice(0, 200));
}

const below = (path: string, name: string): string => (path === "" ? name : `${path}.${name}`);
