import { runAws } from "../cli/run.ts";
import { FILTERS } from "./filters.ts";
import { failed, succeeded } from "./session.ts";
import type { Outcome, Session } from "./session.ts";
import { runSimulated } from "./simulated.ts";

/** What `help` says. */
const HELP = `This terminal speaks the AWS command line to the account on this page.

  aws help                    the services
  aws ecs help                the operations of one
  aws ecs update-service help the options of one
  aws ecs wait help           what can be waited for; simulated time passes

Tab completes services, operations, options and the names of what there is.
| grep head tail wc sort uniq cat, ; && ||, NAME=value, $NAME and $(aws …) work as in a shell.
sleep lets simulated time pass, clear clears, history lists what was typed.
`;

/** Runs one command, with what the one before it printed. */
export async function runCommand(words: readonly string[], input: string, session: Session): Promise<Outcome> {
  const [name = "", ...options] = words[0] === "$" ? words.slice(1) : words;
  const filter = FILTERS.get(name);
  if (filter !== undefined) return filter(options, input);
  switch (name) {
    case "":
    case ":":
    case "true":
      return succeeded("");
    case "false":
      return { out: "", error: "", exitCode: 1 };
    case "aws":
      return runAws(options, session.account);
    case "#":
      return runSimulated(options[0] ?? "", session);
    case "echo":
      return succeeded(`${options.filter((option, at) => at > 0 || option !== "-e").join(" ")}\n`);
    case "help":
      return succeeded(HELP);
    case "export":
      return exportVariables(options, session);
    case "sleep":
      return sleep(options, session);
    case "set":
      return succeeded("");
    default:
      return failed(`${name}: command not found`, 127);
  }
}

function exportVariables(options: readonly string[], session: Session): Outcome {
  for (const option of options) {
    const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(option) ?? [];
    if (name !== undefined && value !== undefined) session.variables.set(name, value);
  }
  return succeeded("");
}

/** Longer than a day is a slip of the hand. */
const LONGEST_SLEEP = 86_400;

async function sleep([amount = ""]: readonly string[], session: Session): Promise<Outcome> {
  const [, number, unit = "s"] = /^(\d+(?:\.\d+)?)([smh])?$/.exec(amount) ?? [];
  if (number === undefined) return failed(`sleep: invalid time interval '${amount}'`);
  const seconds = Number(number) * ({ s: 1, m: 60, h: 3600 }[unit] ?? 1);
  if (seconds > LONGEST_SLEEP) return failed("sleep: a day at most");
  await session.account.pass(seconds);
  return succeeded("");
}
