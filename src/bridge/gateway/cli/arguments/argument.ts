import { shapeNamed } from "../../../../aws/model.ts";
import type { ScalarShape, ServiceModel, Shape } from "../../../../aws/model.ts";
import { usageFault, valueFault } from "../fault.ts";
import { byModel } from "./byModel.ts";
import { JsonFault, readJson } from "./json.ts";
import { needFloat, needInt, readFloat, readInt } from "./numbers.ts";
import { readShorthand } from "./shorthand.ts";
import { ShorthandFault } from "./shorthandReader.ts";

/** What the words behind an option mean: plain text, JSON or shorthand, whichever the shape takes. */
export function readArgument(option: string, words: readonly string[], shape: Shape, model: ServiceModel): unknown {
  for (const word of words) refuseFile(option, word);
  switch (shape.type) {
    case "list":
      return listOf(option, words, shapeNamed(model, shape.member), { shape, model });
    case "structure":
    case "map":
      return structured(option, words[0] ?? "", shape, model);
    default:
      return scalarOf(option, words[0] ?? "", shape);
  }
}

/** A page has no files to read, and says so as a shell's computer would. */
export function refuseFile(option: string, word: string): void {
  const path = /^fileb?:\/\/(.*)$/s.exec(word)?.[1];
  if (path !== undefined) throw valueFault(option, `Unable to load paramfile ${word}: [Errno 2] No such file or directory: '${path}'`);
}

function listOf(option: string, words: readonly string[], item: Shape, { shape, model }: { readonly shape: Shape; readonly model: ServiceModel }): unknown {
  const looksLikeJson = /^\s*[[{]/.test(words[0] ?? "");
  if (words.length === 1 && /^\s*\[/.test(words[0] ?? "")) return json(option, words[0] ?? "");
  if (isMade(item) && !looksLikeJson) return shorthand(option, () => byModel(words.map(readShorthand), shape, model));
  return words.map((word) => (isMade(item) ? jsonOnly(option, word) : listItem(option, word, item)));
}

/** A number that is none is told as the option's fault, by its text alone, as the command line does. */
function listItem(option: string, word: string, item: Shape): unknown {
  const isNumber = item.type === "integer" || item.type === "long" || item.type === "float" || item.type === "double";
  if (!isNumber) return scalarOf(option, word, item);
  const number = item.type === "integer" || item.type === "long" ? readInt(word) : readFloat(word);
  if (number === undefined) throw valueFault(option, word);
  return number;
}

function structured(option: string, word: string, shape: Exclude<Shape, ScalarShape>, model: ServiceModel): unknown {
  if (/^\s*[[{]/.test(word)) return jsonOnly(option, word);
  if (isBareValue(shape, word)) return { Value: word };
  return shorthand(option, () => byModel(readShorthand(word), shape, model));
}

/** A structure whose only member is Value takes the value itself. */
function isBareValue(shape: Shape, word: string): boolean {
  if (shape.type !== "structure" || word.includes("=")) return false;
  const names = Object.keys(shape.members);
  return names.length === 1 && names[0] === "Value";
}

function scalarOf(option: string, word: string, shape: Shape): unknown {
  switch (shape.type) {
    case "integer":
      return needInt(word);
    case "long":
      return readInt(word) ?? refuseType(option, "int", word);
    case "float":
    case "double":
      return readFloat(word) ?? refuseType(option, "float", word);
    case "timestamp":
      return readTime(word) ?? needFloat(word);
    case "boolean":
      return word.toLowerCase() !== "false";
    case "document":
      return json(option, word);
    default:
      return word;
  }
}

function refuseType(option: string, type: string, word: string): never {
  throw usageFault(`argument ${option}: invalid ${type} value: '${word}'`);
}

/** A time as the API takes it, in seconds since 1970. */
function readTime(text: string): number | undefined {
  const number = readFloat(text);
  if (number !== undefined) return number;
  const millis = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(millis) ? undefined : millis / 1000;
}

const isMade = ({ type }: Shape): boolean => type === "structure" || type === "list" || type === "map";

function shorthand(option: string, read: () => unknown): unknown {
  try {
    return read();
  } catch (fault) {
    if (fault instanceof ShorthandFault) throw valueFault(option, fault.message);
    throw fault;
  }
}

function jsonOnly(option: string, word: string): unknown {
  if (!/^\s*[[{]/.test(word)) throw valueFault(option, `Invalid JSON:\n${word}`);
  return json(option, word);
}

/** Reads JSON for an option, or tells what is wrong with it. */
export function json(option: string, word: string): unknown {
  try {
    return readJson(word);
  } catch (fault) {
    if (fault instanceof JsonFault) throw valueFault(option, `Invalid JSON: ${fault.message}\nJSON received: ${word}`);
    throw fault;
  }
}
