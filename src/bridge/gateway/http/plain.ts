/** An object of plain data. */
export type Plain = Readonly<Record<string, unknown>>;

/** The value as an object; undefined for all that is none. */
export function plainObject(value: unknown): Plain | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Plain) : undefined;
}
