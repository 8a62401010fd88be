/** Characters an input may hold, keys included. AWS's JSON services take about a MiB; a task definition has 64 KiB. */
export const MAX_INPUT_CHARACTERS = 1_048_576;

/** How deep an input may be nested. The deepest input of all models has 9 levels. */
export const MAX_INPUT_DEPTH = 64;

/**
 * Whether an input is too big or too deep to be looked at. It keeps its own stack, so that depth cannot exhaust
 * ours, and stops at the limit, so that a hostile input costs no more than an allowed one.
 */
export function tooMuch(input: unknown): "size" | "depth" | undefined {
  let characters = 0;
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: input, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    characters += typeof value === "string" ? value.length + 2 : 2;
    if (characters > MAX_INPUT_CHARACTERS) return "size";
    if (typeof value !== "object" || value === null) continue;
    if (depth >= MAX_INPUT_DEPTH) return "depth";
    if (Array.isArray(value)) {
      if (value.length * 2 > MAX_INPUT_CHARACTERS) return "size";
      for (const part of value as unknown[]) waiting.push({ value: part, depth: depth + 1 });
    } else {
      for (const [name, part] of Object.entries(value)) {
        characters += name.length + 3;
        waiting.push({ value: part, depth: depth + 1 });
      }
    }
  }
  return undefined;
}
