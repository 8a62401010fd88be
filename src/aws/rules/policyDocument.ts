/** One statement of a policy, with what may be one thing or a list made a list. */
export interface Statement {
  readonly sid: string | null;
  readonly effect: unknown;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A policy document that can be read: whether it means anything is for `policyRules.ts`. */
export interface PolicyDocument {
  readonly version: unknown;
  readonly statements: readonly Statement[];
}

/** What is not written by the grammar of policies: IAM user guide, "Grammar of the IAM JSON policy language". */
export class SyntaxProblem extends Error {
  override readonly name = "SyntaxProblem";
  /** True when it is no JSON at all. */
  readonly isNoJson: boolean;

  constructor(isNoJson: boolean) {
    super("the document breaks the grammar of policies");
    this.isNoJson = isNoJson;
  }
}

/** Reads a document, or throws a SyntaxProblem. */
export function readPolicy(text: string): PolicyDocument {
  const whole = jsonObject(text);
  expect(Object.keys(whole).every((key) => TOP.has(key)));
  const { Version: version, Id: id, Statement: given } = whole;
  expect(id === undefined || typeof id === "string");
  expect(version === undefined || version === "2012-10-17" || version === "2008-10-17");
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  expect(list.length > 0);
  return { version, statements: list.map(readStatement) };
}

/** The texts of an element that may be one or a list of them: Action, Resource and their opposites. */
export function textsOf({ fields }: Statement, ...elements: readonly string[]): readonly string[] {
  return elements.flatMap((element) => fields[element] ?? []).filter((text): text is string => typeof text === "string");
}

const TOP = new Set(["Version", "Id", "Statement"]);

const STATEMENT = new Set([
  "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
]);

const OPERATORS = new RegExp(
  "^(?:ForAnyValue:|ForAllValues:)?(?:" +
    "String(?:Equals|NotEquals|EqualsIgnoreCase|NotEqualsIgnoreCase|Like|NotLike)|" +
    "(?:Numeric|Date)(?:Equals|NotEquals|LessThan|LessThanEquals|GreaterThan|GreaterThanEquals)|" +
    "Bool|BinaryEquals|IpAddress|NotIpAddress|Arn(?:Equals|Like|NotEquals|NotLike)|Null)(?:IfExists)?$",
);

type Fields = Readonly<Record<string, unknown>>;

function readStatement(given: unknown): Statement {
  expect(isObject(given));
  expect(Object.keys(given).every((key) => STATEMENT.has(key)));
  const { Sid: sid = null, Effect: effect } = given;
  expect(sid === null || typeof sid === "string");
  expect(effect === undefined || typeof effect === "string");
  for (const element of ["Action", "Resource", "Principal"]) expect(given[element] === undefined || given[`Not${element}`] === undefined);
  for (const element of ["Action", "NotAction", "Resource", "NotResource"]) expect(isTexts(given[element]));
  for (const element of ["Principal", "NotPrincipal"]) expect(isPrincipal(given[element]));
  expect(isCondition(given["Condition"]));
  return { sid, effect, fields: given };
}

function isTexts(value: unknown): boolean {
  return value === undefined || typeof value === "string" || (Array.isArray(value) && value.every((item) => typeof item === "string"));
}

function isPrincipal(value: unknown): boolean {
  if (value === undefined || value === "*") return true;
  return isObject(value) && Object.values(value).every((item) => item !== undefined && isTexts(item));
}

/** Operator, key, and one value or several. */
function isCondition(value: unknown): boolean {
  if (value === undefined) return true;
  return isObject(value) && Object.entries(value).every(([operator, keys]) => OPERATORS.test(operator) && isObject(keys) && Object.values(keys).every(isConditionValue));
}

function isConditionValue(value: unknown): boolean {
  return Array.isArray(value) ? value.every(isScalar) : isScalar(value);
}

const isScalar = (value: unknown): boolean => ["string", "boolean", "number"].includes(typeof value);

function jsonObject(text: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new SyntaxProblem(true);
  }
  expect(isObject(value));
  return value;
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function expect(holds: boolean): asserts holds {
  if (!holds) throw new SyntaxProblem(false);
}
