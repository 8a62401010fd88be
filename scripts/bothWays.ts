import { formatCall } from "../src/bridge/gateway/cli/format.ts";
import { readScript } from "../src/bridge/gateway/terminal/readScript.ts";
import { runLine } from "../src/bridge/gateway/terminal/runLine.ts";
import type { Call, TableName } from "../src/bridge/protocol.ts";
import { emptyFile } from "../src/engine/session/scenario.ts";
import { Session } from "../src/engine/session/session.ts";
import { NO_TABLES, type Tables } from "../src/console/store/replica.ts";
import { accountPlan } from "../src/console/export/accountPlan.ts";
import { accountScript } from "../src/console/export/accountScript.ts";
import { readAccount } from "../src/console/export/readAccount.ts";
import { makeTemplate } from "./playTemplate.ts";

/** What tests of both ways of an account need: out of one session, into another. */

export function tablesIn(session: Session): Tables {
  const names = Object.keys(NO_TABLES) as TableName[];
  return Object.fromEntries(names.map((name) => [name, new Map(session.world.rows(name))])) as unknown as Tables;
}

export async function planOf(session: Session) {
  return accountPlan(await readAccount((call) => Promise.resolve(session.call(call))), tablesIn(session));
}

/** Runs a script as a paste into the terminal does. */
export async function runScript(text: string, seed = 99): Promise<Session> {
  const session = new Session(emptyFile("other", seed));
  const shell = {
    account: {
      call: (call: Call) => Promise.resolve(session.call(call)),
      pass: (seconds: number) => Promise.resolve(session.runUntil(session.now + seconds * 1_000)),
      region: "us-east-1",
      columns: 80,
    },
    variables: new Map<string, string>(),
    isCancelled: () => false,
  };
  const script = readScript(text);
  if (script.kind !== "script") throw new Error(`${script.kind}: ${text}`);
  let complaints = "";
  for (const line of script.lines) await runLine(line, shell, (printed, stream) => (complaints += stream === "error" ? `${line.source}\n${printed}` : ""));
  if (complaints !== "") throw new Error(complaints);
  return session;
}

/** Imports a template as the dialog does. */
export function runTemplate(text: string): Session {
  const { session, plan } = makeTemplate(text, { name: "x", seed: 77 });
  const leftOut = plan.remarks.filter(({ kind }) => kind === "leftOut");
  if (leftOut.length > 0) throw new Error(JSON.stringify(leftOut));
  return session;
}

export const script = async (session: Session) => accountScript(await planOf(session), { title: "x", format: formatCall });
