// The editor asks for problems while a definition is being typed, so nothing here trusts the shape of what it reads:
// what has the wrong type counts as missing, for the model's check tells of it.

type Parts = Readonly<Record<string, unknown>>;

/** The structures of a list, each with its place in it. */
export function structuresIn<T extends object>(list: readonly T[] | undefined): readonly (readonly [T, number])[] {
  if (!Array.isArray(list)) return [];
  const found: (readonly [T, number])[] = [];
  (list as readonly unknown[]).forEach((item, i) => {
    if (isStructure(item)) found.push([item as T, i]);
  });
  return found;
}

/** The texts of a list, each with its place in it. */
export function textsIn(list: readonly string[] | undefined): readonly (readonly [string, number])[] {
  if (!Array.isArray(list)) return [];
  const found: (readonly [string, number])[] = [];
  (list as readonly unknown[]).forEach((item, i) => {
    if (typeof item === "string") found.push([item, i]);
  });
  return found;
}

/** The structure, unless something else stands in its place. */
export function structureOf<T extends object>(value: T | undefined): T | undefined {
  return isStructure(value) ? value : undefined;
}

export function numberOf(value: number | undefined): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** The text; an empty one counts as missing, as it does with ECS. */
export function textOf(value: string | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A text as a message quotes it: what is missing, or is no text, is null there as it is with ECS. */
export function quotedText(value: unknown): string {
  return typeof value === "string" ? value : "null";
}

/** True when a list holds anything, or a structure or text is there at all. */
export function isGiven(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === false) return false;
  return !Array.isArray(value) || value.length > 0;
}

function isStructure(value: unknown): value is Parts {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
