import { groupBy } from "../../lib/groupBy.ts";
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
  const twins = twinsOf(printed);
  const resources = printed.flatMap(({ address, type, values: given, path }): readonly Resource[] => {
    const told = withReferences(given, expressions.get(withoutIndex(address)), { address, addresses, twins, budget, depth: 0 });
    const whole = isMembers(told) ? inVpc(told, type, printed) : told;
    const provider = Object.hasOwn(PROVIDER, type) ? PROVIDER[type] : undefined;
    const line = lineOf(path);
    if (provider === undefined || !isMembers(whole)) return [{ id: address, type, line, properties: namesOf(whole) }];
    const own = provider.instead?.(whole) ?? [{ type: provider.type, properties: provider.properties(whole) }];
    const parts = provider.parts?.(whole, referenced(address, "Ref")) ?? [];
    return [...own, ...parts].map((part, i) => ({ id: i === 0 ? address : `${address}#${i + 1}`, type: part.type, line, properties: pruned(part.properties) }));
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
    for (const [attribute, member] of [["Arn", "arn"], ["Ref", "id"], ["DNSName", "dns_name"], ["DefaultSecurityGroup", "default_security_group_id"]] as const) {
      const value = textOf(values[member]);
      if (NAMES_ONE.test(value) && !found.has(value)) found.set(value, { address, attribute: attributeFor(address, attribute) });
    }
  }
  return found;
}

/** What is nobody else's: ARNs, ids of EC2, and host names of load balancers. */
const NAMES_ONE = /^(?:arn:|(?:vpc|subnet|sg|lt|i|igw|nat|rtb|eipalloc)-[0-9a-f]{6,})|\.elb\.amazonaws\.com$/;

/** Terraform knows an Elastic IP address by its allocation, CloudFormation by the address itself. */
const attributeFor = (address: string, attribute: string): string => (attribute === "Ref" && /(?:^|\.)aws_eip\./.test(address) ? "AllocationId" : attribute);

/** Resources that are one of several by `count` or `for_each`, by the address without its index. */
function twinsOf(printed: readonly Printed[]): ReadonlyMap<string, readonly string[]> {
  const bare = (address: string): string => address.replace(/\[[^\]]*\]$/, "");
  return groupBy(printed.map(({ address }) => address).filter((address) => address !== bare(address)), bare);
}

/** What belongs to a VPC of which a plan does not tell: it is in the only one that there is. */
function inVpc(values: Members, type: string, printed: readonly Printed[]): Members {
  const [only, another] = printed.filter((one) => one.type === "aws_vpc");
  const isTold = textOf(values["vpc_id"]) !== "" || !IN_A_VPC.has(type);
  return isTold || only === undefined || another !== undefined ? values : { ...values, vpc_id: referenced(only.address, "Ref") };
}

const IN_A_VPC: ReadonlySet<string> = new Set(["aws_subnet", "aws_security_group", "aws_internet_gateway", "aws_route_table", "aws_lb_target_group", "aws_alb_target_group"]);

interface Looking {
  readonly address: string;
  readonly twins: ReadonlyMap<string, readonly string[]>;
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
  const named = value === undefined || value === null || value === "" ? referencesIn(expression, looking) : [];
  if (named.length > 0) return named.length === 1 ? named[0] : named;
  if (Array.isArray(value)) {
    const whole = value.length === 0 ? referencesIn(expression, looking) : [];
    if (whole.length > 0) return whole;
    return value.map((item, i) => withReferences(item, Array.isArray(expression) ? (expression as readonly unknown[])[i] : undefined, deeper));
  }
  if (!isMembers(value)) return value;
  const told = isMembers(expression) ? expression : {};
  const names = new Set([...Object.keys(value), ...Object.keys(told)]);
  return Object.fromEntries([...names].map((name) => [name, withReferences(own(value, name), own(told, name), deeper)]));
}

/** `{"references": ["aws_lb.web.arn", "aws_lb.web"]}` as marks: each resource once, by its most exact mention. */
function referencesIn(expression: unknown, looking: Looking): readonly string[] {
  const texts = isMembers(expression) ? listOf(expression["references"]).map(textOf) : [];
  const resources = new Map<string, string>();
  // What stands in a module speaks of its neighbours by their names in there.
  const module = /^(?:module\.[\w-]+(?:\[[^\]]{1,100}\])?\.)*/.exec(looking.address)?.[0] ?? "";
  for (const text of texts) {
    const parts = /^((?:module\.[\w-]+\.)*aws_\w+\.[\w-]+(?:\[[^\]]{1,100}\])?)(?:\.(\w+))?$/.exec(text);
    if (parts === null) continue;
    const [, named = "", attribute = ""] = parts;
    // Beside one of several all of them are mentioned.
    if (texts.some((other) => other.startsWith(`${named}[`))) continue;
    for (const address of meantBy(module + named, looking)) {
      if (!resources.has(address)) resources.set(address, referenced(address, attributeFor(address, ATTRIBUTES[attribute] ?? "Ref")));
    }
  }
  return [...resources.values()];
}

/** Of several twins the one with the same index is meant, or else all. */
function meantBy(named: string, { address, twins }: Looking): readonly string[] {
  const all = twins.get(named) ?? [];
  const index = /\[[^\]]*\]$/.exec(address)?.[0];
  const same = all.find((one) => index !== undefined && one.endsWith(index));
  if (same !== undefined) return [same];
  return all.length > 0 ? all : [named];
}

const ATTRIBUTES: Readonly<Record<string, string>> = { arn: "Arn", dns_name: "DNSName", default_security_group_id: "DefaultSecurityGroup", public_ip: "PublicIp", resource_id: "ResourceId", scalable_dimension: "ScalableDimension", service_namespace: "ServiceNamespace" };

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
