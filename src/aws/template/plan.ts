import type { Call } from "../generated/api.ts";
import { type AccountRemark, Report } from "../import/account/remark.ts";

/** A call to make, whose input may speak of the answers to calls before it; see `answered`. */
export interface PlannedCall {
  /** Unique in its plan: under it the answer is found. */
  readonly id: string;
  readonly call: Call;
  /** Simulated seconds that pass before it is made: what a call before it began takes so long. */
  readonly afterSeconds?: number;
  /** Of a template, whose resource it makes: "Fleet (AWS::AutoScaling::AutoScalingGroup)", and where that stands. */
  readonly of?: Pick<AccountRemark, "line" | "what">;
}

/** A value that a person can give. */
export interface TemplateParameter {
  readonly name: string;
  readonly description: string;
  /** As given, or the template's own. */
  readonly value: string;
  readonly hasDefault: boolean;
  /** Somebody has to give it a value first. */
  readonly isMissing: boolean;
  /** What it is taken for when nobody says, in words; "": it has no such meaning. */
  readonly stand: string;
  readonly allowed: readonly string[];
}

/** What a template comes to here. */
export interface TemplatePlan {
  /** "a CloudFormation template" */
  readonly what: string;
  readonly steps: readonly PlannedCall[];
  readonly parameters: readonly TemplateParameter[];
  /** In the order of the lines; what is about none stands last. */
  readonly remarks: readonly AccountRemark[];
  readonly counts: Readonly<Record<AccountRemark["kind"], number>>;
}

/** A resource of a template, in CloudFormation's words, with its functions worked out. */
export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly line: number | null;
  readonly properties: Readonly<Record<string, unknown>>;
  /** What is said beside it, as a person may; CloudFormation looks at none of it. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The report on a template, as it is written. */
export class TemplateReport {
  readonly #report = new Report();

  say(kind: AccountRemark["kind"], { line, what }: Pick<AccountRemark, "line" | "what">, text: string): void {
    this.#report[kind]({ source: 0, line }, plain(what), plain(text));
  }

  get whole(): Pick<TemplatePlan, "remarks" | "counts"> {
    return { remarks: this.#report.remarks.toSorted(byLine), counts: this.#report.counts };
  }
}

function byLine(a: AccountRemark, b: AccountRemark): number {
  if (a.line === null || b.line === null) return Number(a.line === null) - Number(b.line === null);
  return a.line - b.line;
}

const plain = (text: string): string => text.replace(/[\uE000-\uE002]/g, " ").trim();
