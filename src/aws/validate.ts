import type { ServiceName } from "./generated/api.ts";
import { MAX_INPUT_CHARACTERS, MAX_INPUT_DEPTH, tooMuch } from "./measure.ts";
import { shapeNamed } from "./model.ts";
import type { ListShape, MapShape, ScalarShape, ServiceModel, Shape, StructureShape } from "./model.ts";
import { inputShapeOf, isKnownOperation, modelOf } from "./operations.ts";
import { matches } from "./pattern.ts";
import { pathText } from "./problem.ts";
import type { Path, Problem } from "./problem.ts";
import { ECS_BLANK, ECS_REQUIRED, TEXTS } from "./texts.ts";
import { fill, wordingOf } from "./wording.ts";
import type { Fault } from "./wording.ts";

/** Problems told about one input; whoever has a hundred wants to see no more of them. */
export const MAX_PROBLEMS = 100;

/**
 * Everything in an input that breaks the service's model: types, required members, enumerations, ranges, lengths,
 * patterns as errors, members the model does not have as warnings. It is pure and total: any value may come in, and
 * its cost is bounded. An operation that is known by name only is not looked into.
 */
export function validate(service: ServiceName, operation: string, input: unknown): readonly Problem[] {
  const model = modelOf(service);
  if (!isKnownOperation(service, operation)) return [unknownOperation(model, operation)];
  const excess = tooMuch(input);
  if (excess !== undefined) return [tooLarge(excess)];
  const shape = inputShapeOf(service, operation);
  if (shape === undefined) return [];
  const walk = new Walk(service, model, operation);
  walk.structure(input ?? {}, shape, { path: [], wire: [], owner: operation });
  return walk.problems;
}

/** The first error among them; undefined: there is none. */
export const errorIn = (service: ServiceName, operation: string, input: unknown): Problem | undefined => validate(service, operation, input).find(({ severity }) => severity === "error");

/** Where the walk is: the path, the same path in EC2's words, and the structure the value is a member of. */
interface Place {
  readonly path: Path;
  readonly wire: Path;
  readonly owner: string;
  readonly list?: readonly unknown[];
}

/** One walk along shape and value together. Its depth is the model's, never the input's. */
class Walk {
  readonly problems: Problem[] = [];
  private readonly service: ServiceName;
  private readonly model: ServiceModel;
  private readonly operation: string;

  constructor(service: ServiceName, model: ServiceModel, operation: string) {
    this.service = service;
    this.model = model;
    this.operation = operation;
  }

  structure(value: unknown, shape: StructureShape, place: Place): void {
    if (!isObject(value)) return this.tell("type", value, shape, place);
    for (const member of shape.required ?? []) {
      if (this.isMissing(own(value, member), `${place.owner}.${member}`)) {
        this.tell("required", undefined, this.shapeOf(shape.members[member]), step(place, member, shape));
      }
    }
    for (const [member, part] of Object.entries(value)) {
      if (part === undefined || part === null) continue;
      if (this.problems.length >= MAX_PROBLEMS) return;
      if (Object.hasOwn(shape.members, member)) this.any(part, shape.members[member], step(place, member, shape));
      else this.problems.push(unknownMember(member, shape, place));
    }
  }

  private any(value: unknown, name: string | undefined, place: Place): void {
    const shape = this.shapeOf(name);
    switch (shape.type) {
      case "structure":
        return this.structure(value, shape, { ...place, owner: name ?? "" });
      case "list":
        return this.list(value, shape, place);
      case "map":
        return this.map(value, shape, place);
      case "document":
        return;
      default:
        return this.scalar(value, shape, place);
    }
  }

  private list(value: unknown, shape: ListShape, place: Place): void {
    if (!Array.isArray(value)) return this.tell("type", value, shape, place);
    this.bounds("length", value.length, value, shape, place);
    const inside = { ...place, list: value as readonly unknown[] };
    for (const [position, part] of (value as readonly unknown[]).entries()) {
      if (this.problems.length >= MAX_PROBLEMS) return;
      const here = step(inside, position);
      if (part === undefined || part === null) this.tell("required", null, this.shapeOf(shape.member), here);
      else this.any(part, shape.member, here);
    }
  }

  private map(value: unknown, shape: MapShape, place: Place): void {
    if (!isObject(value)) return this.tell("type", value, shape, place);
    const entries = Object.entries(value).filter(([, part]) => part !== undefined && part !== null);
    this.bounds("length", entries.length, value, shape, place);
    for (const [key, part] of entries) {
      if (this.problems.length >= MAX_PROBLEMS) return;
      this.any(key, shape.key, step(place, key));
      this.any(part, shape.value, step(place, key));
    }
  }

  private scalar(value: unknown, shape: ScalarShape, place: Place): void {
    if (!fits(value, shape)) return this.tell("type", value, shape, place);
    if (typeof value === "number") this.bounds("range", value, value, shape, place);
    if (typeof value !== "string") return;
    if (shape.enum !== undefined && !shape.enum.includes(value)) return this.tell("enum", value, shape, place);
    const short = this.bounds("length", value.length, value, shape, place);
    if (short && shape.pattern !== undefined && !matches(value, shape.pattern)) this.tell("pattern", value, shape, place);
  }

  /** Whether the size keeps to both bounds. */
  private bounds(kind: "range" | "length", size: number, value: unknown, shape: Exclude<Shape, StructureShape>, place: Place): boolean {
    if (shape.max !== undefined && size > shape.max) this.tell(kind, value, shape, place, "max");
    else if (shape.min !== undefined && size < shape.min) this.tell(kind, value, shape, place, "min");
    else return true;
    return false;
  }

  /** ECS takes blank text for missing, and an empty list where it says so. */
  private isMissing(value: unknown, key: string): boolean {
    if (value === undefined || value === null) return true;
    if (this.service !== "ecs") return false;
    return (value === "" && !ECS_BLANK.has(key)) || (Array.isArray(value) && value.length === 0 && ECS_REQUIRED[key] !== undefined);
  }

  private shapeOf(name: string | undefined): Shape {
    return shapeNamed(this.model, name ?? "document");
  }

  private tell(kind: Fault["kind"], value: unknown, shape: Shape, place: Place, bound?: "min" | "max"): void {
    const fault: Fault = {
      ...place,
      kind,
      service: this.service,
      operation: this.operation,
      value,
      shape,
      ...(bound === undefined ? {} : { bound }),
    };
    this.problems.push({ path: place.path, kind, severity: "error", ...wordingOf(fault) });
  }
}

function step(place: Place, name: string | number, shape?: StructureShape): Place {
  const wire = typeof name === "string" ? (shape?.wire?.[name] ?? name) : name;
  const { list, ...rest } = place;
  const next = { ...rest, path: [...place.path, name], wire: [...place.wire, wire] };
  return typeof name === "number" && list !== undefined ? { ...next, list } : next;
}

function fits(value: unknown, shape: ScalarShape): boolean {
  switch (shape.type) {
    case "string":
      return typeof value === "string";
    case "blob":
      return typeof value === "string" && value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value);
    case "boolean":
      return typeof value === "boolean";
    case "integer":
      return Number.isInteger(value) && Math.abs(value as number) <= 2_147_483_647;
    case "long":
      return Number.isSafeInteger(value);
    default:
      return typeof value === "number" && Number.isFinite(value);
  }
}

function unknownMember(member: string, shape: StructureShape, place: Place): Problem {
  const members = Object.keys(shape.members).join(", ");
  const message = fill(TEXTS.unknown, { owner: pathText(place.path), member: member.slice(0, 128), members });
  return { path: [...place.path, member], kind: "unknown", severity: "warning", code: "ParamValidation", message };
}

function unknownOperation(model: ServiceModel, operation: string): Problem {
  const json = model.protocol === "json";
  const message = fill(json ? TEXTS["operation.json"] : TEXTS["operation.query"], { operation: operation.slice(0, 128) });
  return { path: [], kind: "operation", severity: "error", code: json ? "UnknownOperationException" : "InvalidAction", message };
}

function tooLarge(excess: "size" | "depth"): Problem {
  const limit = excess === "size" ? MAX_INPUT_CHARACTERS : MAX_INPUT_DEPTH;
  const message = fill(TEXTS[`size.${excess}`], { limit });
  return { path: [], kind: "size", severity: "error", code: "RequestEntityTooLargeException", message };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const own = (value: Readonly<Record<string, unknown>>, member: string): unknown =>
  Object.hasOwn(value, member) ? value[member] : undefined;
