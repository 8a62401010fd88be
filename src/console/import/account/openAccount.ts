import { navigate } from "wouter/use-hash-location";
import type { AccountDescription } from "../../../aws/account/description.ts";
import { ENGINE_RULES, FORMAT_VERSION } from "../../../bridge/client/sessionFileProblems.ts";
import type { SessionFile } from "../../../bridge/protocol.ts";
import { openFile } from "../../sessions/present.ts";

/** A session that begins with an account as it was described. Undone, it is an empty account. */
export function sessionOf(account: AccountDescription, seed: number): SessionFile {
  const names = account.clusters.map(({ clusterName }) => clusterName).join(", ");
  const call = { service: "physics", operation: "RestoreAccount", input: { account } };
  const head = { format: "ecs-playground", version: FORMAT_VERSION, engine: ENGINE_RULES } as const;
  return { ...head, title: (names === "" ? "Imported account" : names).slice(0, 100), seed, clock: 0, setup: 0, calls: [{ at: 0, call }] };
}

/** Opens it. The present session is put aside, and kept. */
export async function openAccount(account: AccountDescription): Promise<void> {
  const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
  if (await openFile(sessionOf(account, seed), { from: "What you pasted", going: { running: true, speed: 1 } })) navigate("/");
}
