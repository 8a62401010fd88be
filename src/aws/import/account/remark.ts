/** A line of the report on an account that was read out of a text. */
export interface AccountRemark {
  /** Which text, counted from 0, and which line of it, counted from 1; null: it is about no line in particular. */
  readonly source: number;
  readonly line: number | null;
  readonly kind: "used" | "assumed" | "leftOut";
  /** What it is about: "Task 0123abcd". */
  readonly what: string;
  /** A sentence or a part of one; empty: that it was used is all there is to say. */
  readonly text: string;
}

/** Where something stands. */
export interface Spot {
  readonly source: number;
  readonly line: number | null;
}

export const NOWHERE: Spot = { source: 0, line: null };

/** Lines kept of a kind: nobody reads more, and the counts tell of all. */
const KEPT_OF_A_KIND = 3_000;

/** The report, as it is written. */
export class Report {
  readonly remarks: AccountRemark[] = [];
  readonly counts = { used: 0, assumed: 0, leftOut: 0 };

  used(spot: Spot, what: string, text = ""): void {
    this.#write("used", spot, { what, text });
  }

  assumed(spot: Spot, what: string, text: string): void {
    this.#write("assumed", spot, { what, text });
  }

  leftOut(spot: Spot, what: string, text: string): void {
    this.#write("leftOut", spot, { what, text });
  }

  #write(kind: AccountRemark["kind"], { source, line }: Spot, { what, text }: Pick<AccountRemark, "what" | "text">): void {
    if (this.counts[kind]++ < KEPT_OF_A_KIND) this.remarks.push({ source, line, kind, what: short(what), text: short(text) });
  }
}

const LONGEST = 300;

const short = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`);
