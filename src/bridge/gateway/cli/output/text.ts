import { pythonText } from "./python.ts";
import { isMembers, isScalar, sorted } from "./scalar.ts";
import type { Members } from "./scalar.ts";

/** Lines of values between tabs, each list's items headed by its name: awscli's --output text. */
export function textText(value: unknown): string {
  const lines: string[] = [];
  write(value, lines, {});
  return lines.map((line) => `${line}\n`).join("");
}

interface Place {
  /** The name of the list or structure the value is in. */
  readonly name?: string;
  /** The columns of the list it is in. */
  readonly columns?: readonly string[];
}

function write(value: unknown, lines: string[], { name, columns }: Place): void {
  if (isMembers(value)) writeMembers(value, lines, { ...(name === undefined ? {} : { name }), ...(columns === undefined ? {} : { columns }) });
  else if (Array.isArray(value)) writeList(value, lines, name);
  else lines.push(pythonText(value));
}

function writeList(list: readonly unknown[], lines: string[], name: string | undefined): void {
  const place = name === undefined ? {} : { name };
  if (list.some(isMembers)) {
    const columns = sorted(list.flatMap((item) => (isMembers(item) ? Object.keys(item).filter((key) => isScalar(item[key])) : [])));
    for (const item of list) write(item, lines, { ...place, columns });
    return;
  }
  const scalars = list.filter(isScalar).map(pythonText);
  if (scalars.length > 0 && name === undefined) lines.push(scalars.join("\t"));
  else for (const scalar of scalars) lines.push(`${(name ?? "").toUpperCase()}\t${scalar}`);
  for (const item of list) if (!isScalar(item)) write(item, lines, place);
}

function writeMembers(members: Members, lines: string[], { name, columns }: Place): void {
  const keys = sorted(Object.keys(members));
  const shown = columns ?? keys.filter((key) => isScalar(members[key]));
  const cells = shown.map((key) => (Object.hasOwn(members, key) ? pythonText(members[key]) : ""));
  if (cells.length > 0) lines.push([...(name === undefined ? [] : [name.toUpperCase()]), ...cells].join("\t"));
  for (const key of keys) if (!shown.includes(key)) write(members[key], lines, { name: key });
}
