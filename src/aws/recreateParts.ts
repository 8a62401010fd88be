/** A thing as its `describe-*` operation returns it. */
export type Described = Readonly<Record<string, unknown>>;

export function pick(from: Described, names: readonly string[]): Described {
  return pruned(Object.fromEntries(names.map((name) => [name, from[name]])));
}

/** The members that differ from their defaults; of `names` only, where they are given. */
export function without(from: Described, defaults: Described, names = Object.keys(from)): Described {
  const own = names.filter((name) => JSON.stringify(from[name]) !== JSON.stringify(defaults[name]));
  return Object.fromEntries(own.map((name) => [name, from[name]]));
}

/** The same without null, empty lists and empty objects, at every depth. */
export function pruned(value: Described): Described {
  return object(prune(value));
}

function prune(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((item: unknown) => prune(item) ?? item);
  if (typeof value !== "object" || value === null) return value ?? undefined;
  const members = Object.entries(value).flatMap(([name, member]) => {
    const kept = prune(member);
    return kept === undefined ? [] : [[name, kept] as const];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

export function lastPart(arn: unknown): unknown {
  return isText(arn) ? arn.slice(arn.lastIndexOf("/") + 1) : arn;
}

export const isText = (value: unknown): value is string => typeof value === "string";
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
export const object = (value: unknown): Described =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Described) : {};
