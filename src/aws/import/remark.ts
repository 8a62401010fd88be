import type { Path } from "../problem.ts";

/** What was done with a part of a document that is no plain API input. */
export interface Remark {
  /** Where it stands in the document, by the names that the document uses. */
  readonly path: Path;
  /**
   * changed: written otherwise, with the same meaning. filledIn: a value was put where there was none or a placeholder.
   * leftOut: known, and of no use in a new one. kept: a placeholder that may stay. read: how AWS reads what stays.
   * notUnderstood: left out because nobody knows what it means.
   */
  readonly kind: "changed" | "filledIn" | "leftOut" | "kept" | "read" | "notUnderstood";
  /** A sentence or a part of one. */
  readonly text: string;
  readonly before?: string;
  readonly after?: string;
}

/** Remarks kept of one document; more are only counted by nobody. */
export const REMARKS_AT_MOST = 500;

/** A value as it is shown in a remark: short, whatever it is. */
export function shown(value: unknown): string {
  const text = typeof value === "string" ? `"${value}"` : Array.isArray(value) ? "[…]" : typeof value === "object" && value !== null ? "{…}" : String(value);
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}…`;
}

const LONGEST_SHOWN = 80;
