import { type JsonNode, nodeAt, valueOf } from "../../lib/jsonTree.ts";
import type { Path } from "../problem.ts";
import { withoutMarks } from "./answered.ts";
import { TooMuch } from "./budget.ts";
import { isCloudFormation, planOfCloudFormation } from "./cloudFormation.ts";
import type { TemplatePlan } from "./plan.ts";
import { isTerraform, planOfTerraform } from "./terraform.ts";

/** Where a document comes from and what is told beside it. */
export interface TemplateSource {
  /** What the text is called, without an ending; "": it has no name. */
  readonly name: string;
  /** Parameters' values as a person gave them. */
  readonly given: ReadonlyMap<string, string>;
  /** Ids of networks, and ARNs of Auto Scaling groups, that the account has. */
  readonly known: ReadonlySet<string>;
  readonly lineOf: (path: Path) => number | null;
}

export interface TemplateText {
  readonly root: JsonNode;
  readonly text: string;
}

/** What came of a text: a plan, why there is none, or null where it is no template. */
export type TemplateReading = { readonly kind: "plan"; readonly plan: TemplatePlan } | { readonly kind: "problem"; readonly problem: string } | null;

/** Reads a template of CloudFormation or what `terraform show -json` prints. It never throws, and its time is bounded. */
export function readTemplate({ root, text }: TemplateText, source: Omit<TemplateSource, "lineOf">): TemplateReading {
  const document = unmarked(valueOf(root), 0);
  const lineAt = linesOf(text);
  const lineOf = (path: Path): number | null => {
    const node = nodeAt(root, path);
    return node === undefined ? null : lineAt(node.from);
  };
  try {
    if (isCloudFormation(document)) return { kind: "plan", plan: planOfCloudFormation(document, { ...source, lineOf }) };
    if (isTerraform(document)) return { kind: "plan", plan: planOfTerraform(document, { ...source, lineOf }) };
    return null;
  } catch (thrown) {
    if (thrown instanceof TooMuch) return { kind: "problem", problem: thrown.message };
    throw thrown;
  }
}

/** The document without the characters that stand for answers; the reader has bounded its depth. */
function unmarked(value: unknown, depth: number): unknown {
  if (typeof value === "string") return withoutMarks(value);
  if (typeof value !== "object" || value === null || depth > DEEP) return value;
  if (Array.isArray(value)) return value.map((item) => unmarked(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [withoutMarks(key), unmarked(part, depth + 1)]));
}

const DEEP = 200;

/** The line of an offset, counted from 1, found by halving. */
function linesOf(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
