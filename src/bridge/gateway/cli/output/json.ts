import { Double } from "./python.ts";

/** JSON with an indent of four, as Python's json.dumps writes it. An empty object is no answer and prints nothing. */
export function jsonText(value: unknown): string {
  if (isEmptyObject(value)) return "";
  // The browser's own writer is ten times as fast, and has no word for a whole fraction.
  return `${hasDouble(value) ? written(value, "") : JSON.stringify(value ?? null, null, 4)}\n`;
}

function hasDouble(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return value instanceof Double || (Array.isArray(value) ? value : Object.values(value)).some(hasDouble);
}

function written(value: unknown, indent: string): string {
  if (value instanceof Double) return value.text;
  const inner = `${indent}    `;
  if (Array.isArray(value)) return block("[", value.map((item) => inner + written(item, inner)), `${indent}]`);
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value).filter(([, part]) => part !== undefined);
  return block("{", members.map(([name, part]) => `${inner}${JSON.stringify(name)}: ${written(part, inner)}`), `${indent}}`);
}

function block(open: string, lines: readonly string[], close: string): string {
  return lines.length === 0 ? open + close.trimStart() : `${open}\n${lines.join(",\n")}\n${close}`;
}

const isEmptyObject = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Double) && Object.values(value).every((part) => part === undefined);
