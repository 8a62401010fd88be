import { isDocument, shapeOf, type WireModel, type WireShape } from "./wireModel.ts";

/** Draws integers below a bound. */
export type Draw = (bound: number) => number;

/** For tests: a stream of numbers from a seed. */
export function drawsFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/**
 * For tests: a value of a shape that every protocol can say. Lists, maps and structures hold something, for a form
 * says nothing of those that are empty. Undefined where the shape has no such value.
 */
export function trialValue(model: WireModel, shape: WireShape, draw: Draw, depth = 0): unknown {
  if (isDocument(shape)) return { any: ["thing", 1] };
  switch (shape.type) {
    case "structure":
      return structureValue(model, shape, draw, depth);
    case "list": {
      const items = Array.from({ length: 1 + draw(3) }, () => trialValue(model, shapeOf(model, shape.member), draw, depth + 1));
      return items.includes(undefined) ? undefined : items;
    }
    case "map": {
      const value = trialValue(model, shapeOf(model, shape.value), draw, depth + 1);
      return value === undefined ? undefined : { [`key ${draw(9)}`]: value, __proto__x: value };
    }
    case "integer":
    case "long":
      return draw(2_000_000) - 1_000_000;
    case "float":
    case "double":
      return draw(1_000_000) / 64;
    case "boolean":
      return draw(2) === 1;
    case "timestamp":
      return 1_767_603_600 + draw(1_000_000) / 8;
    case "blob":
      return btoa(`bytes ${draw(1000)}`);
    default:
      return TEXTS[draw(TEXTS.length)];
  }
}

const TEXTS = ["plain", "a b+c%20&d=e", "ä€😀", "<tag attr=\"1\">&amp;</tag>", "two\nlines\tand\rmore", " spaced ", "", "1", "true", "a.member.1", "]]>"];

const DEEPEST = 6;

function structureValue(model: WireModel, shape: Extract<WireShape, { type: "structure" }>, draw: Draw, depth: number): unknown {
  if (depth > DEEPEST) return undefined;
  const members = Object.entries(shape.members);
  const kept = depth === 0 ? members : members.filter(() => draw(members.length) < MEMBERS_BELOW);
  const values = (kept.length > 0 ? kept : members.slice(0, 1)).map(([name, ref]) => [name, trialValue(model, shapeOf(model, ref), draw, depth + 1)] as const);
  const there = values.filter(([, value]) => value !== undefined);
  return there.length > 0 || depth === 0 ? Object.fromEntries(there) : undefined;
}

/** Below the top a structure has so many of its members, more or less: all of them would be too many. */
const MEMBERS_BELOW = 4;
