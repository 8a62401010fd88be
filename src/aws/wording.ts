import { capital } from "../lib/capital.ts";
import type { ServiceName } from "./generated/api.ts";
import type { Shape } from "./model.ts";
import type { Path, Problem, ProblemKind } from "./problem.ts";
import { ECS_ENUM, ECS_REQUIRED, TEXTS } from "./texts.ts";

/** A broken rule before it has words. */
export interface Fault {
  readonly kind: Exclude<ProblemKind, "operation" | "size" | "unknown">;
  readonly service: ServiceName;
  readonly operation: string;
  readonly path: Path;
  readonly value: unknown;
  /** What the value should be. */
  readonly shape: Shape;
  /** The bound that is passed, for a range or a length. */
  readonly bound?: "min" | "max";
  /** The structure the value is a member of; at the top, the operation. */
  readonly owner: string;
  /** The list the value stands in, when it stands in one. */
  readonly list?: readonly unknown[];
  /** The names on the wire along the path; only EC2's differ from the members'. */
  readonly wire: Path;
}

/** Code and message for a broken rule, as the service words it. */
export function wordingOf(fault: Fault): { readonly code: string; readonly message: string } {
  switch (fault.service) {
    case "ecs":
      return ecsWording(fault);
    case "ec2":
      return ec2Wording(fault);
    case "autoscaling":
    case "cloudwatch":
    case "elb":
    case "elbv2":
    case "sts":
      return coralWording(fault, "ValidationError");
    case "iam":
      return iamWording(fault);
    case "servicediscovery":
      return coralWording(fault, "InvalidInput");
    case "logs":
      return coralWording(fault, "InvalidParameterException");
    default:
      return coralWording(fault, "ValidationException");
  }
}

/** What a call with these problems is answered; undefined when nothing but warnings was found. */
export function refusalOf(
  service: ServiceName,
  problems: readonly Problem[],
): { readonly code: string; readonly message: string } | undefined {
  const errors = problems.filter((problem) => problem.severity === "error");
  // What cannot be read is answered before anything is checked.
  const first = errors.find((problem) => problem.kind === "size" || problem.kind === "type") ?? errors[0];
  if (first === undefined) return undefined;
  const clauses = errors.filter((problem) => problem.message.startsWith(TEXTS["coral.one"]));
  if (service === "ecs" || clauses.length < 2 || !clauses.includes(first)) {
    return { code: first.code, message: first.message };
  }
  const message = clauses.map((problem) => problem.message.slice(TEXTS["coral.one"].length)).join("; ");
  return { code: first.code, message: fill(TEXTS["coral.many"], { count: clauses.length }) + message };
}

/** Puts values into a text. What a value holds is never looked at again. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

function ecsWording(fault: Fault) {
  if (fault.kind === "type") return jsonTypeWording(fault);
  // RegisterTaskDefinition answers its own checks with ClientException, everything else as here.
  const code = fault.operation === "RegisterTaskDefinition" ? "ClientException" : "InvalidParameterException";
  if (fault.kind === "required" && fault.list === undefined) return { code, message: ecsRequired(fault) };
  if (fault.kind === "enum") return { code, message: ecsEnum(fault) };
  return { code, message: coralMessage(fault) };
}

function ecsRequired(fault: Fault): string {
  const member = memberOf(fault.path);
  const known = ECS_REQUIRED[`${fault.owner}.${member}`];
  if (known !== undefined) return known;
  if (fault.owner !== fault.operation) {
    return fill(TEXTS["ecs.nested"], { owner: fault.owner.replace(/Definition$/, ""), member });
  }
  if (fault.shape.type === "list") return fill(TEXTS["ecs.empty"], { words: sentence(member) });
  const text = fault.shape.type === "string" ? TEXTS["ecs.blank"] : TEXTS["ecs.missing"];
  return fill(text, { name: capital(member) });
}

function ecsEnum(fault: Fault): string {
  const member = memberOf(fault.path);
  const text = ECS_ENUM[`${fault.owner}.${member}`] ?? ECS_ENUM[`*.${member}`] ?? TEXTS["ecs.enum"];
  return fill(text, { words: sentence(member), value: plain(fault.value), values: enumOf(fault.shape).join(",") });
}

function ec2Wording(fault: Fault) {
  const name = fault.wire.map((step) => (typeof step === "number" ? step + 1 : step)).join(".");
  if (fault.kind === "required") return { code: "MissingParameter", message: fill(TEXTS["ec2.required"], { name }) };
  const texts = {
    type: TEXTS["ec2.type"],
    enum: TEXTS["ec2.value"],
    pattern: TEXTS["ec2.value"],
    range: fault.bound === "min" ? TEXTS["ec2.min"] : TEXTS["ec2.max"],
    length: TEXTS["ec2.value"],
  };
  const { type } = fault.shape;
  const values = { name: lower(name), value: plain(fault.value), type, article: article(type), bound: boundOf(fault) };
  return { code: "InvalidParameterValue", message: fill(texts[fault.kind], values) };
}

function coralWording(fault: Fault, code: string) {
  if (fault.kind !== "type") return { code, message: coralMessage(fault) };
  return QUERY.includes(fault.service) ? queryTypeWording(fault) : jsonTypeWording(fault);
}

/** Those whose requests are lists of names and values. */
const QUERY: readonly ServiceName[] = ["autoscaling", "elb", "elbv2", "iam", "sts"];

/** Of names and paths IAM says in words of its own what they must be. */
function iamWording(fault: Fault) {
  const name = lower(memberOf(fault.path));
  const text = fault.kind !== "pattern" ? undefined : name.endsWith("Name") ? TEXTS["iam.name"] : name === "path" ? TEXTS["iam.path"] : undefined;
  return text === undefined ? coralWording(fault, "ValidationError") : { code: "ValidationError", message: fill(text, { name }) };
}

function coralMessage(fault: Fault): string {
  const { path, value, list, kind } = fault;
  // A scalar in a list is reported at the list, with the list's whole content and all of the member's rules.
  const whole = list !== undefined && kind !== "required";
  const constraint = whole ? fill(TEXTS["coral.member"], { constraints: rulesOf(fault.shape).join(", ") }) : rule(fault);
  const shown = value === undefined || value === null ? "null" : `'${plain(whole ? list : value)}'`;
  const at = coralPath(whole ? path.slice(0, -1) : path);
  return TEXTS["coral.one"] + fill(TEXTS["coral.clause"], { shown, at, constraint });
}

function rule(fault: Fault): string {
  const { shape } = fault;
  switch (fault.kind) {
    case "enum":
      return fill(TEXTS["coral.enum"], { values: enumOf(shape).join(", ") });
    case "pattern":
      return fill(TEXTS["coral.pattern"], { pattern: "pattern" in shape ? (shape.pattern ?? "") : "" });
    case "range":
      return fill(TEXTS[`coral.range.${fault.bound ?? "min"}`], { bound: boundOf(fault) });
    case "length":
      return fill(TEXTS[`coral.length.${fault.bound ?? "min"}`], { bound: boundOf(fault) });
    default:
      return TEXTS["coral.required"];
  }
}

/** All rules of a scalar, in the order in which the framework lists them. */
function rulesOf(shape: Shape): string[] {
  const rules: string[] = [];
  if ("max" in shape) rules.push(fill(TEXTS[`coral.${lengthOrRange(shape)}.max`], { bound: shape.max ?? 0 }));
  if ("min" in shape) rules.push(fill(TEXTS[`coral.${lengthOrRange(shape)}.min`], { bound: shape.min ?? 0 }));
  if ("pattern" in shape) rules.push(fill(TEXTS["coral.pattern"], { pattern: shape.pattern ?? "" }));
  if ("enum" in shape) rules.push(fill(TEXTS["coral.enum"], { values: enumOf(shape).join(", ") }));
  return rules;
}

function jsonTypeWording({ value, shape, operation, owner, service }: Fault) {
  const say = (message: string) => ({ code: "SerializationException", message });
  const text = typeof value === "string";
  if (Array.isArray(value)) {
    if (shape.type === "map") return say(TEXTS["json.map"]);
    const java = JAVA[shape.type];
    const own = `${service === "ecs" ? "com.amazonaws.madison.frontend" : `playground.${service}`}.`;
    const name = owner === operation ? `${operation}Request` : owner;
    return say(fill(TEXTS["json.list"], { class: java === undefined ? own + name : `java.lang.${java}` }));
  }
  if (typeof value === "object") return say(TEXTS["json.structure"]);
  const type = JAVA[shape.type];
  if (type === undefined) return say(TEXTS["json.field"]);
  if (shape.type === "blob") return say(TEXTS["json.blob"]);
  if (shape.type === "boolean" && text) return say(TEXTS["json.booleanFromText"]);
  return say(fill(TEXTS["json.scalar"], { token: tokenOf(value), type }));
}

function queryTypeWording({ value, shape }: Fault) {
  const say = (message: string) => ({ code: "MalformedInput", message });
  if (Array.isArray(value)) return say(TEXTS["query.list"]);
  const type = JAVA[shape.type];
  if (type === undefined || typeof value === "object") return say(`${TEXTS["json.structure"]}.`);
  return say(fill(TEXTS["query.type"], { token: tokenOf(value), article: article(type), type }));
}

/** The classes the framework converts scalars to; a list, map or structure has none. */
const JAVA: Readonly<Record<string, string>> = {
  string: "String",
  integer: "Integer",
  long: "Long",
  float: "Float",
  double: "Double",
  boolean: "Boolean",
  timestamp: "Date",
  blob: "ByteBuffer",
};

function tokenOf(value: unknown): string {
  if (typeof value === "boolean") return value ? "TRUE_VALUE" : "FALSE_VALUE";
  if (typeof value === "number") return Number.isInteger(value) ? "NUMBER_VALUE" : "DECIMAL_VALUE";
  return "STRING_VALUE";
}

/** A hostile value must not make a hostile message. */
const LONGEST_SHOWN = 256;

function plain(value: unknown): string {
  const text = Array.isArray(value) ? `[${value.slice(0, 20).map(plain).join(", ")}]` : scalarText(value);
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}…`;
}

const scalarText = (value: unknown): string => (typeof value === "object" && value !== null ? "{}" : String(value));

const enumOf = (shape: Shape): readonly string[] => ("enum" in shape ? (shape.enum ?? []) : []);

const lengthOrRange = (shape: Shape): "length" | "range" => (shape.type === "string" ? "length" : "range");

function boundOf({ shape, bound }: Fault): number {
  const limits = shape as { readonly min?: number; readonly max?: number };
  return (bound === "min" ? limits.min : limits.max) ?? 0;
}

/** loadBalancers.1.member.containerPort: the first letter of each name is small, positions count from 1. */
function coralPath(path: Path): string {
  return path.map((step) => (typeof step === "number" ? `${step + 1}.member` : lower(step))).join(".");
}

const memberOf = (path: Path): string => String(path.findLast((step) => typeof step === "string") ?? "input");

/** schedulingStrategy → "Scheduling strategy". */
const sentence = (member: string): string =>
  capital(member.replace(/([a-z0-9])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`));

const article = (word: string): string => (/^[aeiou]/i.test(word) ? "an" : "a");
const lower = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);
