import { isMembers, type Members } from "../import/candidates.ts";
import { AVAILABILITY_ZONES } from "../region.ts";
import { referenced } from "./answered.ts";
import { Budget } from "./budget.ts";
import { DEFAULT_GROUP, DEFAULT_VPC, zoneId } from "./draft.ts";
import { Functions, own, textOf } from "./functions.ts";
import { type Resource, type TemplateParameter, type TemplatePlan, TemplateReport } from "./plan.ts";
import { planOf } from "./planOf.ts";
import type { TemplateSource } from "./readTemplate.ts";

/** CloudFormation's own limits. */
const RESOURCES = 500;
const PARAMETERS = 200;

/** Whether a document is a template. */
export const isCloudFormation = (document: unknown): document is Members => {
  if (!isMembers(document)) return false;
  const resources = own(document, "Resources");
  return isMembers(resources) && Object.values(resources).some((one) => isMembers(one) && typeof one["Type"] === "string" && /^(?:AWS|Custom)::|::/.test(one["Type"]));
};

/** The plan of a template. Throws TooMuch. */
export function planOfCloudFormation(document: Members, { name, given, known, lineOf }: TemplateSource): TemplatePlan {
  const report = new TemplateReport();
  const section = (title: string): Members => {
    const part = own(document, title);
    return isMembers(part) ? part : {};
  };
  const declared = Object.entries(section("Parameters")).slice(0, PARAMETERS);
  const parameters = declared.map(([parameter, declaration]) => parameterOf(parameter, declaration, given));
  const values = new Map(declared.map(([parameter, declaration], i) => [parameter, valueOf(parameters[i], { declaration, given, place: i })] as const));
  for (const [parameter, declaration] of declared) {
    const stands = standsFor(declaration);
    if (stands !== undefined && !given.has(parameter) && usesStand(declaration)) report.say("assumed", { line: lineOf(["Parameters", parameter]), what: `${parameter} (parameter)` }, stands);
  }
  const resources = section("Resources");
  let about: { readonly line: number | null; readonly what: string } = { line: null, what: "" };
  const functions = new Functions(
    {
      parameters: values,
      conditions: section("Conditions"),
      mappings: section("Mappings"),
      resources,
      stackName: name === "" ? "imported" : name.replace(/[^A-Za-z0-9-]+/g, "-").slice(0, 100),
      unknown: (text) => report.say("assumed", about, text),
    },
    new Budget(),
  );
  const read: Resource[] = [];
  for (const [id, resource] of Object.entries(resources).slice(0, RESOURCES)) {
    if (!isMembers(resource)) continue;
    about = { line: lineOf(["Resources", id]), what: `${id} (${textOf(resource["Type"])})` };
    if (typeof resource["Condition"] === "string" && !functions.holds(resource["Condition"])) report.say("leftOut", about, `Its condition ${resource["Condition"]} does not hold.`);
    else {
      const properties = functions.resolved(resource["Properties"]);
      const metadata = resource["Metadata"];
      read.push({ id, type: textOf(resource["Type"]), line: about.line, properties: isMembers(properties) ? properties : {}, ...(isMembers(metadata) ? { metadata } : {}) });
    }
  }
  if (Object.keys(section("Transform")).length > 0 || document["Transform"] !== undefined) report.say("leftOut", { line: lineOf(["Transform"]), what: "Transform" }, "Macros are not run.");
  const steps = planOf(read, { report, known });
  return { what: "a CloudFormation template", steps, parameters, ...report.whole };
}

function parameterOf(name: string, declaration: unknown, given: ReadonlyMap<string, string>): TemplateParameter {
  const parts = isMembers(declaration) ? declaration : {};
  const value = given.get(name) ?? textOf(parts["Default"]);
  const allowed = Array.isArray(parts["AllowedValues"]) ? parts["AllowedValues"].slice(0, 200).map(textOf) : [];
  const hasDefault = own(parts, "Default") !== undefined;
  const stand = standsFor(declaration) ?? "";
  return { name, description: textOf(parts["Description"]), value, hasDefault: hasDefault || stand !== "", isMissing: value === "" && !hasDefault && stand === "", stand, allowed };
}

/** Whether a parameter means something of the account it is used in, whatever its default says. */
const usesStand = (declaration: unknown): boolean => isMembers(declaration) && (/AWS::EC2::(?:Subnet|VPC|SecurityGroup)::/.test(textOf(declaration["Type"])) || own(declaration, "Default") === undefined);

/** What a parameter is taken for that names things of an account; undefined: its value is what it says. */
function standsFor(declaration: unknown): string | undefined {
  const type = isMembers(declaration) ? textOf(declaration["Type"]) : "";
  if (/^(?:List<)?AWS::EC2::Subnet::Id/.test(type)) return "The default VPC's subnets.";
  if (/^(?:List<)?AWS::EC2::VPC::Id/.test(type)) return "The default VPC.";
  if (/^(?:List<)?AWS::EC2::SecurityGroup::(?:Id|GroupName)/.test(type)) return "The default VPC's default security group.";
  if (/^(?:List<)?AWS::EC2::KeyPair|^(?:List<)?AWS::EC2::Image::Id|^AWS::SSM::Parameter/.test(type)) return "What AWS publishes for ECS.";
  return undefined;
}

function valueOf(parameter: TemplateParameter | undefined, { declaration, given, place }: { readonly declaration: unknown; readonly given: ReadonlyMap<string, string>; readonly place: number }): unknown {
  const type = isMembers(declaration) ? textOf(declaration["Type"]) : "";
  const text = parameter?.value ?? "";
  const isList = type.startsWith("List<") || type === "CommaDelimitedList";
  if (!given.has(parameter?.name ?? "")) {
    if (/AWS::EC2::Subnet::Id/.test(type)) {
      if (isList) return AVAILABILITY_ZONES.map((zone) => referenced(zoneId(zone), "Ref"));
      return referenced(zoneId(zoneOf(parameter?.name ?? "", place)), "Ref");
    }
    if (/AWS::EC2::VPC::Id/.test(type)) return referenced(DEFAULT_VPC, "Ref");
    if (/AWS::EC2::SecurityGroup::/.test(type)) return isList ? [referenced(DEFAULT_GROUP, "Ref")] : referenced(DEFAULT_GROUP, "Ref");
  }
  return isList ? text.split(",").map((one) => one.trim()).filter((one) => one !== "") : text;
}

/** SubnetB and Subnet2 are the second. */
function zoneOf(name: string, place: number): string {
  const last = name.slice(-1).toUpperCase();
  const named = /[A-C]/.test(last) ? last.charCodeAt(0) - 65 : /[1-3]/.test(last) ? Number(last) - 1 : place;
  return AVAILABILITY_ZONES[named % AVAILABILITY_ZONES.length] ?? AVAILABILITY_ZONES[0];
}
