/** Reads a value as what it must be, or throws Unreadable. `path` tells where the value stands. */
export type Reader<T> = (value: unknown, path: string) => T;

/** What a reader answers with. */
export type ReadBy<R> = R extends Reader<infer T> ? T : never;

/** A value that is not what it must be, in one sentence that names its place. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

export function text({ most = 255, of }: { readonly most?: number; readonly of?: RegExp } = {}): Reader<string> {
  return (value, path) => {
    if (typeof value !== "string") throw unreadable(path, "must be text");
    if (value.length > most) throw unreadable(path, `must have at most ${most} characters`);
    if (of !== undefined && !of.test(value)) throw unreadable(path, `must match ${of.source}`);
    return value;
  };
}

/** A whole number within bounds, both included. */
export function whole(least: number, most: number): Reader<number> {
  return (value, path) => {
    if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return value;
    throw unreadable(path, `must be a whole number from ${least} to ${most}`);
  };
}

export const flag: Reader<boolean> = (value, path) => {
  if (typeof value !== "boolean") throw unreadable(path, "must be true or false");
  return value;
};

export function oneOf<const T extends string>(...texts: readonly T[]): Reader<T> {
  return (value, path) => {
    const found = texts.find((one) => one === value);
    if (found === undefined) throw unreadable(path, `must be one of ${texts.join(", ")}`);
    return found;
  };
}

/** Not said is null. */
export function maybe<T>(read: Reader<T>): Reader<T | null> {
  return (value, path) => (value === undefined || value === null ? null : read(value, path));
}

/** Not said is what it usually is. */
export function usually<T>(usual: T, read: Reader<T>): Reader<T> {
  return (value, path) => (value === undefined || value === null ? usual : read(value, path));
}

/** Not said is an empty list. */
export function listOf<T>(read: Reader<T>, most: number): Reader<readonly T[]> {
  return (value, path) => {
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) throw unreadable(path, "must be a list");
    if (value.length > most) throw unreadable(path, `must have at most ${most} items`);
    return value.map((item: unknown, i) => read(item, `${path}[${i}]`));
  };
}

/** An object with these members and no others that count. */
export function record<Fields extends Readonly<Record<string, Reader<unknown>>>>(
  fields: Fields,
): Reader<{ readonly [Name in keyof Fields]: ReadBy<Fields[Name]> }> {
  const readers = Object.entries(fields);
  return (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw unreadable(path, "must be an object");
    const given = new Map(Object.entries(value));
    const read = readers.map(([name, reader]) => [name, reader(given.get(name), path === "" ? name : `${path}.${name}`)]);
    return Object.fromEntries(read) as { readonly [Name in keyof Fields]: ReadBy<Fields[Name]> };
  };
}

/** Texts by names. Not said is none. */
export function texts({ keys, values }: { readonly keys: number; readonly values: number }): Reader<Readonly<Record<string, string>>> {
  const [key, read] = [text({ most: keys }), text({ most: values })];
  return (value, path) => {
    if (value === undefined || value === null) return {};
    if (typeof value !== "object" || Array.isArray(value)) throw unreadable(path, "must be an object");
    return Object.fromEntries(Object.entries(value).slice(0, MOST_TEXTS).map(([name, one]: [string, unknown]) => [key(name, path), read(one, `${path}.${name}`)]));
  };
}

const MOST_TEXTS = 100;

function unreadable(path: string, what: string): Unreadable {
  return new Unreadable(`${path === "" ? "The account" : path} ${what}.`);
}
