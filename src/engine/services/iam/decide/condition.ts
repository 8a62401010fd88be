import type { Statement } from "../../../../aws/rules/policyDocument.ts";
import { filledIn, type Facts } from "./facts.ts";
import { fits } from "./fits.ts";

/** One line of a Condition: it holds when one of the values fits, or, of a negated operator, when none does. */
export interface Condition {
  /** Without the words around it: `StringEquals`, `Null`. */
  readonly operator: string;
  readonly isNegated: boolean;
  /** What a missing key comes to. */
  readonly holdsWithoutKey: boolean;
  /** In small letters. */
  readonly key: string;
  readonly values: readonly string[];
}

/** Whether a condition holds of a request. IAM user guide, "IAM JSON policy elements: Condition operators". */
export function holds({ operator, isNegated, holdsWithoutKey, key, values }: Condition, facts: Facts): boolean {
  const fact = facts.get(key);
  if (operator === "Null") return values.some((value) => (value.toLowerCase() === "true") === (fact === undefined));
  if (fact === undefined) return holdsWithoutKey;
  const compare = COMPARISONS[operator];
  // Of what is compared otherwise, dates and addresses, no request here says anything.
  const one = values.some((value) => {
    const filled = filledIn(value, facts);
    return filled !== undefined && compare?.(filled, fact) === true;
  });
  return one !== isNegated;
}

/** The lines of a statement's Condition; the document is one that `readPolicy` took. */
export function conditionsOf({ fields }: Statement): readonly Condition[] {
  return entries(fields["Condition"]).flatMap(([operator, keys]) =>
    entries(keys).map(([key, values]) => conditionOf(operator, key, (Array.isArray(values) ? values : [values]).map(String))),
  );
}

/** `of` names what is compared of; of several values a request has one here, so `ForAnyValue` says nothing more. */
function conditionOf(written: string, key: string, values: readonly string[]): Condition {
  const isOfAll = written.startsWith("ForAllValues:");
  const ifExists = written.endsWith("IfExists");
  const bare = written.replace(/^For(?:Any|All)Values?:/, "").replace(/IfExists$/, "");
  const isNegated = bare !== bare.replace("Not", "");
  const isOfAny = written.startsWith("ForAnyValue:");
  return { operator: bare.replace("Not", ""), isNegated, holdsWithoutKey: ifExists || isOfAll || (isNegated && !isOfAny), key: key.toLowerCase(), values };
}

type Comparison = (value: string, fact: string) => boolean;

const sameArn: Comparison = (value, fact) => {
  const [wanted, given] = [segments(value), segments(fact)];
  return wanted.length === given.length && wanted.every((segment, i) => fits(segment, given[i] ?? ""));
};

const numbers =
  (compare: (value: number, fact: number) => boolean): Comparison =>
  (value, fact) =>
    compare(Number(value), Number(fact));

/** By operator, without `Not`. Of ARNs, `Equals` and `Like` are the same. */
const COMPARISONS: Readonly<Record<string, Comparison>> = {
  StringEquals: (value, fact) => value === fact,
  StringEqualsIgnoreCase: (value, fact) => value.toLowerCase() === fact.toLowerCase(),
  StringLike: fits,
  ArnEquals: sameArn,
  ArnLike: sameArn,
  Bool: (value, fact) => value.toLowerCase() === fact.toLowerCase(),
  NumericEquals: numbers((value, fact) => fact === value),
  NumericLessThan: numbers((value, fact) => fact < value),
  NumericLessThanEquals: numbers((value, fact) => fact <= value),
  NumericGreaterThan: numbers((value, fact) => fact > value),
  NumericGreaterThanEquals: numbers((value, fact) => fact >= value),
};

/** The six parts of an ARN; a star does not reach from one into the next. */
function segments(arn: string): readonly string[] {
  const parts = arn.split(":");
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")];
}

function entries(value: unknown): readonly [string, unknown][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}
