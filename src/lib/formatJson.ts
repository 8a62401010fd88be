/** Characters up to which a short list or object stays on one line. */
const LINE = 72;

/** Members an object may have to stand on the line of the list it is in. */
const MEMBERS_ON_A_LINE = 3;

export interface JsonLayout {
  /** What one level is indented by. */
  readonly unit?: string;
  /** What the line is indented by on which the value begins. */
  readonly indent?: string;
  /** Whether it stands in a list, where a small object takes one line. */
  readonly inList?: boolean;
}

/** Plain data as a person would lay it out: lists of texts and small objects in lists on one line. */
export function formatJson(value: unknown, { unit = "  ", indent = "", inList = false }: JsonLayout = {}): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const line = onOneLine(value, inList);
  if (line !== undefined) return line;
  const deeper = indent + unit;
  const parts = Array.isArray(value)
    ? value.map((item: unknown) => formatJson(item, { unit, indent: deeper, inList: true }))
    : Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${formatJson(part, { unit, indent: deeper })}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${deeper}${parts.join(`,\n${deeper}`)}\n${indent}${close}`;
}

function onOneLine(value: object, inList: boolean): string | undefined {
  const parts: unknown[] = Object.values(value);
  if (parts.length === 0) return Array.isArray(value) ? "[]" : "{}";
  if (parts.some((part) => typeof part === "object" && part !== null)) return undefined;
  if (!Array.isArray(value) && (!inList || parts.length > MEMBERS_ON_A_LINE)) return undefined;
  const text = Array.isArray(value)
    ? `[${parts.map((part) => JSON.stringify(part)).join(", ")}]`
    : `{ ${Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${JSON.stringify(part)}`).join(", ")} }`;
  return text.length <= LINE ? text : undefined;
}
