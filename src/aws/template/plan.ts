import type { Call } from "../generated/api.ts";
import type { AccountRemark } from "../import/account/remark.ts";

/** A call to make, whose input may speak of the answers to calls before it; see `answered`. */
export interface PlannedCall {
  /** Unique in its plan: under it the answer is found. */
  readonly id: string;
  readonly call: Call;
}

/** A line of the report on a template, which is one text. */
export type TemplateRemark = Omit<AccountRemark, "source">;

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
  readonly remarks: readonly TemplateRemark[];
}

/** A resource of a template, in CloudFormation's words, with its functions worked out. */
export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly line: number | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Remarks kept of one template; nobody reads more. */
const REMARKS = 2_000;

const LONGEST = 300;

/** The report, as it is written. */
export class TemplateReport {
  readonly remarks: TemplateRemark[] = [];

  say(kind: TemplateRemark["kind"], { line, what }: Pick<TemplateRemark, "line" | "what">, text: string): void {
    if (this.remarks.length < REMARKS) this.remarks.push({ kind, line, what: short(what), text: short(text) });
  }
}

/** In the order of the lines; what is about none stands last. */
export function byLine(a: TemplateRemark, b: TemplateRemark): number {
  if (a.line === null || b.line === null) return Number(a.line === null) - Number(b.line === null);
  return a.line - b.line;
}

const short = (text: string): string => {
  const plain = text.replace(/[\uE000-\uE002]/g, " ").trim();
  return plain.length <= LONGEST ? plain : `${plain.slice(0, LONGEST)}…`;
};
