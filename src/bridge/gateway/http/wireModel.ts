/** A member of a structure, a list or a map: its shape, and its name on the wire where that is another. */
export interface WireRef {
  readonly shape: string;
  readonly locationName?: string;
  /** EC2's name for it in requests. */
  readonly queryName?: string;
}

/** A shape, as far as the wire asks for it. */
export type WireShape =
  | {
      readonly type: "structure";
      readonly members: Readonly<Record<string, WireRef>>;
      readonly required?: readonly string[];
      readonly exception?: boolean;
      /** An error that is the service's fault. */
      readonly fault?: boolean;
      readonly error?: { readonly code?: string; readonly httpStatusCode?: number };
      readonly document?: boolean;
    }
  | { readonly type: "list"; readonly member: WireRef }
  | { readonly type: "map"; readonly key: WireRef; readonly value: WireRef }
  | { readonly type: ScalarType; readonly enum?: readonly string[] };

export type ScalarType = "string" | "integer" | "long" | "float" | "double" | "boolean" | "timestamp" | "blob";

/** What an operation takes and answers; nothing where there is no shape. */
export interface WireOperation {
  readonly input?: { readonly shape: string };
  readonly output?: { readonly shape: string; readonly resultWrapper?: string };
}

/** A service's model as botocore has it: `src/aws/models`, read as it is. */
export interface WireModel {
  readonly metadata: {
    readonly apiVersion: string;
    readonly endpointPrefix: string;
    readonly signingName?: string;
    readonly protocol: string;
    readonly protocols: readonly string[];
    readonly jsonVersion?: string;
    readonly targetPrefix?: string;
    readonly xmlNamespace?: string;
    /** There: an error keeps the code it had when the service still spoke Query. */
    readonly awsQueryCompatible?: object;
  };
  readonly operations: Readonly<Record<string, WireOperation>>;
  readonly shapes: Readonly<Record<string, WireShape>>;
}

/** Service → its model, under the names of the aws command line. */
export type WireModels = Readonly<Record<string, WireModel>>;

/** The shape a reference means. Names come from models, never from outside. */
export function shapeOf(model: WireModel, ref: { readonly shape: string }): WireShape {
  const shape = model.shapes[ref.shape];
  if (shape === undefined) throw new Error(`the model has no shape ${ref.shape}`);
  return shape;
}

/** The shape of what an operation takes; one without members where it takes nothing. */
export function inputShape(model: WireModel, operation: string): WireShape {
  const input = model.operations[operation]?.input;
  return input === undefined ? NOTHING : shapeOf(model, input);
}

/** The shape of what an operation answers. */
export function outputShape(model: WireModel, operation: string): WireShape {
  const output = model.operations[operation]?.output;
  return output === undefined ? NOTHING : shapeOf(model, output);
}

/** Whether any JSON may stand there. */
export function isDocument(shape: WireShape): boolean {
  return shape.type === "structure" && shape.document === true;
}

const NOTHING: WireShape = { type: "structure", members: {} };
