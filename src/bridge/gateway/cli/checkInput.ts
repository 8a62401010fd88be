import type { ServiceName } from "../../../aws/generated/api.ts";
import { pathText } from "../../../aws/problem.ts";
import type { Problem } from "../../../aws/problem.ts";
import { shapeAt } from "../../../aws/operations.ts";
import { validate } from "../../../aws/validate.ts";
import { CommandFault } from "./fault.ts";
import { pythonText } from "./output/python.ts";

/**
 * Refuses an input that a client does not even send, in botocore's words: what is missing, unknown, of another type
 * or below a minimum. Everything else is the service's to refuse.
 */
export function checkInput(service: ServiceName, operation: string, input: unknown): void {
  const lines = validate(service, operation, input).flatMap((problem) => sentenceOn(problem, { service, operation, input }) ?? []);
  if (lines.length > 0) throw new CommandFault(`Parameter validation failed:\n${lines.join("\n")}`);
}

interface Subject {
  readonly service: ServiceName;
  readonly operation: string;
  readonly input: unknown;
}

function sentenceOn({ path, kind, message }: Problem, { service, operation, input }: Subject): string | undefined {
  const value = valueAt(input, path);
  const shape = shapeAt(service, operation, path);
  const owner = pathText(path.slice(0, -1));
  switch (kind) {
    case "required":
      return value === undefined && typeof path.at(-1) === "string" ? `Missing required parameter in ${owner}: "${String(path.at(-1))}"` : undefined;
    case "unknown": {
      const around = shapeAt(service, operation, path.slice(0, -1));
      const members = around?.type === "structure" ? Object.keys(around.members).join(", ") : "";
      return `Unknown parameter in ${owner}: "${String(path.at(-1))}", must be one of: ${members}`;
    }
    case "type":
      if (shape === undefined || hasPythonType(value, shape.type)) return undefined;
      return `Invalid type for parameter ${pathText(path)}, value: ${pythonText(value)}, type: ${pythonType(value)}, valid types: ${PYTHON_TYPES[shape.type] ?? "<class 'str'>"}`;
    case "range":
      if (shape === undefined || !("min" in shape) || typeof value !== "number" || value >= (shape.min ?? -Infinity)) return undefined;
      return `Invalid value for parameter ${pathText(path)}, value: ${pythonText(value)}, valid min value: ${String(shape.min)}`;
    case "length": {
      const length = lengthOf(value);
      if (shape === undefined || !("min" in shape) || length >= (shape.min ?? 0)) return undefined;
      return `Invalid length for parameter ${pathText(path)}, value: ${length}, valid min length: ${String(shape.min)}`;
    }
    case "size":
      return message;
    default:
      return undefined;
  }
}

const PYTHON_TYPES: Readonly<Record<string, string>> = {
  structure: "<class 'dict'>",
  map: "<class 'dict'>",
  list: "<class 'list'>, <class 'tuple'>",
  integer: "<class 'int'>",
  long: "<class 'int'>",
  float: "<class 'float'>, <class 'decimal.Decimal'>, <class 'int'>",
  double: "<class 'float'>, <class 'decimal.Decimal'>, <class 'int'>",
  boolean: "<class 'bool'>",
  string: "<class 'str'>",
  timestamp: "<class 'datetime.datetime'>, timestamp-string",
  blob: "<class 'bytes'>, <class 'bytearray'>, file-like object",
};

function pythonType(value: unknown): string {
  if (value === null || value === undefined) return "<class 'NoneType'>";
  if (Array.isArray(value)) return "<class 'list'>";
  if (typeof value === "number") return Number.isInteger(value) ? "<class 'int'>" : "<class 'float'>";
  return { string: "<class 'str'>", boolean: "<class 'bool'>" }[typeof value as string] ?? "<class 'dict'>";
}

/** A blob that is no base64 and a number beyond the range are of the right type and refused by the service. */
const hasPythonType = (value: unknown, type: string): boolean => (PYTHON_TYPES[type] ?? "").includes(pythonType(value)) || (type === "blob" && typeof value === "string");

function lengthOf(value: unknown): number {
  if (typeof value === "string" || Array.isArray(value)) return value.length;
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}

function valueAt(input: unknown, path: readonly (string | number)[]): unknown {
  let value = input;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return value;
}
