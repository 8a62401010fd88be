import { answersOf } from "../../../aws/answers.ts";
import type { ServiceName } from "../../../aws/generated/api.ts";
import { inputShapeOf, modelOf, operationsOf } from "../../../aws/operations.ts";
import { SERVICE_COMMANDS } from "./commands.ts";
import { needChoice } from "./choices.ts";
import { checkInput } from "./checkInput.ts";
import { CommandFault, usageFault } from "./fault.ts";
import { splitGlobals } from "./globals.ts";
import type { Globals } from "./globals.ts";
import { helpOnCommands, helpOnOperation, helpOnService, helpOnWaiters } from "./help.ts";
import { inputOf } from "./inputOf.ts";
import type { Invocation, ServiceCall } from "./invocation.ts";
import { kebab } from "./names.ts";
import { optionsOf } from "./options.ts";
import type { Option } from "./options.ts";
import { readPaging } from "./pagingOptions.ts";
import { needComplete, readOptions } from "./readOptions.ts";
import type { GivenOptions } from "./readOptions.ts";
import { printed } from "./output/print.ts";
import { skeletonOf } from "./skeleton.ts";

/** Reads what stands behind `aws`, word by word; it throws a CommandFault where the command line would refuse. */
export function parse(words: readonly string[]): Invocation {
  const { globals, rest } = splitGlobals(words);
  if (globals.wantsVersion) return text("aws-cli/2 ecs-playground (simulated)\n");
  const { word: command, rest: behind } = firstPlain(rest, "command");
  if (command === "help") return text(helpOnCommands());
  const service = SERVICE_COMMANDS.get(needChoice("command", command, [...SERVICE_COMMANDS.keys()]));
  if (service === undefined) throw new Error(`${command} is a choice and no command.`);
  return ofService(service, behind, globals);
}

function ofService(service: ServiceName, words: readonly string[], globals: Globals): Invocation {
  const { word, rest } = firstPlain(words, "operation");
  if (word === "help") return text(helpOnService(service));
  const waiters = Object.keys(answersOf(service).waiters);
  const operations = new Map(operationsOf(service).map((operation) => [kebab(operation), operation]));
  const waiting = waiters.length > 0 ? ["wait"] : [];
  const chosen = needChoice("operation", word, [...operations.keys(), ...waiting]);
  if (chosen === "wait") return ofWaiter(service, rest, globals);
  return ofOperation(service, operations.get(chosen) ?? "", rest, globals);
}

function ofWaiter(service: ServiceName, words: readonly string[], globals: Globals): Invocation {
  if (words.length === 0) throw new CommandFault("usage: aws [options] <command> <subcommand> [parameters]\naws: error: too few arguments");
  const { word, rest } = firstPlain(words, "subcommand");
  if (word === "help") return text(helpOnWaiters(service));
  const waiters = new Map(Object.entries(answersOf(service).waiters).map(([name, waiter]) => [kebab(name), { name, waiter }]));
  const found = waiters.get(needChoice("subcommand", word, [...waiters.keys()]));
  if (found === undefined) throw new Error(`${word} is a choice and no waiter.`);
  const invocation = ofOperation(service, found.waiter.operation, rest, globals);
  return invocation.kind === "call" ? { kind: "wait", call: invocation.call, ...found } : invocation;
}

function ofOperation(service: ServiceName, operation: string, words: readonly string[], globals: Globals): Invocation {
  if (words.length === 1 && words[0] === "help") return text(helpOnOperation(service, operation));
  const shape = inputShapeOf(service, operation);
  if (shape === undefined) return { kind: "call", call: knownByName(service, operation, words), globals, paging: null };
  const options = optionsOf(service, operation, shape);
  const given = readOptions(words, options);
  needComplete(given, options);
  const skeleton = skeletonAsked(service, operation, given);
  if (skeleton === "input") return text(emptyInput(service, operation));
  const { input, paging } = readPaging(given, answersOf(service).pages[operation], { paginate: globals.paginate, byHand: membersIn(given) });
  const call: ServiceCall = { service, operation, input: { ...inputOf(service, operation, given), ...input } };
  checkInput(service, operation, call.input);
  return skeleton === "output" ? text(emptyOutput(service, operation)) : { kind: "call", call, globals, paging };
}

/** An operation whose options are unknown is called with what JSON says, for the account to answer that it has none. */
function knownByName(service: ServiceName, operation: string, words: readonly string[]): ServiceCall {
  const inputJson: Option = { name: "--cli-input-json", takes: "one", isRequired: false, isHidden: false, means: { kind: "inputJson" } };
  return { service, operation, input: inputOf(service, operation, readOptions(words, [inputJson])) };
}

function skeletonAsked(service: ServiceName, operation: string, { given }: GivenOptions): string | undefined {
  const asked = given.find(({ option }) => option.means.kind === "skeleton");
  return asked === undefined ? undefined : needChoice("--generate-cli-skeleton", asked.words[0] ?? "input", ["input", "output"]);
}

function emptyInput(service: ServiceName, operation: string): string {
  const name = modelOf(service).operations[operation] ?? "";
  return printed(name === "" ? {} : skeletonOf(name, modelOf(service), "empty"));
}

function emptyOutput(service: ServiceName, operation: string): string {
  const { outputs, shapes } = answersOf(service);
  const name = outputs[operation];
  return name === undefined ? "" : printed(skeletonOf(name, { shapes }, "names"));
}

function membersIn({ given }: GivenOptions): readonly string[] {
  return given.flatMap(({ option: { means } }) => (means.kind === "member" ? [means.member] : []));
}

/** The first word that is no option, and the others in order. */
function firstPlain(words: readonly string[], argument: string): { readonly word: string; readonly rest: readonly string[] } {
  const at = words.findIndex((word) => !word.startsWith("-"));
  const word = words[at];
  if (word === undefined) throw usageFault(`the following arguments are required: ${argument}`);
  return { word, rest: words.toSpliced(at, 1) };
}

const text = (lines: string): Invocation => ({ kind: "text", text: lines });
