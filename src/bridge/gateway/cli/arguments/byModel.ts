import { shapeNamed } from "../../../../aws/model.ts";
import type { ServiceModel, Shape } from "../../../../aws/model.ts";
import { needFloat, needInt } from "./numbers.ts";
import type { ShorthandValue } from "./shorthand.ts";
import { ShorthandFault } from "./shorthandReader.ts";

/**
 * What a shorthand value means by the model: its texts become numbers and truths where the model wants those, and a
 * single value a list where it wants one. What does not fit is left for the check of the whole input.
 */
export function byModel(value: ShorthandValue, shape: Shape, model: ServiceModel): unknown {
  switch (shape.type) {
    case "structure":
      return isRecord(value) ? mapped(value, (part, name) => ofMember(part, shape.members[name], model, name)) : value;
    case "map":
      return isRecord(value) ? mapped(value, (part) => byModel(part, shapeNamed(model, shape.value), model)) : value;
    case "list":
      if (!Array.isArray(value)) return [value];
      return (value as readonly ShorthandValue[]).map((part) => byModel(part, shapeNamed(model, shape.member), model));
    default:
      return typeof value === "string" ? scalar(value, shape.type) : value;
  }
}

function ofMember(value: ShorthandValue, name: string | undefined, model: ServiceModel, member: string): unknown {
  if (name === undefined) return value;
  if (name !== "document") return byModel(value, shapeNamed(model, name), model);
  throw new ShorthandFault(
    `Shorthand syntax does not support document types. Use JSON input for top-level argument to specify nested parameter: ${member}`,
  );
}

function scalar(text: string, type: string): unknown {
  if (type === "integer" || type === "long") return needInt(text);
  if (type === "double" || type === "float") return needFloat(text);
  if (type === "boolean" && /^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  return text;
}

function mapped(value: { readonly [key: string]: ShorthandValue }, part: (part: ShorthandValue, name: string) => unknown): unknown {
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, part(inner, name)]));
}

const isRecord = (value: ShorthandValue): value is { readonly [key: string]: ShorthandValue } => typeof value === "object" && !Array.isArray(value);
