import { Double } from "./python.ts";
import { isMembers } from "./scalar.ts";

/** YAML in block style, lists flush with their key: awscli's --output yaml. */
export function yamlText(value: unknown): string {
  return `${lines(value).join("\n")}\n`;
}

function lines(value: unknown): readonly string[] {
  if (Array.isArray(value) && value.length > 0) return value.flatMap((item: unknown) => indented("- ", lines(item)));
  const members = isMembers(value) ? Object.entries(value).filter(([, part]) => part !== undefined) : [];
  if (members.length > 0) return members.flatMap(([name, part]) => member(scalar(name), part));
  return [isMembers(value) ? "{}" : Array.isArray(value) ? "[]" : scalar(value)];
}

function member(name: string, value: unknown): readonly string[] {
  const inner = lines(value);
  if (Array.isArray(value) && value.length > 0) return [`${name}:`, ...inner];
  if (isMembers(value) && inner[0] !== "{}") return [`${name}:`, ...inner.map((line) => `  ${line}`)];
  return [`${name}: ${inner[0] ?? ""}`];
}

/** The first line behind the mark, the others under it. */
function indented(mark: string, inner: readonly string[]): readonly string[] {
  return inner.map((line, at) => (at === 0 ? mark : " ".repeat(mark.length)) + line);
}

function scalar(value: unknown): string {
  if (value instanceof Double) return value.text;
  if (typeof value !== "string") return String(value ?? null);
  if (/[\p{Cc}\u2028\u2029]/u.test(value)) return JSON.stringify(value);
  return isPlain(value) ? value : `'${value.replaceAll("'", "''")}'`;
}

/** Texts that a reader of YAML would take for something else than text. */
const OTHER = /^(?:~|null|true|false|yes|no|on|off|y|n|=|<<|[-+]?(?:0b[01_]+|0x[\da-f_]+|0o?[0-7_]+|\d[\d_,]*)|[-+]?(?:\d[\d_]*)?\.?\d*(?:e[-+]?\d+)?|[-+]?\.(?:inf)|\.nan|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?|\d{4}-\d\d?-\d\d?(?:[Tt\s].*)?)$/i;

function isPlain(text: string): boolean {
  if (text === "" || OTHER.test(text) || text.trim() !== text) return false;
  return !/^[-?:](?:\s|$)|^[,[\]{}#&*!|>'"%@`]|^---|^\.\.\.|:(?:\s|$)|\s#/.test(text);
}
