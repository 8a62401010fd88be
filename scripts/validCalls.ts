import type { Call, ServiceName } from "../src/aws/generated/api.ts";
import { MODELS } from "../src/aws/generated/models.ts";
import { shapeNamed } from "../src/aws/model.ts";
import type { ScalarShape } from "../src/aws/model.ts";
import { SERVICES } from "../src/aws/operations.ts";
import { fc } from "./properties.ts";

interface Described {
  readonly service: ServiceName;
  readonly operation: string;
  readonly shape: string;
}

const DESCRIBED: readonly Described[] = SERVICES.flatMap((service) =>
  Object.entries(MODELS[service].operations)
    .filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== "")
    .map(([operation, shape]) => ({ service, operation, shape })),
);

/** Any operation that is described and takes something. */
export const described: fc.Arbitrary<Described> = fc.constantFrom(...DESCRIBED);

/** Any call whose input is made after the model. */
export const validCall: fc.Arbitrary<Call & Described> = described.chain((one) => valueOf(one.service, one.shape).map((input) => ({ ...one, input })));

/** A value that fits the shape. Text that must match a pattern is made of letters, which most of them allow. */
function valueOf(service: ServiceName, name: string, depth = 0): fc.Arbitrary<unknown> {
  const key = `${service} ${name} ${depth}`;
  const value = made.get(key) ?? arbitraryOf(service, name, depth);
  made.set(key, value);
  return value;
}

const made = new Map<string, fc.Arbitrary<unknown>>();

function arbitraryOf(service: ServiceName, name: string, depth: number): fc.Arbitrary<unknown> {
  const model = MODELS[service];
  const shape = shapeNamed(model, name);
  switch (shape.type) {
    case "structure": {
      const members = Object.entries(shape.members).filter(([member]) => depth < 4 || shape.required?.includes(member));
      const parts = Object.fromEntries(members.map(([member, part]) => [member, valueOf(service, part, depth + 1)]));
      return fc.record(parts, { requiredKeys: [...(shape.required ?? [])] });
    }
    case "list": {
      const min = Math.max(shape.min ?? 1, 1);
      return fc.array(valueOf(service, shape.member, depth + 1), { minLength: min, maxLength: Math.max(min, 2) });
    }
    case "map":
      return fc.dictionary(keyOf(service, shape.key), valueOf(service, shape.value, depth + 1), { noNullPrototype: true, minKeys: shape.min ?? 0, ...(shape.max === undefined ? {} : { maxKeys: shape.max }) });
    default:
      return scalarOf(shape);
  }
}

/** The key of a map: with some it is one of a few words. */
function keyOf(service: ServiceName, name: string): fc.Arbitrary<string> {
  const shape = shapeNamed(MODELS[service], name);
  return shape.type === "string" && shape.enum !== undefined ? fc.constantFrom(...shape.enum) : fc.stringMatching(/^[a-z]{1,8}$/);
}

function scalarOf(shape: ScalarShape): fc.Arbitrary<unknown> {
  const { type, min, max, pattern } = shape;
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum);
  if (pattern !== undefined && EXAMPLES[pattern] !== undefined) return fc.constant(EXAMPLES[pattern]);
  switch (type) {
    case "string":
      return fc.stringMatching(/^[a-z]+$/, { size: "xsmall" }).map((text) => text.padEnd(min ?? 1, "x").slice(0, max ?? 64));
    case "boolean":
      return fc.boolean();
    case "integer":
    case "long":
      return fc.integer({ min: min ?? -2_147_483_647, max: Math.min(max ?? 2_147_483_647, 2_147_483_647) });
    case "blob":
      return fc.constant("YQ==");
    case "document":
      return fc.constant({ a: [1] });
    default:
      return fc.double({ min: min ?? -1e9, max: max ?? 1e9, noNaN: true });
  }
}

/** For the patterns that letters alone do not match. */
const EXAMPLES: Readonly<Record<string, string>> = {
  "^arn:.+:application-autoscaling:.+:[0-9]+:scalable-target\\/[a-zA-Z0-9-]+$": "arn:aws:application-autoscaling:us-east-1:123456789012:scalable-target/0ec5",
  "^(2|4|5)\\d\\d$": "503",
  "[a-z0-9-]+:[A-Za-z0-9]+": "s3:GetObject",
  "^([a-zA-Z0-9]([a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z0-9]([a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9])?$": "shop.example.com",
  "^(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}$": "203.0.113.9",
  "^(HTTPS?|#\\{protocol\\})$": "HTTPS",
  "^(ipam-pool-)[a-zA-Z0-9]+$": "ipam-pool-1",
  "^(ipv4pool-coip-)[a-zA-Z0-9]+$": "ipv4pool-coip-1",
  "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)": "/apps/",
  "\\u002F[\\u0021-\\u007F]*": "/apps/",
  "tag:.+|Name|Type|KeyId|Path|Label|Tier|DataType": "Name",
  "^\\d{12}$": "123456789012",
  "^i-[0-9a-f]+$": "i-0123456789abcdef0",
  "^[a-z0-9-]+:[A-Za-z0-9]+$": "s3:GetObject",
};
