/** An object of a document, whatever it holds. */
export type Fields = Readonly<Record<string, unknown>>;

// What is not as it should be is taken for not said: a document from outside may hold anything.

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function fieldOf(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

export function textOf(fields: Fields, name: string, most = 255): string | undefined {
  const value = fieldOf(fields, name);
  return typeof value === "string" && value !== "" && value.length <= most ? value : undefined;
}

/** A whole number within bounds. */
export function wholeOf(fields: Fields, name: string, { least = 0, most = 100_000_000 }: { readonly least?: number; readonly most?: number } = {}): number | undefined {
  const value = fieldOf(fields, name);
  return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most ? value : undefined;
}

/** The members among some that are whole numbers. */
export function wholesOf<const T extends string>(fields: Fields, names: readonly T[]): Readonly<Partial<Record<T, number>>> {
  const said = names.flatMap((name) => {
    const value = wholeOf(fields, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(said) as Partial<Record<T, number>>;
}

export function flagOf(fields: Fields, name: string): boolean | undefined {
  const value = fieldOf(fields, name);
  return typeof value === "boolean" ? value : undefined;
}

export function partOf(fields: Fields, name: string): Fields {
  const value = fieldOf(fields, name);
  return isFields(value) ? value : NOTHING;
}

const NOTHING: Fields = {};

/** The objects of a list. */
export function partsOf(fields: Fields, name: string): readonly Fields[] {
  const value = fieldOf(fields, name);
  return Array.isArray(value) ? value.filter(isFields) : [];
}

export function textsOf(fields: Fields, name: string, most = 255): readonly string[] {
  const value = fieldOf(fields, name);
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string" && item !== "" && item.length <= most) : [];
}

/** One of some texts, or the first. */
export function choiceOf<const T extends string>(fields: Fields, name: string, texts: readonly [T, ...T[]]): T {
  const value = fieldOf(fields, name);
  return texts.find((text) => text === value) ?? texts[0];
}

/** Tags in ECS's spelling or in EC2's. Of a key that is there twice the first counts. */
export function tagsOf(fields: Fields, name: string): readonly { readonly key: string; readonly value: string }[] {
  const tags = new Map<string, string>();
  for (const tag of partsOf(fields, name)) {
    const key = textOf(tag, "key", 128) ?? textOf(tag, "Key", 128);
    if (key !== undefined && !tags.has(key) && tags.size < TAGS) tags.set(key, textOf(tag, "value", 256) ?? textOf(tag, "Value", 256) ?? "");
  }
  return [...tags].map(([key, value]) => ({ key, value }));
}

const TAGS = 50;
