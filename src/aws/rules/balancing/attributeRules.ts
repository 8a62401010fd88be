import { notSimulated, validationError } from "./refused.ts";

/** Values as AWS writes them: `true`, `60`, `off`. */
export type Attributes = Readonly<Record<string, string>>;

/** What an attribute is when nothing is said, and what it may be. */
export interface AttributeRule {
  readonly usual: string;
  readonly takes: "kept" | readonly string[] | { readonly from: number; readonly to: number; readonly or?: string };
}

export type AttributeRules = Readonly<Record<string, AttributeRule>>;

export const FLAG = ["true", "false"] as const;

interface Pair {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

/** What a list makes of the attributes there are. Throws Refused. `kind` is whose attributes they are, as AWS begins the sentence. */
export function attributesIn(given: readonly Pair[], { rules, before, kind }: { readonly rules: AttributeRules; readonly before: Attributes; readonly kind: string }): Attributes {
  const after = { ...before };
  for (const { Key = "", Value = "" } of given) {
    const rule = Object.hasOwn(rules, Key) ? rules[Key] : undefined;
    if (rule === undefined) throw validationError(`${kind} attribute key '${Key}' is not recognized`); // Observed of target groups.
    check(Key, Value, { rule, kind });
    if (Value === rule.usual) delete after[Key];
    else after[Key] = Value;
  }
  return after;
}

/** All attributes as the API gives them, by key. */
export function describeAttributes(rules: AttributeRules, own: Attributes): readonly { readonly Key: string; readonly Value: string }[] {
  return Object.entries(rules).map(([Key, { usual }]) => ({ Key, Value: own[Key] ?? usual }));
}

/** Wordings assumed. */
function check(key: string, value: string, { rule: { takes, usual }, kind }: { readonly rule: AttributeRule; readonly kind: string }): void {
  if (takes === "kept") {
    if (value !== usual) throw notSimulated(`The ${kind.toLowerCase()} attribute '${key}' with the value '${value}'`);
    return;
  }
  if (!("from" in takes)) {
    if (!takes.includes(value)) throw validationError(`'${key}' must be one of '${takes.join(", ")}'`);
    return;
  }
  if (value === takes.or) return;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : -1;
  if (number < takes.from || number > takes.to) {
    throw validationError(`'${key}' must be ${takes.or === undefined ? "" : `'${takes.or}' or `}between '${takes.from}' and '${takes.to}' inclusive`);
  }
}
