import { invalidInput } from "./refusals.ts";

interface Filter {
  readonly Name: string;
  readonly Values: readonly string[];
  readonly Condition?: string | undefined;
}

/** The items that pass all filters. `valuesOf` gives, by a filter's name, what it looks at; times are compared as numbers. */
export function passing<T>(items: readonly T[], filters: readonly Filter[], valuesOf: (item: T) => Readonly<Record<string, string | number>>): readonly T[] {
  for (const filter of filters) checkFilter(filter);
  return items.filter((item) => filters.every((filter) => passes(valuesOf(item)[filter.Name] ?? "", filter)));
}

function checkFilter({ Values, Condition = "EQ" }: Filter): void {
  const wanted = Condition === "BETWEEN" ? 2 : Condition === "IN" ? null : 1;
  if (wanted !== null && Values.length !== wanted) throw invalidInput(`A filter with the condition ${Condition} takes ${wanted} value${wanted === 1 ? "" : "s"}.`);
}

function passes(value: string | number, { Values, Condition = "EQ" }: Filter): boolean {
  const [first = "", last = ""] = Values;
  if (Condition === "BETWEEN") return Number(value) >= Number(first) && Number(value) <= Number(last);
  if (Condition === "BEGINS_WITH") return String(value).startsWith(first);
  return Values.includes(String(value));
}
