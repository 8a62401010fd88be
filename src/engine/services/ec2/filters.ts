import type { Filter } from "../../../aws/generated/ec2.ts";
import { matchesWildcard } from "../../../lib/wildcard.ts";
import { invalidParameterValue } from "./refusals.ts";
import type { Tag } from "./tables.ts";

/** How to read from a row what a filter of that name looks at: one value or several. */
export type FilterFields<Row> = Readonly<Record<string, (row: Row) => readonly string[]>>;

/** The rows that every filter lets through; a filter lets through what fits any of its values. Refuses unknown names. */
export function filtered<Row extends object>(
  rows: readonly Row[],
  filters: readonly Filter[] | undefined,
  fields: FilterFields<Row>,
): readonly Row[] {
  let left = rows;
  for (const { Name = "", Values = [] } of filters ?? []) {
    const read = Object.hasOwn(fields, Name) ? fields[Name] : tagReader<Row>(Name);
    if (read === undefined) throw invalidParameterValue(`The filter '${Name}' is invalid`);
    left = left.filter((row) => read(row).some((value) => Values.some((pattern) => matchesWildcard(pattern, value))));
  }
  return left;
}

function tagReader<Row extends object>(
  name: string,
): ((row: Row) => readonly string[]) | undefined {
  if (name === "tag-key") return (row) => tagsOf(row).map((tag) => tag.key);
  if (!name.startsWith("tag:")) return undefined;
  const key = name.slice("tag:".length);
  return (row) => tagsOf(row).filter((tag) => tag.key === key).map((tag) => tag.value);
}

/** What cannot be tagged has no tags. */
function tagsOf(row: object): readonly Tag[] {
  return (row as { readonly tags?: readonly Tag[] }).tags ?? [];
}
