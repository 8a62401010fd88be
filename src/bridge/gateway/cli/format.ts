import type { Call } from "../../../aws/generated/api.ts";
import { shapeNamed } from "../../../aws/model.ts";
import type { Shape } from "../../../aws/model.ts";
import { inputShapeOf, isKnownService, modelOf } from "../../../aws/operations.ts";
import { commandOf, kebab, switchOf } from "./names.ts";
import { runInstancesOptions, withPlainUserData } from "./ec2/runInstances.ts";
import { readsAsItself, scalarOption, shellComment, shellWord } from "./shell.ts";

/**
 * The `aws …` line that makes this call, for a person to copy into a shell: one option a line, each in the simplest
 * form that is exact. What the options cannot say goes whole into --cli-input-json. A call to the physical world is
 * no AWS command and is written as a comment, which a shell passes over.
 */
export function formatCall(call: Call): string {
  if (call.service === "physics") return shellComment(`simulated: physics ${call.operation} ${json(call.input)}`);
  const command = `aws ${commandOf(call.service)} ${kebab(call.operation)}`;
  const options = optionsOf(call) ?? [`--cli-input-json ${shellWord(json(withPlainUserData(call)))}`];
  return [command, ...options].join(options.length > 1 ? " \\\n  " : " ");
}

/** One text an option; undefined when the call holds something for which the command line has no option. */
function optionsOf({ service, operation, input }: Call): readonly string[] | undefined {
  if (!isObject(input ?? {})) return undefined;
  const members = Object.entries(input ?? {}).filter(([, value]) => value !== undefined && value !== null);
  if (members.length === 0) return [];
  const shape = inputShapeOf(service, operation);
  if (shape === undefined || !isKnownService(service)) return undefined;

  const isLaunch = service === "ec2" && operation === "RunInstances";
  const own = isLaunch ? runInstancesOptions(members) : { options: [], rest: members };
  if (own === undefined) return undefined;
  const options: string[] = [];
  for (const [member, value] of own.rest) {
    const name = Object.hasOwn(shape.members, member) ? shape.members[member] : undefined;
    if (name === undefined) return undefined;
    const option = optionOf(service, kebab(member), shapeNamed(modelOf(service), name), value);
    if (option === undefined) return undefined;
    options.push(option);
  }
  if (options.some((option) => option.startsWith("--max-items "))) options.push("--no-paginate"); // Or it would be the pager's.
  return [...options, ...own.options];
}

function optionOf(service: string, option: string, shape: Shape, value: unknown): string | undefined {
  if (typeof value === "boolean") return shape.type === "boolean" ? switchOf(service, option, value) : undefined;
  if (typeof value === "number") return scalarOption(option, String(value));
  if (typeof value === "string") return readsAsItself(value) ? scalarOption(option, value) : undefined;
  if (Array.isArray(value) && value.length > 0 && value.every(isPlainItem)) {
    return `--${option} ${value.map((item) => shellWord(String(item))).join(" ")}`;
  }
  return `--${option} ${shellWord(json(value))}`;
}

/** Whether an item may stand bare in a list: it must not look like JSON, like an option or like a file. */
function isPlainItem(item: unknown): boolean {
  if (typeof item === "number") return item >= 0;
  return typeof item === "string" && item !== "" && !/^\s*[[{]|^-/.test(item) && readsAsItself(item);
}

/** AWS reads null as absent, the command line refuses it. */
const json = (value: unknown): string =>
  JSON.stringify(value ?? {}, (_key, part: unknown) => (part === null ? undefined : part));

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);
