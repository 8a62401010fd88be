import type { Fields } from "./fields.ts";
import { fieldOf, isFields } from "./fields.ts";
import { instantIn } from "./instant.ts";
import type { Items } from "./items.ts";

/** Hundred years: nothing is older. */
const OLDEST = 100 * 366 * 24 * 3_600_000;

/** Members that are times in answers of AWS. */
const IS_TIME = /(?:At|Time)$/;

/** When a text was written, as far as the newest time in it tells; and how old what it describes was then. */
export class Times {
  /** In milliseconds since 1970; 0: there is no time in the text. */
  readonly latest: number;

  constructor(items: Items) {
    let latest = 0;
    for (const [kind, list] of Object.entries(items)) {
      // What is to be done at some time is yet to come.
      if (kind !== "groupAction") for (const { fields } of list) latest = Math.max(latest, newestIn(fields, 0));
    }
    this.latest = latest;
  }

  /** Milliseconds before the text was written; null: it does not say. */
  ago(fields: Fields, name: string): number | null {
    const at = instantIn(fieldOf(fields, name));
    return at === undefined ? null : Math.min(OLDEST, Math.max(0, this.latest - at));
  }

  /** The same, where there must be a time: `otherwise` when it does not say. */
  since(fields: Fields, name: string, otherwise: number = 0): number {
    return this.ago(fields, name) ?? otherwise;
  }
}

function newestIn(fields: Fields, depth: number): number {
  let newest = 0;
  for (const [name, value] of Object.entries(fields)) {
    if (IS_TIME.test(name)) newest = Math.max(newest, instantIn(value) ?? 0);
    else if (depth < 2 && Array.isArray(value)) {
      for (const part of value.slice(0, PARTS)) if (isFields(part)) newest = Math.max(newest, newestIn(part, depth + 1));
    }
  }
  return newest;
}

const PARTS = 200;
