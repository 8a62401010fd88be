import { answersOf } from "../../../aws/answers.ts";
import type { ServiceName } from "../../../aws/generated/api.ts";
import { inputShapeOf, operationsOf } from "../../../aws/operations.ts";
import { SERVICE_COMMANDS } from "./commands.ts";
import { GLOBAL_OPTIONS } from "./globals.ts";
import { commandOf, kebab } from "./names.ts";
import { optionsOf } from "./options.ts";
import type { Option } from "./options.ts";

/** `aws help`. */
export function helpOnCommands(): string {
  return page([
    ["NAME", ["aws - the AWS command line of this simulated account"]],
    ["SYNOPSIS", ["aws [options] <command> <subcommand> [parameters]", "", "Use aws <command> help for its subcommands, and Tab to complete what you type."]],
    ["GLOBAL OPTIONS", GLOBAL_OPTIONS.map(({ name, takes }) => (takes === "one" ? `${name} <value>` : name))],
    ["AVAILABLE SERVICES", [...SERVICE_COMMANDS.keys()].map(item)],
  ]);
}

/** `aws ecs help`. */
export function helpOnService(service: ServiceName): string {
  const waits = Object.keys(answersOf(service).waiters).length > 0 ? ["wait"] : [];
  const isDescribed = (operation: string): boolean => inputShapeOf(service, operation) !== undefined;
  const all = operationsOf(service);
  return page([
    ["NAME", [commandOf(service)]],
    ["AVAILABLE COMMANDS", [...all.filter(isDescribed).map(kebab), ...waits].map(item)],
    ["KNOWN BY NAME, NOT SIMULATED", all.filter((operation) => !isDescribed(operation)).map(kebab).map(item)],
  ]);
}

/** `aws ecs wait help`. */
export function helpOnWaiters(service: ServiceName): string {
  const waiters = Object.entries(answersOf(service).waiters);
  const lines = waiters.map(([name, { operation, delaySeconds, maxAttempts }]) => `${kebab(name)} - asks ${kebab(operation)} every ${delaySeconds} simulated seconds, ${maxAttempts} times at most`);
  return page([
    ["NAME", ["wait - lets simulated time pass until a condition is met"]],
    ["AVAILABLE COMMANDS", lines.map(item)],
  ]);
}

/** `aws ecs update-service help`. */
export function helpOnOperation(service: ServiceName, operation: string): string {
  const shape = inputShapeOf(service, operation);
  const options = shape === undefined ? [] : optionsOf(service, operation, shape).filter(({ isHidden }) => !isHidden);
  return page([
    ["NAME", [kebab(operation)]],
    ["SYNOPSIS", [`aws ${commandOf(service)} ${kebab(operation)}`, ...options.map((option) => (option.isRequired ? usage(option) : `[${usage(option)}]`))]],
  ]);
}

/** An option with what it takes. */
function usage({ name, takes, means }: Option): string {
  if (takes === "nothing") return name;
  const value = means.kind === "member" ? `<${means.shape.type}>` : "<value>";
  return `${name} ${value}${takes === "many" ? " ..." : ""}`;
}

const item = (name: string): string => `o ${name}`;

function page(sections: readonly (readonly [title: string, lines: readonly string[]])[]): string {
  return sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => [title, ...lines.map((line) => (line === "" ? "" : `       ${line}`)), ""].join("\n"))
    .join("\n");
}
