import { answersOf } from "../../../aws/answers.ts";
import type { ServiceName } from "../../../aws/generated/api.ts";
import { shapeNamed } from "../../../aws/model.ts";
import type { Shape } from "../../../aws/model.ts";
import { inputShapeOf, modelOf, operationsOf } from "../../../aws/operations.ts";
import { SERVICE_COMMANDS } from "../cli/commands.ts";
import { GLOBAL_OPTIONS } from "../cli/globals.ts";
import { kebab } from "../cli/names.ts";
import { optionsOf } from "../cli/options.ts";
import type { Option } from "../cli/options.ts";
import { COMMAND_NAMES } from "./commandNames.ts";
import { thingOf } from "./things.ts";
import type { Thing } from "./things.ts";

/** What could stand at the end of a line. */
export interface Completion {
  /** Where the word begins that is completed. */
  readonly from: number;
  readonly candidates: readonly string[];
}

/** The names of things of a kind that there are; in one cluster, where the line names one. */
export type NamesOf = (thing: Thing, cluster: string | null) => readonly string[];

/** What may follow a line up to the caret: commands, services, operations, options, and values of options. */
export function complete(line: string, namesOf: NamesOf): Completion {
  const command = line.slice(commandStart(line));
  const fragment = /(?:[^\s'"\\]|\\.|'[^']*'?|"[^"]*"?)*$/s.exec(command)?.[0] ?? "";
  const words = command.slice(0, command.length - fragment.length).split(/\s+/).filter((word) => word !== "" && word !== "\\" && word !== "$");
  const all = candidatesAfter(words, fragment, namesOf);
  return { from: line.length - fragment.length, candidates: [...new Set(all)].filter((candidate) => candidate.startsWith(fragment)) };
}

/** Behind the last mark that begins a command. */
function commandStart(line: string): number {
  const marks = line.replaceAll(/'[^']*'|"[^"]*"/g, (quoted) => "x".repeat(quoted.length));
  return Math.max(marks.lastIndexOf("|"), marks.lastIndexOf(";"), marks.lastIndexOf("&"), marks.lastIndexOf("("), marks.replaceAll("\\\n", "  ").lastIndexOf("\n")) + 1;
}

function candidatesAfter(words: readonly string[], fragment: string, namesOf: NamesOf): readonly string[] {
  const [name, command, operation, ...rest] = words;
  if (name === undefined) return COMMAND_NAMES;
  if (name !== "aws") return [];
  const last = words.at(-1) ?? "";
  const global = GLOBAL_OPTIONS.find((option) => option.name === last && option.takes === "one");
  if (global !== undefined) return global.choices ?? [];
  const globals = fragment.startsWith("-") ? GLOBAL_OPTIONS.map((option) => option.name) : [];
  if (command === undefined) return [...globals, ...SERVICE_COMMANDS.keys(), "help"];
  const service = SERVICE_COMMANDS.get(command);
  if (service === undefined) return [];
  if (operation === undefined) return [...operationsOf(service).filter((one) => inputShapeOf(service, one) !== undefined).map(kebab), "wait", "help"];
  return [...afterOperation(service, operation, rest, { fragment, namesOf }), ...globals];
}

interface Surroundings {
  readonly fragment: string;
  readonly namesOf: NamesOf;
}

function afterOperation(service: ServiceName, word: string, rest: readonly string[], around: Surroundings): readonly string[] {
  const waiters = answersOf(service).waiters;
  if (word !== "wait") return ofOperation(service, operationsOf(service).find((operation) => kebab(operation) === word) ?? "", rest, around);
  const waiter = Object.entries(waiters).find(([name]) => kebab(name) === rest[0])?.[1];
  return waiter === undefined ? Object.keys(waiters).map(kebab) : ofOperation(service, waiter.operation, rest.slice(1), around);
}

function ofOperation(service: ServiceName, operation: string, words: readonly string[], { fragment, namesOf }: Surroundings): readonly string[] {
  const shape = inputShapeOf(service, operation);
  if (shape === undefined) return [];
  const options = optionsOf(service, operation, shape).filter(({ isHidden }) => !isHidden);
  const at = words.findLastIndex((word) => word.startsWith("--"));
  const option = options.find(({ name }) => name === words[at]);
  const behind = words.length - at - 1;
  const isOpen = option !== undefined && (option.takes === "many" || (option.takes === "one" && behind === 0));
  const values = isOpen ? valuesOf(service, operation, option, { given: words.slice(at + 1), cluster: clusterIn(words), namesOf }) : [];
  if (isOpen && !fragment.startsWith("-")) return values;
  const given = new Set(words);
  return [...options.filter(({ name }) => !given.has(name)).map(({ name }) => name), ...(words.length === 0 ? ["help"] : [])];
}

interface Asked {
  readonly given: readonly string[];
  readonly cluster: string | null;
  readonly namesOf: NamesOf;
}

function valuesOf(service: ServiceName, operation: string, { means, takes }: Option, { given, cluster, namesOf }: Asked): readonly string[] {
  if (means.kind !== "member") return [];
  const thing = thingOf(service, operation, means.member);
  const names = thing === undefined ? enumOf(service, means.shape) : namesOf(thing, cluster);
  return takes === "many" ? names.filter((name) => !given.includes(name)) : names;
}

function enumOf(service: ServiceName, shape: Shape): readonly string[] {
  const scalar = shape.type === "list" ? shapeNamed(modelOf(service), shape.member) : shape;
  return "enum" in scalar ? (scalar.enum ?? []) : [];
}

function clusterIn(words: readonly string[]): string | null {
  const at = words.indexOf("--cluster");
  return at === -1 ? null : (words[at + 1] ?? null);
}

/** What all candidates begin with. */
export function commonStart([first = "", ...others]: readonly string[]): string {
  let length = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length--;
  return first.slice(0, length);
}
