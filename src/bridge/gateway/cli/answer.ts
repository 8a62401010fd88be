import { answersOf } from "../../../aws/answers.ts";
import type { ServiceName } from "../../../aws/generated/api.ts";
import type { Shape, StructureShape } from "../../../aws/model.ts";
import { withDocuments } from "./iam/documents.ts";
import { Double } from "./output/python.ts";
import { isMembers } from "./output/scalar.ts";
import type { Members } from "./output/scalar.ts";

/**
 * An operation's output as the command line holds it: members in the model's order, times as text, and what the model
 * does not have left out. Whole fractions stay numbers, for a query compares them; `withDoubles` marks them.
 */
export function answerOf(service: ServiceName, operation: string, output: unknown): unknown {
  const { outputs, shapes } = answersOf(service);
  const name = outputs[operation];
  const answer = name === undefined ? {} : shaped(output ?? {}, name, shapes, timesAsText);
  return service === "iam" ? withDocuments(answer) : answer;
}

/** The same with fractions marked, for an answer that is printed as it is; the token of its pages, which no model has, stays. */
export function withDoubles(service: ServiceName, operation: string, answer: Members): Members {
  const { outputs, shapes } = answersOf(service);
  const name = outputs[operation];
  if (name === undefined || !holdsFractions(name, shapes, new Set())) return answer;
  const marked = shaped(answer, name, shapes, fractionsMarked);
  return isMembers(marked) ? { ...answer, ...marked } : answer;
}

/** Whether a value of the shape can hold a fraction; most answers hold none, and need no second look. */
function holdsFractions(name: string, shapes: Shapes, seen: Set<string>): boolean {
  if (FRACTIONS.has(name)) return true;
  const shape = shapes[name];
  if (shape === undefined || seen.has(name)) return false;
  seen.add(name);
  const parts = shape.type === "structure" ? Object.values(shape.members) : shape.type === "list" ? [shape.member] : shape.type === "map" ? [shape.value] : [];
  return parts.some((part) => holdsFractions(part, shapes, seen));
}

const FRACTIONS = new Set(["double", "float"]);

type Shapes = Readonly<Record<string, Shape>>;
type Scalars = (value: unknown, type: string) => unknown;

/** A name that no shape has is a scalar's type. Plain loops: an answer may have some ten thousand values. */
function shaped(value: unknown, name: string, shapes: Shapes, scalars: Scalars): unknown {
  const shape = shapes[name];
  if (shape === undefined) return scalars(value, name);
  if (shape.type === "list") return Array.isArray(value) ? value.map((item) => shaped(item, shape.member, shapes, scalars)) : value;
  if (!isMembers(value)) return value;
  if (shape.type === "map") return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shaped(part, shape.value, shapes, scalars)]));
  if (shape.type !== "structure") return value;
  const members: Record<string, unknown> = {};
  for (const member of memberNames(shape)) {
    const part = value[member];
    if (part !== undefined && part !== null) members[member] = shaped(part, shape.members[member] ?? "", shapes, scalars);
  }
  return members;
}

const names = new WeakMap<StructureShape, readonly string[]>();

function memberNames(shape: StructureShape): readonly string[] {
  const known = names.get(shape) ?? Object.keys(shape.members);
  names.set(shape, known);
  return known;
}

const timesAsText: Scalars = (value, type) => (type === "timestamp" && typeof value === "number" ? isoTime(value) : value);

const fractionsMarked: Scalars = (value, type) => (FRACTIONS.has(type) && typeof value === "number" ? new Double(value) : value);

/** Seconds since 1970 as Python's datetime.isoformat() writes them: microseconds when there are any. */
export function isoTime(seconds: number): string {
  const iso = new Date(Math.round(seconds * 1000)).toISOString();
  const millis = iso.slice(20, 23);
  return `${iso.slice(0, 19)}${millis === "000" ? "" : `.${millis}000`}+00:00`;
}
