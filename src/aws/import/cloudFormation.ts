import { ACCOUNT_ID, REGION } from "../region.ts";
import type { Candidate, Members } from "./candidates.ts";

/** Task definitions and services of a CloudFormation template or resource; undefined when the document is neither. */
export function templateResources(document: Members): readonly Candidate[] | undefined {
  const resources = members(document["Resources"]);
  if (resources === undefined) {
    if (typeof document["Type"] !== "string" || !document["Type"].startsWith("AWS::")) return undefined;
    return [resourceAt(document, ["Properties"], new Template({}, {}))];
  }
  const template = new Template(resources, members(document["Parameters"]) ?? {});
  return Object.entries(resources)
    .slice(0, RESOURCES)
    .flatMap(([name, resource]) => {
      const whole = members(resource);
      return whole === undefined ? [] : [resourceAt(whole, ["Resources", name, "Properties"], template)];
    });
}

/** CloudFormation's own limit. */
const RESOURCES = 500;

function resourceAt(resource: Members, path: readonly string[], template: Template): Candidate {
  const type = String(resource["Type"]).slice(0, 100);
  const kind = KINDS[type];
  if (kind === undefined) {
    return { kind: "strange", what: `a CloudFormation resource ${type}`, path: path.slice(0, -1), why: "Only AWS::ECS::TaskDefinition and AWS::ECS::Service are taken from a template." };
  }
  const value = members(template.resolved(resource["Properties"])) ?? {};
  const logicalId = path.at(-2) ?? "";
  // CloudFormation makes up a name where the template has none.
  const name = kind === "service" ? { ServiceName: logicalId, ...value } : { Family: logicalId, ...value };
  return { kind, what: `a CloudFormation ${kind === "service" ? "service" : "task definition"}`, path, value: logicalId === "" || path.length < 3 ? value : name };
}

const KINDS: Readonly<Record<string, "taskDefinition" | "service">> = {
  "AWS::ECS::TaskDefinition": "taskDefinition",
  "AWS::ECS::Service": "service",
};

/** How deep functions may be nested; CloudFormation allows less. */
const DEEPEST = 40;

/** Works out a template's functions as far as it can be done without an account; what is left open becomes `${Name}`. */
class Template {
  private readonly resources: Members;
  private readonly parameters: Members;

  constructor(resources: Members, parameters: Members) {
    this.resources = resources;
    this.parameters = parameters;
  }

  resolved(value: unknown, depth = 0): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (depth > DEEPEST) return null;
    if (Array.isArray(value)) {
      return value.map((item) => this.resolved(item, depth + 1)).filter((item) => item !== null);
    }
    const entries = Object.entries(value);
    const [only] = entries;
    if (entries.length === 1 && only !== undefined && (only[0] === "Ref" || only[0].startsWith("Fn::"))) {
      return this.called(only[0], only[1], depth);
    }
    return Object.fromEntries(entries.map(([name, part]) => [name, this.resolved(part, depth + 1)]));
  }

  private called(name: string, given: unknown, depth: number): unknown {
    const argument = this.resolved(given, depth + 1);
    const list = Array.isArray(argument) ? (argument as readonly unknown[]) : [];
    switch (name) {
      case "Ref":
        return this.referred(String(argument));
      case "Fn::Sub":
        return this.substituted(argument);
      case "Fn::Join":
        return Array.isArray(list[1]) ? list[1].map(String).join(String(list[0] ?? "")) : open(name);
      case "Fn::Select":
        return Array.isArray(list[1]) ? ((list[1] as readonly unknown[])[Number(list[0])] ?? open(name)) : open(name);
      case "Fn::If":
        return list[1] ?? list[2] ?? open(name);
      case "Fn::GetAtt":
        return open(list.length > 0 ? list.join(".") : String(argument));
      default:
        return open(typeof argument === "string" ? argument : name);
    }
  }

  private referred(name: string): unknown {
    if (name === "AWS::NoValue") return null;
    if (Object.hasOwn(PSEUDO, name)) return PSEUDO[name];
    const value = members(own(this.parameters, name))?.["Default"];
    if (value !== undefined) return value;
    const resource = members(own(this.resources, name));
    const properties = members(resource?.["Properties"]);
    const member = NAMED_BY[String(resource?.["Type"])];
    const named = member === undefined ? undefined : properties?.[member];
    if (typeof named === "string") return named;
    return member === undefined ? open(name) : name;
  }

  /** `Fn::Sub` with its text, or with a list of the text and its own variables. */
  private substituted(argument: unknown): unknown {
    const [text, variables] = Array.isArray(argument) ? (argument as readonly unknown[]) : [argument, undefined];
    if (typeof text !== "string") return open("Fn::Sub");
    return text.replace(/\$\{([^${}]{1,200})\}/g, (whole, name: string) => {
      const value = own(members(variables) ?? {}, name) ?? (name.startsWith("!") ? undefined : this.referred(name));
      return typeof value === "string" || typeof value === "number" ? String(value) : whole;
    });
  }
}

/** The member that names a resource, by its type: what `Ref` gives, or what it comes to. */
const NAMED_BY: Readonly<Record<string, string>> = {
  "AWS::ECS::TaskDefinition": "Family",
  "AWS::ECS::Cluster": "ClusterName",
  "AWS::ElasticLoadBalancingV2::TargetGroup": "Name",
  "AWS::ECR::Repository": "RepositoryName",
  "AWS::Logs::LogGroup": "LogGroupName",
};

const PSEUDO: Readonly<Record<string, string>> = {
  "AWS::Region": REGION,
  "AWS::AccountId": ACCOUNT_ID,
  "AWS::Partition": "aws",
  "AWS::URLSuffix": "amazonaws.com",
  "AWS::StackName": "stack",
};

const open = (name: string): string => `\${${name.slice(0, 100)}}`;

function own(of: Members, name: string): unknown {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}

function members(value: unknown): Members | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Members) : undefined;
}
