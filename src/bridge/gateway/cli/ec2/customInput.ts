import { readInt } from "../arguments/numbers.ts";
import { CommandFault, GENERAL_FAULT } from "../fault.ts";
import { withPublicAddress } from "./networkInterfaces.ts";
import { ruleOf } from "./securityGroupRule.ts";

type Input = Readonly<Record<string, unknown>>;

/** The input with what EC2's custom options say of it; they are named without dashes. */
export function customInput(operation: string, given: ReadonlyMap<string, string>, input: Input): Input {
  if (operation !== "RunInstances") return { ...input, ...ruleOf(given, input) };
  const { MinCount = 1, MaxCount = 1, ...rest } = { ...withPublicAddress(given, input), ...countOf(given) };
  return { ...rest, MinCount, MaxCount };
}

function countOf(given: ReadonlyMap<string, string>): Input {
  const count = given.get("count");
  if (count === undefined) return {};
  const [min = "", max = min, ...more] = count.split(":");
  const [MinCount, MaxCount] = [readInt(min), readInt(max)];
  if (MinCount === undefined || MaxCount === undefined || more.length > 0) {
    throw new CommandFault("count parameter should be of form min[:max] (e.g. 1 or 1:10)", GENERAL_FAULT);
  }
  return { MinCount, MaxCount };
}
