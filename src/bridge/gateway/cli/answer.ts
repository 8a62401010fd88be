import { answersOf, outputShapeOf } from "../../../aws/answers.ts";
import type { ServiceName } from "../../../aws/generated/api.ts";
import { shapeNamed } from "../../../aws/model.ts";
import type { Shape } from "../../../aws/model.ts";
import { Double } from "./output/python.ts";
import { isMembers } from "./output/scalar.ts";
import type { Members } from "./output/scalar.ts";

/**
 * An operation's output as the command line holds it: members in the model's order, times as text, and what the model
 * does not have left out. Whole fractions stay numbers, for a query compares them; `withDoubles` marks them.
 */
export function answerOf(service: ServiceName, operation: string, output: unknown): unknown {
  const shape = outputShapeOf(service, operation);
  return shape === undefined ? {} : shaped(output ?? {}, shape, answersOf(service), timesAsText);
}

/** The same with fractions marked, for an answer that is printed as it is; the token of its pages, which no model has, stays. */
export function withDoubles(service: ServiceName, operation: string, answer: Members): Members {
  const shape = outputShapeOf(service, operation);
  const marked = shape === undefined ? answer : shaped(answer, shape, answersOf(service), fractionsMarked);
  return isMembers(marked) ? { ...answer, ...marked } : answer;
}

type Scalars = (value: unknown, type: string) => unknown;

function shaped(value: unknown, shape: Shape, model: { readonly shapes: Readonly<Record<string, Shape>> }, scalars: Scalars): unknown {
  switch (shape.type) {
    case "structure": {
      if (!isMembers(value)) return value;
      const present = Object.entries(shape.members).filter(([member]) => value[member] !== undefined && value[member] !== null);
      return Object.fromEntries(present.map(([member, name]) => [member, shaped(value[member], shapeNamed(model, name), model, scalars)]));
    }
    case "list":
      return Array.isArray(value) ? value.map((item) => shaped(item, shapeNamed(model, shape.member), model, scalars)) : value;
    case "map":
      return isMembers(value) ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shaped(part, shapeNamed(model, shape.value), model, scalars)])) : value;
    default:
      return scalars(value, shape.type);
  }
}

const timesAsText: Scalars = (value, type) => (type === "timestamp" && typeof value === "number" ? isoTime(value) : value);

const fractionsMarked: Scalars = (value, type) => ((type === "double" || type === "float") && typeof value === "number" ? new Double(value) : value);

/** Seconds since 1970 as Python's datetime.isoformat() writes them: microseconds when there are any. */
export function isoTime(seconds: number): string {
  const iso = new Date(Math.round(seconds * 1000)).toISOString();
  const millis = iso.slice(20, 23);
  return `${iso.slice(0, 19)}${millis === "000" ? "" : `.${millis}000`}+00:00`;
}
