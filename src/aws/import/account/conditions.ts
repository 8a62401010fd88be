import type { RuleCondition } from "../../generated/elbv2.ts";
import { CONFIGS } from "../../rules/balancing/conditionsIn.ts";
import { type Fields, fieldOf, isFields, partsOf, textOf, textsOf } from "./fields.ts";

/** A condition of a rule as it is given to the API. Where an answer writes values in two ways, they are given in one. */
export function conditionIn(fields: Fields): RuleCondition {
  const Field = textOf(fields, "Field", 64) ?? "";
  const config = Object.entries(CONFIGS).find(([field]) => field === Field)?.[1];
  const own = config === undefined ? undefined : fieldOf(fields, config);
  if (config === undefined || !isFields(own)) return { Field, Values: valuesOf(fields) };
  const RegexValues = [...textsOf(fields, "RegexValues", 128), ...textsOf(own, "RegexValues", 128)];
  return { Field, [config]: configIn(own, config), ...(RegexValues.length === 0 ? {} : { RegexValues }) };
}

function configIn(own: Fields, config: string): object {
  if (config === "QueryStringConfig") {
    const pair = (part: Fields) => ({ ...(textOf(part, "Key") === undefined ? {} : { Key: textOf(part, "Key") }), Value: textOf(part, "Value") ?? "" });
    return { Values: partsOf(own, "Values").slice(0, MOST).map(pair) };
  }
  const HttpHeaderName = textOf(own, "HttpHeaderName");
  return { ...(HttpHeaderName === undefined ? {} : { HttpHeaderName }), Values: valuesOf(own) };
}

const valuesOf = (fields: Fields): readonly string[] => textsOf(fields, "Values").slice(0, MOST);

/** Of a rule; the quota is lower. */
const MOST = 20;
