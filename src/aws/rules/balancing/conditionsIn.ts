import type { QueryStringKeyValuePair, RuleCondition } from "../../generated/elbv2.ts";
import { isAddress } from "../../../lib/ipv4.ts";
import { CONDITION_VALUES_PER_RULE, WILDCARDS_PER_RULE } from "./limits.ts";
import { notSimulated, validationError } from "./refused.ts";
import { wildcardsIn } from "./wildcard.ts";
import type { Condition, QueryPair } from "./ruleParts.ts";

/** The conditions a request asks for. Throws Refused. Wordings observed unless said otherwise. */
export function conditionsIn(given: readonly RuleCondition[]): readonly Condition[] {
  if (given.length === 0) throw validationError("A condition must be specified");
  const conditions = given.map(conditionIn);
  for (const field of ONCE) {
    if (conditions.filter((condition) => condition.field === field).length > 1) {
      throw validationError(`A rule can only have one '${field}' condition`);
    }
  }
  const values = conditions.reduce((sum, condition) => sum + condition.values.length, 0);
  if (values > CONDITION_VALUES_PER_RULE) throw validationError(`A rule can only have '${CONDITION_VALUES_PER_RULE}' condition values`);
  const wildcards = conditions.reduce((sum, condition) => sum + wildcardsOf(condition), 0);
  if (wildcards > WILDCARDS_PER_RULE) throw validationError(`A rule can only have '${WILDCARDS_PER_RULE}' condition wildcards`); // Assumed wording.
  return conditions;
}

/** Rule conditions that may stand only once. */
const ONCE = ["host-header", "path-pattern", "http-request-method", "source-ip"] as const;

const FIELDS = ["path-pattern", "host-header", "http-header", "http-request-method", "query-string", "source-ip"] as const;

/** The member of a condition that goes with each field. */
export const CONFIGS = {
  "path-pattern": "PathPatternConfig",
  "host-header": "HostHeaderConfig",
  "http-header": "HttpHeaderConfig",
  "http-request-method": "HttpRequestMethodConfig",
  "query-string": "QueryStringConfig",
  "source-ip": "SourceIpConfig",
} as const;

function conditionIn(given: RuleCondition): Condition {
  if (given.Field === undefined || given.Field === "") throw validationError("A condition field must be specified");
  const field = FIELDS.find((one) => one === given.Field);
  if (field === undefined) throw validationError(`Condition field '${given.Field}' must be one of '[${FIELDS.join(",")}]'`);
  checkConfig(given, field);
  switch (field) {
    case "query-string":
      return { field, values: nonempty(given.QueryStringConfig?.Values).map(pairIn) };
    case "http-header":
      return { field, httpHeaderName: headerName(given.HttpHeaderConfig?.HttpHeaderName), values: checked(given.HttpHeaderConfig?.Values, field) };
    case "path-pattern":
    case "host-header":
      return { field, values: checked(given[CONFIGS[field]]?.Values ?? given.Values, field) };
    case "http-request-method":
    case "source-ip":
      return { field, values: checked(given[CONFIGS[field]]?.Values, field) };
  }
}

function checkConfig(given: RuleCondition, field: Condition["field"]): void {
  const regex = given.RegexValues ?? given.PathPatternConfig?.RegexValues ?? given.HostHeaderConfig?.RegexValues ?? given.HttpHeaderConfig?.RegexValues;
  if (regex !== undefined && regex.length > 0) throw notSimulated("A condition with RegexValues");
  const config = CONFIGS[field];
  const takesValues = field === "path-pattern" || field === "host-header";
  const hasConfig = given[config] !== undefined;
  if (given.Values !== undefined && !takesValues) throw validationError(`The 'Values' field is not compatible with '${field}'`);
  if (given.Values !== undefined && hasConfig) {
    throw validationError(`You cannot provide both Values and '${config}' for a condition of type '${field}'`);
  }
  if (!hasConfig && !takesValues) throw validationError(`A '${config}' must be specified with '${field}'`);
}

function nonempty<Value>(values: readonly Value[] | undefined): readonly Value[] {
  if (values === undefined || values.length === 0) throw validationError("A condition value must be specified");
  return values;
}

function checked(given: readonly string[] | undefined, field: Exclude<Condition["field"], "query-string">): readonly string[] {
  const values = nonempty(given);
  for (const value of values) checkValue(value, field);
  return values;
}

function checkValue(value: string, field: Exclude<Condition["field"], "query-string">): void {
  const longest = field === "http-request-method" ? 40 : 128;
  if (value === "") throw validationError("A condition value must be specified");
  if (value.length > longest) throw validationError(`The '${field}' value is too long; the limit is '${longest}'`);
  if (field === "http-request-method" && !/^[A-Z_-]+$/.test(value)) {
    throw validationError("The 'http-request-method' value is invalid; the allowed characters are A-Z, hyphen and underscore");
  }
  // The rest: API reference, "RuleCondition"; wordings assumed.
  if (field === "path-pattern" && !/^[A-Za-z0-9_\-.$/~"'@:+&*?]+$/.test(value)) {
    throw validationError(`The 'path-pattern' value '${value}' contains characters that are not allowed`);
  }
  if (field === "host-header" && !/^[A-Za-z0-9\-.*?]*\.[A-Za-z*?]+$/.test(value)) {
    throw validationError(`The 'host-header' value '${value}' must have a '.' with only letters after the last one`);
  }
  if (field === "source-ip" && !isSourceBlock(value)) throw validationError(`The 'source-ip' value '${value}' is not a valid CIDR block`);
}

function isSourceBlock(value: string): boolean {
  const [address = "", prefix = "", ...rest] = value.split("/");
  return rest.length === 0 && isAddress(address) && /^\d{1,2}$/.test(prefix) && Number(prefix) <= 32 && value !== "255.255.255.255/32";
}

function headerName(name: string | undefined): string {
  if (name === undefined || name === "") throw validationError("A 'HttpHeaderName' must be specified in 'HttpHeaderConfig'"); // Assumed wording.
  if (name.length > 40) throw validationError("The 'HttpHeaderName' value is too long; the limit is '40'");
  if (name.toLowerCase() === "host") throw validationError("The 'HttpHeaderName' value 'host' is not allowed; use 'host-header'"); // Assumed wording.
  return name;
}

function pairIn({ Key, Value }: QueryStringKeyValuePair): QueryPair {
  if (Value === undefined || Value === "") throw validationError("A 'Value' must be specified in 'QueryStringKeyValuePair'");
  if (Key !== undefined && Key.length > 128) throw validationError("The 'Key' value is too long; the limit is '128'");
  if (Value.length > 128) throw validationError("The 'Value' value is too long; the limit is '128'");
  return { key: Key === undefined || Key === "" ? null : Key, value: Value };
}

function wildcardsOf(condition: Condition): number {
  switch (condition.field) {
    case "http-request-method":
    case "source-ip":
      return 0;
    case "query-string":
      return condition.values.reduce((sum, { key, value }) => sum + wildcardsIn(key ?? "", true) + wildcardsIn(value, true), 0);
    default:
      return condition.values.reduce((sum, value) => sum + wildcardsIn(value), 0);
  }
}
