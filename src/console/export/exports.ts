import { formatCall } from "../../bridge/gateway/cli/format.ts";
import { fullClockText } from "../../lib/timeText.ts";
import { engine } from "../store/engine.ts";
import { tablesNow } from "../store/replica.ts";
import { type AccountPlan, accountPlan } from "./accountPlan.ts";
import { accountScript } from "./accountScript.ts";
import { accountTemplate } from "./accountTemplate.ts";
import { readAccount } from "./readAccount.ts";
import { sessionScript } from "./sessionScript.ts";

/** What can be written. */
export type ExportKind = "sessionScript" | "accountScript" | "yaml" | "json";

/** A text, and the ending that a file of it has. */
export interface Exported {
  readonly title: string;
  readonly text: string;
  readonly ending: string;
}

/** Writes the present session, or what stands in its account now. */
export async function exported(kind: ExportKind): Promise<Exported> {
  const file = await engine().exportFile();
  const { title } = file;
  switch (kind) {
    case "sessionScript":
      return { title, text: sessionScript(file, { format: formatCall, clock: fullClockText }), ending: "session.sh" };
    case "accountScript":
      return { title, text: accountScript(await planNow(), { title, format: formatCall }), ending: "account.sh" };
    case "json":
      return { title, text: `${JSON.stringify(accountTemplate(await planNow(), title), null, 2)}\n`, ending: "template.json" };
    case "yaml": {
      const { stringify } = await import("yaml");
      return { title, text: stringify(accountTemplate(await planNow(), title), { aliasDuplicateObjects: false, lineWidth: 0 }), ending: "template.yaml" };
    }
  }
}

async function planNow(): Promise<AccountPlan> {
  return accountPlan(await readAccount((call) => engine().callPlain(call)), tablesNow());
}
