import { hasLate, isLate, lateAmong } from "./lateOperations.mjs";
import { camel, header, key, literal, reachable } from "./shapes.mjs";
import { describedOperations, readable } from "./describedOperations.mjs";

/** Longer enumerations stay out of the browser: EC2 has 1,200 instance types, and RunInstances checks its own table. */
const LONGEST_ENUM = 200;

/** Types that need no shape of their own when nothing narrows them: the member names the type itself. */
const PLAIN = new Set(["string", "integer", "long", "float", "double", "boolean", "timestamp", "blob"]);

/**
 * What validation and the command line need of a model at run time: every operation by name, and the shapes that
 * can be reached from the inputs of the operations this project simulates or soon will, but for those that come late.
 */
export function runtimeModel(service, whole) {
  const model = readable(service, whole);
  const described = describedOperations(service, model);
  const kept = shapesOf(model, earlyAmong(service, described));

  const operations = Object.keys(model.operations)
    .sort()
    .map((name) => `    ${key(name)}: ${inputOf(name, model, described)},\n`)
    .join("");
  const shapes = shapeLines(kept, service, model);

  return `${header(`src/aws/models/${service}.json`)}import type { ServiceModel } from "../model.ts";

/** The run-time model of ${service}. An operation of null is known by name only. */
export const ${camel(service)}Model: ServiceModel = {
  protocol: ${JSON.stringify(model.metadata.protocol)},
  operations: {
${operations}  },
  shapes: {
${shapes}  },
};
`;
}

/** The shapes that only operations need whose code comes late; undefined where a service has none. */
export function lateShapes(service, whole) {
  if (!hasLate(service)) return undefined;
  const model = readable(service, whole);
  const described = describedOperations(service, model);
  const early = new Set(shapesOf(model, earlyAmong(service, described)));
  const late = shapesOf(model, described).filter((name) => !early.has(name));
  return `${header(`src/aws/models/${service}.json`)}import type { Shape } from "../model.ts";

/** The shapes of ${service} that come with the code that needs them. */
export const ${camel(service)}Late: Readonly<Record<string, Shape>> = {
${shapeLines(late, service, model)}};
`;
}

/** One table of all run-time models: whole ones, or those that the worker begins with. */
export function modelIndex(models, part) {
  const services = [...models.keys()];
  const whole = (service) => part === "whole" && hasLate(service);
  const isLeftOut = (service) => part === "early" && isLate(service);
  const imports = services.filter((service) => !isLeftOut(service)).map((service) => `import { ${camel(service)}Model } from "./${service}.model.ts";\n`).join("");
  const lates = services.filter(whole).map((service) => `import { ${camel(service)}Late } from "./${service}.late.ts";\n`).join("");
  const entries = services.map((service) => `  ${key(service)}: ${isLeftOut(service) ? nothingOf(models.get(service)) : whole(service) ? `{ ...${camel(service)}Model, shapes: { ...${camel(service)}Model.shapes, ...${camel(service)}Late } }` : `${camel(service)}Model`},\n`).join("");
  const says = part === "whole" ? "Service → its run-time model." : "Service → its run-time model without what comes late: takes the place of `models.ts` in the worker that is built.";
  return `${header("src/aws/models")}import type { ServiceModel } from "../model.ts";
import type { ServiceName } from "./api.ts";
${lates}${imports}
/** ${says} */
export const MODELS: Readonly<Record<ServiceName, ServiceModel>> = {
${entries}};
`;
}

const nothingOf = ({ metadata }) => `{ protocol: ${JSON.stringify(metadata.protocol)}, operations: {}, shapes: {} }`;

/** One table of all shapes that come late, and of the operations of services that come late as a whole. */
export function lateIndex(services) {
  const late = services.filter(hasLate);
  const imports = late.map((service) => `import { ${camel(service)}Late } from "./${service}.late.ts";\n${isLate(service) ? `import { ${camel(service)}Model } from "./${service}.model.ts";\n` : ""}`).join("");
  const entries = late.map((service) => `  ${key(service)}: { ${isLate(service) ? `operations: ${camel(service)}Model.operations, ` : ""}shapes: ${camel(service)}Late },\n`).join("");
  return `${header("src/aws/models")}import type { ServiceModel } from "../model.ts";
import type { ServiceName } from "./api.ts";
${imports}
/** Service → the shapes that come with the code that needs them, and its operations if all of it comes late. */
export const LATE_SHAPES: Readonly<Partial<Record<ServiceName, Partial<ServiceModel>>>> = {
${entries}};
`;
}

function earlyAmong(service, described) {
  const late = new Set(lateAmong(service, described));
  return described.filter((name) => !late.has(name));
}

/** The shapes that can be reached from the inputs of operations. */
function shapesOf(model, operations) {
  const roots = operations.map((name) => model.operations[name].input?.shape).filter(Boolean);
  return reachable(model.shapes, roots).filter((name) => !isPlain(model.shapes[name]));
}

const shapeLines = (names, service, model) => names.map((name) => `    ${key(name)}: ${literal(runtimeShape(name, service, model))},\n`).join("");

function inputOf(name, model, described) {
  if (!described.includes(name)) return "null";
  return JSON.stringify(model.operations[name].input?.shape ?? "");
}

function runtimeShape(name, service, model) {
  const shape = model.shapes[name];
  const type = (part) => (isPlain(model.shapes[part.shape]) ? plainType(model.shapes[part.shape]) : part.shape);
  const limits = { min: shape.min, max: shape.max };
  switch (shape.type) {
    case "structure":
      return {
        type: "structure",
        required: required(shape),
        members: Object.fromEntries(Object.entries(shape.members).map(([member, part]) => [member, type(part)])),
        wire: wireNames(shape, model),
      };
    case "list":
      return { type: "list", member: type(shape.member), ...limits };
    case "map":
      return { type: "map", key: type(shape.key), value: type(shape.value), ...limits };
    default:
      return { type: shape.type, ...limits, pattern: safePattern(name, service, shape), enum: shortEnum(shape) };
  }
}

/** A required idempotency token is filled in by every client, so its absence is nobody's error. */
function required(shape) {
  const names = (shape.required ?? []).filter((member) => !shape.members[member].idempotencyToken);
  return names.length > 0 ? names : undefined;
}

/** EC2's messages name the parameter as it stands on the wire: SecurityGroupId for SecurityGroupIds. */
function wireNames(shape, model) {
  if (model.metadata.protocol !== "ec2") return undefined;
  const names = Object.entries(shape.members)
    .map(([member, part]) => [member, part.queryName ?? capital(part.locationName ?? member)])
    .filter(([member, wire]) => member !== wire);
  return names.length > 0 ? Object.fromEntries(names) : undefined;
}

const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

const shortEnum = (shape) => (shape.enum && shape.enum.length <= LONGEST_ENUM ? shape.enum : undefined);

const isPlain = (shape) =>
  shape.document === true ||
  (PLAIN.has(shape.type) && shape.min === undefined && shape.max === undefined && !shape.pattern && !shortEnum(shape));

const plainType = (shape) => (shape.document ? "document" : shape.type);

/**
 * A pattern is kept when it has no quantifier inside a quantified group and no alternation inside one: such a
 * pattern, on text whose length is bounded first, cannot run away. Others are left to the operations.
 */
function safePattern(name, service, shape) {
  if (shape.pattern === undefined) return undefined;
  if (/\([^)]*[*+?|][^)]*\)[*+?{]/.test(shape.pattern)) return undefined;
  // Some services escape what need not be, which JavaScript refuses; a class of Java's is spelled out.
  const pattern = shape.pattern.replace(/\\([!=])/g, "$1").replaceAll("\\p{Print}", "[ -~]");
  new RegExp(pattern, "u"); // Throws here, at generation, rather than in the browser.
  return pattern;
}
