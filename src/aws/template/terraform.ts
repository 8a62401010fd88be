import { isMembers, type Members } from "../import/candidates.ts";
import { isOpen, referenced } from "./answered.ts";
import { Budget } from "./budget.ts";
import { listOf } from "./draft.ts";
import { own, textOf } from "./functions.ts";
import { type Resource, type TemplatePlan, TemplateReport } from "./plan.ts";
import { planOf } from "./planOf.ts";
import type { TemplateSource } from "./readTemplate.ts";
import { PROVIDER } from "./terraformKinds.ts";

/** Resources of a state; more than any account here takes. */
const RESOURCES = 2_000;
const MODULES_DEEP = 20;

/** Whether a document is what `terraform show -json` prints, of a state or of a plan. */
export function isTerraform(document: unknown): document is Members {
  if (!isMembers(document)) return false;
  const values = own(document, "planned_values") ?? own(document, "values");
  return isMembers(values) && isMembers(own(values, "root_module")) && own(document, "format_version") !== undefined;
}

/** A resource as Terraform prints it. */
interface Printed {
  readonly address: string;
  readonly type: string;
  readonly values: Members;
  readonly path: readonly (string | number)[];
}

/** The plan of a state, or of what a plan would make. Throws TooMuch. */
export function planOfTerraform(document: Members, { known, lineOf }: TemplateSource): TemplatePlan {
  const report = new TemplateReport();
  const isPlan = own(document, "planned_values") !== undefined;
  const member = isPlan ? "planned_values" : "values";
  const values = own(document, member);
  const printed = isMembers(values) ? printedIn(own(values, "root_module"), [member, "root_module"]) : [];
  const expressions = isPlan ? expressionsIn(document["configuration"]) : new Map<string, Members>();
  const addresses = addressesOf(printed);
  const budget = new Budget();
  const resources = printed.map(({ address, type, values: given, path }): Resource => {
    const whole = withReferences(given, expressions.get(withoutIndex(address)), { address, addresses, budget, depth: 0 });
    const provider = Object.hasOwn(PROVIDER, type) ? PROVIDER[type] : undefined;
    const line = lineOf(path);
    if (provider === undefined || !isMembers(whole)) return { id: address, type, line, properties: namesOf(whole) };
    return { id: address, type: provider.type, line, properties: pruned(provider.properties(whole)) };
  });
  const steps = planOf(resources, { report, known });
  return { what: isPlan ? "a Terraform plan" : "a Terraform state", steps, parameters: [], ...report.whole };
}

function printedIn(module: unknown, path: readonly (string | number)[], depth = 0): readonly Printed[] {
  if (!isMembers(module) || depth > MODULES_DEEP) return [];
  const resources = listOf(module["resources"]).flatMap((one, i): Printed[] => {
    if (!isMembers(one) || one["mode"] === "data") return [];
    return [{ address: textOf(one["address"]), type: textOf(one["type"]), values: isMembers(one["values"]) ? one["values"] : {}, path: [...path, "resources", i] }];
  });
  const children = listOf(module["child_modules"]).flatMap((child, i) => printedIn(child, [...path, "child_modules", i], depth + 1));
  return [...resources, ...children].slice(0, RESOURCES);
}

/** By address, what a plan's configuration says of each resource. */
function expressionsIn(configuration: unknown): ReadonlyMap<string, Members> {
  const found = new Map<string, Members>();
  const walk = (module: unknown, prefix: string, depth: number): void => {
    if (!isMembers(module) || depth > MODULES_DEEP) return;
    for (const one of listOf(module["resources"])) {
      if (isMembers(one) && isMembers(one["expressions"])) found.set(prefix + textOf(one["address"]), one["expressions"]);
    }
    const calls = isMembers(module["module_calls"]) ? module["module_calls"] : {};
    for (const [name, call] of Object.entries(calls)) if (isMembers(call)) walk(call["module"], `${prefix}module.${name}.`, depth + 1);
  };
  walk(isMembers(configuration) ? configuration["root_module"] : undefined, "", 0);
  return found;
}

/** What in a state names a resource: its ARN, and ids that are nobody else's. */
function addressesOf(printed: readonly Printed[]): ReadonlyMap<string, { readonly address: string; readonly attribute: string }> {
  const found = new Map<string, { readonly address: string; readonly attribute: string }>();
  for (const { address, values } of printed) {
    for (const [attribute, member] of [["Arn", "arn"], ["Ref", "id"], ["DNSName", "dns_name"]] as const) {
      const value = textOf(values[member]);
      if (/^(?:arn:|(?:vpc|subnet|sg|lt|i)-[0-9a-f]{6,})|\.elb\.amazonaws\.com$/.test(value) && !found.has(value)) found.set(value, { address, attribute });
    }
  }
  return found;
}

interface Looking {
  readonly address: string;
  readonly addresses: ReadonlyMap<string, { readonly address: string; readonly attribute: string }>;
  readonly budget: Budget;
  readonly depth: number;
}

/** Values with a mark wherever they name another resource, or where a plan does not know them yet and says from whom they come. */
function withReferences(value: unknown, expression: unknown, looking: Looking): unknown {
  const { address, addresses, budget } = looking;
  budget.value(looking.depth);
  const deeper = { ...looking, depth: looking.depth + 1 };
  if (typeof value === "string" && value !== "") {
    const found = addresses.get(value);
    return found === undefined || found.address === address ? value : referenced(found.address, found.attribute);
  }
  const named = value === undefined || value === null || value === "" ? referencesIn(expression) : [];
  if (named.length > 0) return named.length === 1 ? named[0] : named;
  if (Array.isArray(value)) {
    const whole = value.length === 0 ? referencesIn(expression) : [];
    if (whole.length > 0) return whole;
    return value.map((item, i) => withReferences(item, Array.isArray(expression) ? (expression as readonly unknown[])[i] : undefined, deeper));
  }
  if (!isMembers(value)) return value;
  const told = isMembers(expression) ? expression : {};
  const names = new Set([...Object.keys(value), ...Object.keys(told)]);
  return Object.fromEntries([...names].map((name) => [name, withReferences(own(value, name), own(told, name), deeper)]));
}

/** `{"references": ["aws_lb.web.arn", "aws_lb.web"]}` as marks: each resource once, by its most exact mention. */
function referencesIn(expression: unknown): readonly string[] {
  const texts = isMembers(expression) ? listOf(expression["references"]).map(textOf) : [];
  const resources = new Map<string, string>();
  for (const text of texts) {
    const parts = /^((?:module\.[\w-]+\.)*aws_\w+\.[\w-]+(?:\[[^\]]{1,100}\])?)(?:\.(\w+))?$/.exec(text);
    if (parts === null) continue;
    const [, address = "", attribute = ""] = parts;
    if (!resources.has(address)) resources.set(address, referenced(address, ATTRIBUTES[attribute] ?? "Ref"));
  }
  return [...resources.values()];
}

const ATTRIBUTES: Readonly<Record<string, string>> = { arn: "Arn", dns_name: "DNSName" };

const withoutIndex = (address: string): string => address.replace(/\[[^\]]*\]/g, "");

/** The names of a resource that nobody makes here: what refers to it may need them. */
function namesOf(values: unknown): Members {
  const name = isMembers(values) ? textOf(values["name"]) : "";
  return name === "" || isOpen(name) ? {} : { Name: name };
}

/** Terraform prints what was not given as null, as "" or as an empty list. */
function pruned(value: Members): Members {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined && part !== null && part !== "" && !(Array.isArray(part) && part.length === 0)));
}
