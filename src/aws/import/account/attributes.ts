import { refusalOf } from "../../rules/refused.ts";
import { type Fields, textOf } from "./fields.ts";
import { type Item, type Items, ownerIn } from "./items.ts";
import type { Report } from "./remark.ts";

interface Attribute {
  readonly Key: string;
  readonly Value: string;
}

/** Attributes of load balancers, listeners and target groups, by the ARN that the command named. */
export function attributesByOwner(items: Items): ReadonlyMap<string, readonly Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items.attributeOfBalancing) {
    const owner = ownerIn(item.options);
    found.set(owner, [...(found.get(owner) ?? []), item]);
  }
  return found;
}

/** Those of some attributes that are simulated, and go together. `read` throws Refused. */
export function fittingAttributes(items: readonly Item[], { read, what, report }: { readonly read: (given: readonly Attribute[]) => unknown; readonly what: string; readonly report: Report }): readonly Attribute[] {
  const kept: Attribute[] = [];
  for (const { fields, options: _options, ...spot } of items.slice(0, MOST)) {
    const own = attributeIn(fields);
    if (own === undefined) continue;
    const why = refusalOf(() => read([...kept, own]));
    if (why === undefined) kept.push(own);
    else if (!IS_OFF.has(own.Value)) report.leftOut(spot, what, why);
  }
  return kept;
}

const MOST = 100;

/** What is not known here and is not on is nothing to tell. */
const IS_OFF: ReadonlySet<string> = new Set(["", "false", "off", "0"]);

function attributeIn(fields: Fields): Attribute | undefined {
  const Key = textOf(fields, "Key");
  return Key === undefined ? undefined : { Key, Value: textOf(fields, "Value", 1_024) ?? "" };
}
