import { pythonText } from "./python.ts";
import { isMembers, isScalar, sorted } from "./scalar.ts";
import type { Members } from "./scalar.ts";
import { drawTable, Section } from "./tableSection.ts";

/** Boxes of lines, one section for each list or structure: awscli's --output table. */
export function tableText(title: string, value: unknown, columns: number): string {
  const sections: Section[] = [];
  build(sections, { title, depth: 0 }, value);
  return sections.length === 0 ? "" : drawTable(sections, columns);
}

interface Place {
  /** Null where a list within a list goes on with its section. */
  readonly title: string | null;
  readonly depth: number;
}

function build(sections: Section[], place: Place, value: unknown): void {
  if (isFalsy(value)) return;
  if (place.title !== null) sections.push(new Section(place.title, place.depth));
  if (Array.isArray(value)) buildList(sections, place, value);
  else if (isMembers(value)) buildMembers(sections, place, value);
}

/** Python takes what is empty for false, and draws no table of it. */
const isFalsy = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || value === 0 || value === false || (typeof value === "object" && Object.keys(value).length === 0);

function buildMembers(sections: Section[], { depth }: Place, members: Members): void {
  const { plain, made } = parted(members);
  const section = sections.at(-1);
  const [only] = plain;
  if (plain.length === 1 && only !== undefined) section?.addRow([only, pythonText(members[only])]);
  else if (plain.length > 1) {
    section?.setHeaders(plain);
    section?.addRow(plain.map((name) => pythonText(members[name])));
  }
  for (const name of made) build(sections, { title: name, depth: depth + 1 }, members[name]);
}

function buildList(sections: Section[], place: Place, list: readonly unknown[]): void {
  if (isMembers(list[0])) return buildRecords(sections, place, list);
  for (const item of list) {
    if (isScalar(item)) sections.at(-1)?.addRow([pythonText(item)]);
    else if (Array.isArray(item) && item.every(isScalar)) sections.at(-1)?.addRow(item.map(pythonText));
    else build(sections, { ...place, title: null }, item);
  }
}

function buildRecords(sections: Section[], { title, depth }: Place, list: readonly unknown[]): void {
  const records = list.filter(isMembers);
  const headers = sorted(records.flatMap((record) => parted(record).plain));
  const made = sorted(records.flatMap((record) => parted(record).made));
  sections.at(-1)?.setHeaders(headers);
  for (const [at, record] of records.entries()) {
    if (at > 0 && made.length > 0) {
      const section = new Section(title ?? "", depth);
      section.setHeaders(headers);
      sections.push(section);
    }
    sections.at(-1)?.addRow(headers.map((name) => (Object.hasOwn(record, name) ? pythonText(record[name]) : "")));
    for (const name of made) if (Object.hasOwn(record, name)) build(sections, { title: name, depth: depth + 1 }, record[name]);
  }
}

/** The names of what is a cell, and of what needs a section of its own. */
function parted(members: Members): { readonly plain: readonly string[]; readonly made: readonly string[] } {
  const names = sorted(Object.keys(members).filter((name) => members[name] !== undefined));
  return { plain: names.filter((name) => isScalar(members[name])), made: names.filter((name) => !isScalar(members[name])) };
}
