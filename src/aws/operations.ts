import { assert } from "../lib/assert.ts";
import type { ServiceName } from "./generated/api.ts";
import { MODELS } from "./generated/models.ts";
import { shapeNamed } from "./model.ts";
import type { ServiceModel, Shape, StructureShape } from "./model.ts";

let models: Readonly<Record<ServiceName, ServiceModel>> = MODELS;

/**
 * Hands in shapes, and operations of services, that come with the code that needs them. Where the models are whole, that
 * changes nothing.
 */
export function addShapes(late: Readonly<Partial<Record<ServiceName, Partial<ServiceModel>>>>): void {
  const whole = (service: ServiceName): ServiceModel => ({ ...models[service], ...late[service], shapes: { ...models[service].shapes, ...late[service]?.shapes } });
  models = { ...models, ...Object.fromEntries(SERVICES.map((service) => [service, whole(service)])) };
}

/** Whether an operation takes something whose shape has not been handed in. Safe for names from outside. */
export function lacksShape(service: string, operation: string): boolean {
  if (!isKnownService(service)) return false;
  const { operations, shapes } = models[service];
  if (Object.keys(operations).length === 0) return true; // Its operations have not been handed in either.
  const name = isKnownOperation(service, operation) ? (operations[operation] ?? "") : "";
  return name !== "" && !(name in shapes);
}

/** The services there are models of, in the order of their names. */
export const SERVICES: readonly ServiceName[] = Object.keys(MODELS) as ServiceName[];

/** Whether there is a model of that service. Safe for names from outside. */
export function isKnownService(service: string): service is ServiceName {
  return Object.hasOwn(MODELS, service);
}

/** Whether the service's model has that operation, simulated or not. Safe for names from outside. */
export function isKnownOperation(service: string, operation: string): boolean {
  return isKnownService(service) && Object.hasOwn(models[service].operations, operation);
}

/** All operations of the service's model, sorted; none for a service without a model. */
export function operationsOf(service: string): readonly string[] {
  return isKnownService(service) ? Object.keys(models[service].operations) : [];
}

/** The run-time model of a service. */
export function modelOf(service: ServiceName): ServiceModel {
  return models[service];
}

/** The shape of an operation's input; undefined when the operation is unknown or known by name only. */
export function inputShapeOf(service: string, operation: string): StructureShape | undefined {
  if (!isKnownService(service) || !isKnownOperation(service, operation)) return undefined;
  const name = models[service].operations[operation];
  if (name === null || name === undefined) return undefined;
  if (name === "") return NOTHING;
  const shape = models[service].shapes[name];
  assert(shape !== undefined, `the shapes of ${service} ${operation} were not handed in`);
  return shape.type === "structure" ? shape : undefined;
}

/**
 * The shape that stands at a path of an operation's input, for an editor that completes what is typed.
 * List positions are numbers. Undefined where the model has nothing.
 */
export function shapeAt(service: string, operation: string, path: readonly (string | number)[]): Shape | undefined {
  if (!isKnownService(service)) return undefined;
  let shape: Shape | undefined = inputShapeOf(service, operation);
  for (const step of path) {
    const name: string | undefined = shape === undefined ? undefined : childOf(shape, step);
    if (name === undefined) return undefined;
    shape = shapeNamed(models[service], name);
  }
  return shape;
}

const NOTHING: StructureShape = { type: "structure", members: {} };

function childOf(shape: Shape, step: string | number): string | undefined {
  switch (shape.type) {
    case "structure":
      return Object.hasOwn(shape.members, step) ? shape.members[step] : undefined;
    case "list":
      return shape.member;
    case "map":
      return shape.value;
    default:
      return undefined;
  }
}
