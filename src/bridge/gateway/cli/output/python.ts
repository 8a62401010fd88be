/** A value as Python's str() writes it, which is what text and tables show. */
export function pythonText(value: unknown): string {
  return typeof value === "string" ? value : pythonRepr(value);
}

function pythonRepr(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return quoted(value);
  if (value instanceof Double) return value.text;
  if (Array.isArray(value)) return `[${value.map(pythonRepr).join(", ")}]`;
  if (typeof value === "object") return `{${Object.entries(value).map(([name, part]) => `${quoted(name)}: ${pythonRepr(part)}`).join(", ")}}`;
  return String(value);
}

const quoted = (text: string): string => {
  const escaped = text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\t", "\\t").replaceAll("\r", "\\r");
  return text.includes("'") && !text.includes('"') ? `"${escaped}"` : `'${escaped.replaceAll("'", "\\'")}'`;
};

/** A number that the API gives as a fraction, and that is written as one even when it is whole: 100.0. */
export class Double {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  get text(): string {
    return Number.isInteger(this.value) ? `${this.value}.0` : String(this.value);
  }
}
