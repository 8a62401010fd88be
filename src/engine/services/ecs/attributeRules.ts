import type { Attribute } from "../../../aws/generated/ecs.ts";
import { isBuiltInAttribute } from "./agent/attributes.ts";
import { CUSTOM_ATTRIBUTES_PER_RESOURCE } from "./limits.ts";

/** ECS API, Attribute: a name, and a value that neither begins nor ends with a space. */
const NAME = /^[A-Za-z0-9_\-./\\]{1,128}$/;
const VALUE = /^[A-Za-z0-9_\-./\\@:]([A-Za-z0-9_\-./\\@: ]{0,126}[A-Za-z0-9_\-./\\@:])?$/;

/** Why the words of an attribute are refused, with InvalidParameterException; undefined when they are not. Wordings assumed. */
export function problemOfAttribute({ name, value }: Pick<Attribute, "name" | "value">): string | undefined {
  if (!NAME.test(name)) return `Attribute name '${name}' contains invalid characters.`;
  if (value !== undefined && !VALUE.test(value)) return `Attribute value '${value}' contains invalid characters.`;
  return undefined;
}

/** Why so many attributes are refused, with AttributeLimitExceededException. Assumed wording. */
export function problemOfCount(attributes: Readonly<Record<string, string>>): string | undefined {
  const custom = Object.keys(attributes).filter((name) => !isBuiltInAttribute(name));
  if (custom.length <= CUSTOM_ATTRIBUTES_PER_RESOURCE) return undefined;
  return `A container instance can have at most ${CUSTOM_ATTRIBUTES_PER_RESOURCE} custom attributes.`;
}
