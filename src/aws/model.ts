/** A scalar narrowed by an enumeration, by a range (numbers) or length (text), or by a pattern. */
export interface ScalarShape {
  readonly type: ScalarType;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
}

/** The types a value can have that is no list, map or structure. A document is any JSON. */
export type ScalarType =
  | "string"
  | "integer"
  | "long"
  | "float"
  | "double"
  | "boolean"
  | "timestamp"
  | "blob"
  | "document";

/** A list; min and max bound its length. */
export interface ListShape {
  readonly type: "list";
  readonly member: string;
  readonly min?: number;
  readonly max?: number;
}

/** A map from text to values of one shape; min and max bound its size. */
export interface MapShape {
  readonly type: "map";
  readonly key: string;
  readonly value: string;
  readonly min?: number;
  readonly max?: number;
}

/** A structure; `wire` holds the members that EC2 calls otherwise on the wire, and so in its messages. */
export interface StructureShape {
  readonly type: "structure";
  readonly members: Readonly<Record<string, string>>;
  readonly required?: readonly string[];
  readonly wire?: Readonly<Record<string, string>>;
}

/** Any shape. Where a member names a scalar type instead of a shape, nothing narrows that type. */
export type Shape = ScalarShape | ListShape | MapShape | StructureShape;

/**
 * What the page and the worker know of a service's model: all operations by name, and the shapes of the inputs
 * that are described. An operation's value is its input shape, "" when it takes nothing, null when it is only known.
 */
export interface ServiceModel {
  readonly protocol: string;
  readonly operations: Readonly<Record<string, string | null>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** The shape of that name, or the bare scalar type of that name. Names come from models, never from outside. */
export function shapeNamed(model: Pick<ServiceModel, "shapes">, name: string): Shape {
  return model.shapes[name] ?? { type: name as ScalarType };
}
