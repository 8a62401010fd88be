import type { Input, OperationName, ServiceName } from "./generated/api.ts";
import { shapeNamed } from "./model.ts";
import type { ServiceModel, Shape, StructureShape } from "./model.ts";
import { inputShapeOf, modelOf } from "./operations.ts";

/**
 * The input as the service takes it in: a deeply frozen copy with the members the model has, in the order in which
 * they were given, without nulls. Rows may keep parts of it. Call it on validated input only; what has the wrong
 * type is left out; of an operation that is known by name only everything is kept. Keys like __proto__ stay plain
 * keys of a map and cannot reach a prototype.
 */
export function clean<S extends ServiceName, O extends OperationName<S>>(
  service: S,
  operation: O,
  input: unknown,
): Input<S, O>;
export function clean(service: ServiceName, operation: string, input: unknown): unknown;
export function clean(service: ServiceName, operation: string, input: unknown): unknown {
  const shape = inputShapeOf(service, operation);
  const copy = shape === undefined ? frozenJson(input) : structure(modelOf(service), shape, input);
  return copy ?? Object.freeze({});
}

function any(model: ServiceModel, shape: Shape, value: unknown): unknown {
  switch (shape.type) {
    case "structure":
      return structure(model, shape, value);
    case "list":
      return list(model, shapeNamed(model, shape.member), value);
    case "map":
      return entries(value, () => shapeNamed(model, shape.value), model);
    case "document":
      return frozenJson(value);
    default:
      return typeof value === "object" ? undefined : value;
  }
}

function structure(model: ServiceModel, shape: StructureShape, value: unknown): unknown {
  return entries(
    value,
    (member) => {
      const name = Object.hasOwn(shape.members, member) ? shape.members[member] : undefined;
      return name === undefined ? undefined : shapeNamed(model, name);
    },
    model,
  );
}

/** Object.fromEntries defines properties and never assigns them: "__proto__" becomes a key like any other. */
function entries(value: unknown, shapeOf: (key: string) => Shape | undefined, model: ServiceModel): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const kept: [string, unknown][] = [];
  for (const [key, part] of Object.entries(value)) {
    const shape = shapeOf(key);
    if (shape === undefined || part === undefined || part === null) continue;
    const copy = any(model, shape, part);
    if (copy !== undefined) kept.push([key, copy]);
  }
  return Object.freeze(Object.fromEntries(kept));
}

function list(model: ServiceModel, member: Shape, value: unknown): unknown {
  if (!Array.isArray(value)) return undefined;
  const copies = (value as readonly unknown[]).map((part) => (part === null ? undefined : any(model, member, part)));
  return Object.freeze(copies.filter((copy) => copy !== undefined));
}

/** Validation has bounded the depth. */
function frozenJson(value: unknown): unknown {
  if (Array.isArray(value)) return Object.freeze((value as readonly unknown[]).map(frozenJson));
  if (typeof value !== "object" || value === null) return value;
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, frozenJson(part)])));
}
