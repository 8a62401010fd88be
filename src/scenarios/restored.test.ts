import { expect, test } from "vitest";
import { importAccount } from "../aws/import/account/importAccount.ts";
import { desiredState } from "../engine/session/desiredState.ts";
import { fullAccount } from "../engine/session/fullAccount.ts";
import { randomSession } from "../engine/session/randomSession.ts";
import { emptyFile, playScenario } from "../engine/session/scenario.ts";
import { Session } from "../engine/session/session.ts";
import { transcriptOf } from "../engine/session/transcript.ts";
import { retailStore } from "./retailStore.ts";

/** An account that is described whole comes over whole. */

function lived(): Session {
  const file = playScenario(retailStore);
  const session = new Session(file);
  session.runUntil(file.clock);
  return session;
}

function restored(text: string): Session {
  const { account, problem } = importAccount([text], { mask: true });
  expect(problem).toBeNull();
  // What is saved of it is the same.
  expect(account).toStrictEqual(JSON.parse(JSON.stringify(account)));
  const session = new Session(emptyFile("restored", 999_999_937));
  expect(session.call({ service: "physics", operation: "RestoreAccount", input: { account } })).toMatchObject({ ok: true });
  return session;
}

/** What a person asked for, as far as the calls to AWS tell it. */
function described(session: Session): unknown {
  const kinds = ["vpcs", "subnets", "securityGroups", "internetGateways", "addresses", "natGateways", "routeTables", "targetGroups", "loadBalancers", "listeners", "rules"];
  const state = Object.entries(desiredState(session)).filter(([kind]) => kinds.includes(kind));
  return Object.fromEntries(state.map(([kind, things]) => [kind, things.filter((one) => !one.includes('"pl-')).map((one) => one.replace(UNTOLD, ""))]));
}

/** How names are resolved in a VPC no call tells. */
const UNTOLD = /"enableDns(?:Hostnames|Support)":(?:true|false),/g;

test("the Retail store, described and put there again, is the same", () => {
  const shop = lived();
  const again = restored(transcriptOf(shop));
  expect(described(again)).toEqual(described(shop));
  again.runUntil(again.now + 90_000);
});

test("an account with something of everything, described and put there again, is the same", () => {
  const full = fullAccount(randomSession(3, []));
  const again = restored(transcriptOf(full));
  expect(described(again)).toEqual(described(full));
  again.runUntil(again.now + 90_000);
});
