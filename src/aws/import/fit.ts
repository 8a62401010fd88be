import { valueOf } from "../../lib/jsonTree.ts";
import { readJson } from "../../lib/readJson.ts";
import type { ServiceName } from "../generated/api.ts";
import { shapeNamed } from "../model.ts";
import type { ListShape, MapShape, Shape, StructureShape } from "../model.ts";
import { inputShapeOf, modelOf } from "../operations.ts";
import type { Path } from "../problem.ts";
import { fittedScalar } from "./fitScalar.ts";
import { type Remark, REMARKS_AT_MOST, shown } from "./remark.ts";
import { listFrom, textAsList } from "./shorthand.ts";

/** What is known of members that are no members of the input. */
export interface FitRules {
  /** Members that only AWS sets: left out without a question. */
  readonly readOnly: ReadonlySet<string>;
  /** Members that say the same under another name. */
  readonly aliases: Readonly<Record<string, string>>;
}

/** A document as an input of an operation, and what had to be done to make it one. */
export interface Fitted {
  readonly input: Readonly<Record<string, unknown>>;
  readonly remarks: readonly Remark[];
}

/**
 * Fits a document to an operation's input as far as its meaning is clear: names in CloudFormation's or Terraform's
 * spelling, numbers as texts, amounts with units, single values for lists, JSON inside texts, placeholders. What is
 * left may still break the model or the service's rules; only `validate` and they can tell.
 */
export function fit(call: { readonly service: ServiceName; readonly operation: string }, document: unknown, rules: FitRules): Fitted {
  const fitting = new Fitting(call.service, rules);
  const shape = inputShapeOf(call.service, call.operation);
  const input = shape === undefined ? undefined : fitting.structure(document, shape, { path: [], owner: call.operation, member: "" });
  return { input: isObject(input) ? input : {}, remarks: fitting.remarks };
}

/** Where a value stands: its path, and the structure it is a member of. */
export interface FitPlace {
  readonly path: Path;
  readonly owner: string;
  readonly member: string;
}

/** One walk along document and shapes; its depth is the model's. */
class Fitting {
  readonly remarks: Remark[] = [];
  private readonly service: ServiceName;
  private readonly rules: FitRules;

  constructor(service: ServiceName, rules: FitRules) {
    this.service = service;
    this.rules = rules;
  }

  structure(given: unknown, shape: StructureShape, place: FitPlace): unknown {
    const value = this.unwrapped(given, place);
    if (!isObject(value)) return this.strange(place, "an object belongs here", value);
    const spelled = spellingsOf(shape);
    const fitted = new Map<string, unknown>();
    for (const [name, part] of Object.entries(value)) {
      const at = { path: [...place.path, name], owner: place.owner, member: name };
      const member = Object.hasOwn(shape.members, name) ? name : this.memberMeant(name, spelled, place);
      if (part === null || part === undefined) this.say(at, "leftOut", "null says nothing");
      else if (member === undefined) this.unknownMember(name, part, at);
      else if (!fitted.has(member) || name === member) {
        if (name !== member) this.say(at, "changed", `the API calls it ${member}`, { before: name, after: member });
        const result = this.any(part, shape.members[member] ?? "", { ...at, member });
        if (result !== undefined) fitted.set(member, result);
      }
    }
    return Object.fromEntries(fitted);
  }

  private any(value: unknown, name: string, place: FitPlace): unknown {
    const shape = shapeNamed(modelOf(this.service), name);
    switch (shape.type) {
      case "structure":
        return this.structure(value, shape, { ...place, owner: name });
      case "list":
        return this.list(value, shape, place);
      case "map":
        return this.map(value, shape, place);
      case "document":
        return value;
      default:
        return fittedScalar(value, shape, place, (remark) => this.keep(remark));
    }
  }

  private list(given: unknown, shape: ListShape, place: FitPlace): unknown {
    const value = this.unwrapped(given, place);
    const items = Array.isArray(value) ? (value as readonly unknown[]) : this.asList(value, shape, place);
    if (items === undefined) return this.strange(place, "a list belongs here", value);
    return items.flatMap((item, i) => {
      const at = { ...place, path: [...place.path, i] };
      if (item === null || item === undefined) {
        this.say(at, "leftOut", "null says nothing");
        return [];
      }
      const part = listFrom(item, place) ?? item;
      if (part !== item) this.say(at, "changed", "written out", { before: shown(item), after: shown(part) });
      const result = this.any(part, shape.member, at);
      return result === undefined ? [] : [result];
    });
  }

  /** A single value for a list of one; a mapping of names for a list of pairs; a command line for its words. */
  private asList(value: unknown, shape: ListShape, place: FitPlace): readonly unknown[] | undefined {
    const list = textAsList(value, place) ?? pairsOf(value, this.shape(shape.member));
    if (list !== undefined) {
      this.say(place, "changed", "the API wants a list", { before: shown(value), after: "[…]" });
      return list;
    }
    const structure = this.shape(shape.member).type === "structure";
    if (isObject(value) !== structure || typeof value === "boolean") return undefined;
    this.say(place, "changed", "the API wants a list", { before: shown(value), after: "[…]" });
    return [value];
  }

  private map(given: unknown, shape: MapShape, place: FitPlace): unknown {
    const value = this.unwrapped(given, place);
    const entries = Array.isArray(value) ? entriesOf(value as readonly unknown[]) : isObject(value) ? Object.entries(value) : undefined;
    if (entries === undefined) return this.strange(place, "an object belongs here", value);
    if (Array.isArray(value)) this.say(place, "changed", "the API wants an object", { before: "[…]", after: "{…}" });
    return Object.fromEntries(
      entries.flatMap(([key, part]) => {
        const at = { ...place, path: [...place.path, key] };
        if (part === null || part === undefined) {
          this.say(at, "leftOut", "null says nothing");
          return [];
        }
        const result = this.any(part, shape.value, at);
        return result === undefined ? [] : [[key, result] as const];
      }),
    );
  }

  /** JSON in a text, where the API wants a structure: infrastructure tools keep it that way. */
  private unwrapped(value: unknown, place: FitPlace): unknown {
    if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
    const { values, fault } = readJson(value);
    const [root] = values;
    if (root === undefined || fault !== null || root.kind === "scalar") return value;
    this.say(place, "changed", "it was JSON inside a text");
    return valueOf(root);
  }

  private memberMeant(name: string, spelled: ReadonlyMap<string, string>, place: FitPlace): string | undefined {
    const alias = place.path.length === 0 ? this.rules.aliases[plainName(name)] : undefined;
    return alias ?? spelled.get(plainName(name));
  }

  private unknownMember(name: string, part: unknown, place: FitPlace): void {
    if (place.path.length === 1 && this.rules.readOnly.has(plainName(name))) this.say(place, "leftOut", "only AWS sets it");
    else if (/^(_|\/\/|\$|#|comment$)/i.test(name)) this.say(place, "leftOut", "a comment");
    else this.strange(place, `${place.owner} has no such member`, part);
  }

  private shape(name: string): Shape {
    return shapeNamed(modelOf(this.service), name);
  }

  private strange(place: FitPlace, why: string, value: unknown): undefined {
    this.say(place, "notUnderstood", why, { before: shown(value) });
    return undefined;
  }

  private say(place: FitPlace, kind: Remark["kind"], text: string, more: Pick<Remark, "before" | "after"> = {}): void {
    this.keep({ path: place.path, kind, text, ...more });
  }

  private keep(remark: Remark): void {
    if (this.remarks.length < REMARKS_AT_MOST) this.remarks.push(remark);
  }
}

/** A shape's members by their plain names. Worked out once for each: a document may have thousands of containers. */
function spellingsOf(shape: StructureShape): ReadonlyMap<string, string> {
  const known = spellings.get(shape);
  if (known !== undefined) return known;
  const fresh = new Map(Object.keys(shape.members).map((member) => [plainName(member), member]));
  spellings.set(shape, fresh);
  return fresh;
}

const spellings = new WeakMap<StructureShape, ReadonlyMap<string, string>>();

/** A name without what the spellings differ in: containerDefinitions, ContainerDefinitions, container_definitions. */
export function plainName(name: string): string {
  return name.slice(0, 128).replace(/[_-]/g, "").toLowerCase();
}

/** `{"A": "b"}` where the API wants `[{"name": "A", "value": "b"}]`. */
function pairsOf(value: unknown, member: Shape): readonly unknown[] | undefined {
  if (!isObject(value) || member.type !== "structure") return undefined;
  const names = Object.keys(member.members);
  if (names.length !== 2 || Object.keys(value).some((key) => names.some((name) => plainName(name) === plainName(key)))) return undefined;
  const [first = "", second = ""] = names;
  return Object.entries(value).map(([key, part]) => Object.fromEntries([[first, key], [second, part]]));
}

/** The other way round. */
function entriesOf(list: readonly unknown[]): readonly (readonly [string, unknown])[] | undefined {
  const entries = list.map((item) => {
    if (!isObject(item)) return undefined;
    const [key, value] = [item["name"] ?? item["key"] ?? item["Name"] ?? item["Key"], item["value"] ?? item["Value"]];
    return typeof key === "string" && value !== undefined ? ([key, value] as const) : undefined;
  });
  return entries.every((entry) => entry !== undefined) ? entries : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
