// @ts-check
/**
 * What a client of AWS's SDK knows of its service: operations, the members of their shapes, the values of its enums.
 * The client brings it along as schemas, tuples of [kind, namespace, name, traits, …]; see `@smithy/types`, StaticSchema.
 */

/** Kinds that have parts; all others are leaves. */
const LIST = 1;
const MAP = 2;
const OPERATION = 9;
/** Lists and maps of leaves are a number: this, or twice this, and the leaf's. */
const LIST_OF = 64;

/**
 * @typedef {object} Shape A structure by its members, a list or map by what it holds, under `""`; a leaf has no parts.
 * @property {string} name
 * @property {Record<string, () => Shape>} parts
 */

/**
 * @typedef {object} Api
 * @property {Record<string, { input: () => Shape, output: () => Shape }>} operations
 * @property {Record<string, readonly string[]>} enums
 */

/**
 * @param {Record<string, unknown>} client The client's exports.
 * @returns {Api}
 */
export function sdkApi(client) {
  /** @type {Api} */
  const api = { operations: {}, enums: {} };
  for (const [name, value] of Object.entries(client)) {
    if (Array.isArray(value) && value[0] === OPERATION) {
      api.operations[value[2]] = { input: () => shapeOf(value[4]), output: () => shapeOf(value[5]) };
    } else if (isEnum(value)) {
      api.enums[name] = Object.values(value);
    }
  }
  return api;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, string>}
 */
function isEnum(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const values = Object.values(value);
  return values.length > 0 && values.every((one) => typeof one === "string");
}

/** @type {Shape} */
const LEAF = { name: "", parts: {} };

/**
 * @param {any} schema
 * @returns {Shape}
 */
function shapeOf(schema) {
  if (typeof schema === "function") return shapeOf(schema());
  if (typeof schema === "number" && schema >= LIST_OF) return { name: "", parts: { "": () => LEAF } };
  if (!Array.isArray(schema)) return LEAF;
  // A member with traits of its own: the shape, then the traits. All others have a namespace there.
  if (typeof schema[1] !== "string") return shapeOf(schema[0]);
  const [kind, , name] = schema;
  if (kind === LIST) return { name, parts: { "": () => shapeOf(schema[4]) } };
  if (kind === MAP) return { name, parts: { "": () => shapeOf(schema[5]) } };
  const names = Array.isArray(schema[4]) ? schema[4] : [];
  return { name, parts: Object.fromEntries(names.map((member, at) => [member, () => shapeOf(schema[5][at])])) };
}
