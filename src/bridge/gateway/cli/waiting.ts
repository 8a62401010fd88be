import type { Acceptor, Waiter } from "../../../aws/answers.ts";
import type { Answer } from "../../protocol.ts";
import { CommandFault, GENERAL_FAULT } from "./fault.ts";
import { pythonText } from "./output/python.ts";
import { pick } from "./query.ts";

/** The last acceptor that an answer met; a waiter that gives up tells of it. */
export type Accepted = Acceptor | null;

/** Whether a waiter is content with an answer; it throws a CommandFault when it never will be. */
export function judge(name: string, { acceptors }: Waiter, answer: Answer): { readonly isContent: boolean; readonly accepted: Accepted } {
  const accepted = acceptors.find((acceptor) => accepts(acceptor, answer)) ?? null;
  if (accepted === null && !answer.ok) throw failed(name, `An error occurred (${answer.code}): ${answer.message}`);
  if (accepted?.state === "failure") throw failed(name, `Waiter encountered a terminal failure state: ${explained(accepted)}`);
  return { isContent: accepted?.state === "success", accepted };
}

/** What a waiter says that has asked often enough. */
export function gaveUp(name: string, accepted: Accepted): CommandFault {
  return failed(name, accepted === null ? "Max attempts exceeded" : `Max attempts exceeded. Previously accepted state: ${explained(accepted)}`);
}

const failed = (name: string, reason: string): CommandFault => new CommandFault(`Waiter ${name} failed: ${reason}`, GENERAL_FAULT);

function accepts({ matcher, argument = "", expected }: Acceptor, answer: Answer): boolean {
  if (matcher === "error") return expected === true ? !answer.ok : expected === false ? answer.ok : !answer.ok && answer.code === expected;
  if (matcher === "status") return answer.ok && expected === 200;
  if (!answer.ok) return false;
  const found = pick(argument, answer.output);
  if (matcher === "path") return found === expected;
  if (!Array.isArray(found) || found.length === 0) return false;
  return matcher === "pathAll" ? found.every((item) => item === expected) : found.includes(expected);
}

function explained({ matcher, argument, expected }: Acceptor): string {
  const value = pythonText(expected);
  switch (matcher) {
    case "path":
      return `For expression "${argument}" we matched expected path: "${value}"`;
    case "pathAll":
      return `For expression "${argument}" all members matched expected path: "${value}"`;
    case "pathAny":
      return `For expression "${argument}" we matched expected path: "${value}" at least once`;
    case "status":
      return `Matched expected HTTP status code: ${value}`;
    case "error":
      return `Matched expected service error code: ${value}`;
  }
}
