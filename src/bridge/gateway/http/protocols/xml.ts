import { plainObject } from "../plain.ts";
import { isoTime } from "../time.ts";
import { shapeOf, type WireModel, type WireShape } from "../wireModel.ts";

/** A value as XML, without the element it stands in. Members that the model does not know are left out. */
export function xmlOf(model: WireModel, shape: WireShape, value: unknown): string {
  switch (shape.type) {
    case "structure":
      return membersOf(model, shape.members, value);
    case "list":
      return Array.isArray(value) ? itemsOf(model, shape, value) : "";
    case "map":
      return entriesOf(model, shape, value);
    case "timestamp":
      return isoTime(Number(value));
    default:
      return escaped(String(value));
  }
}

/** An element, whose content is XML. */
export const element = (name: string, content: string): string => `<${name}>${content}</${name}>`;

/** Text as it may stand in XML. What XML has no way to say becomes a replacement character. */
export function escaped(text: string): string {
  return text.replace(SPECIAL, (character) => ESCAPES[character] ?? "\uFFFD");
}

type Structure = Extract<WireShape, { type: "structure" }>;

function membersOf(model: WireModel, members: Structure["members"], value: unknown): string {
  const given = plainObject(value);
  if (given === undefined) return "";
  let xml = "";
  for (const [member, ref] of Object.entries(members)) {
    const part = Object.hasOwn(given, member) ? given[member] : undefined;
    if (part === undefined || part === null) continue;
    xml += element(ref.locationName ?? member, xmlOf(model, shapeOf(model, ref), part));
  }
  return xml;
}

function itemsOf(model: WireModel, shape: Extract<WireShape, { type: "list" }>, items: readonly unknown[]): string {
  const name = shape.member.locationName ?? "member";
  const item = shapeOf(model, shape.member);
  return items.map((part) => element(name, xmlOf(model, item, part))).join("");
}

function entriesOf(model: WireModel, shape: Extract<WireShape, { type: "map" }>, value: unknown): string {
  const of = shapeOf(model, shape.value);
  const [key, name] = [shape.key.locationName ?? "key", shape.value.locationName ?? "value"];
  return Object.entries(plainObject(value) ?? {})
    .map(([at, part]) => element("entry", element(key, escaped(at)) + element(name, xmlOf(model, of, part))))
    .join("");
}

// oxlint-disable-next-line no-control-regex -- these are the characters that XML 1.0 does not allow.
const SPECIAL = /[&<>"\r\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#xD;" };
