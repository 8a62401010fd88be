import { compile, TreeInterpreter } from "@jmespath-community/jmespath";
import type { JSONValue } from "@jmespath-community/jmespath";
import { CommandFault } from "./fault.ts";

/** Picks from an answer what a JMESPath expression says. */
export type Query = (value: unknown) => unknown;

/** Reads --query; it throws a CommandFault when it is no JMESPath. */
export function readQuery(expression: string): Query {
  const refuse = (problem: string): CommandFault => new CommandFault(`Bad value for --query ${expression}: ${problem}`);
  const tree = orFault(() => compile(expression), refuse);
  return (value) => orFault(() => TreeInterpreter.search(tree, value as JSONValue), refuse);
}

/** Picks from a value by an expression that a model has, and that is known to be right. */
export function pick(expression: string, value: unknown): unknown {
  return readQuery(expression)(value);
}

function orFault<T>(work: () => T, refuse: (problem: string) => CommandFault): T {
  try {
    return work();
  } catch (fault) {
    throw refuse(fault instanceof Error ? fault.message : String(fault));
  }
}
