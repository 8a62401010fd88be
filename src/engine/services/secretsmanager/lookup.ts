import type { View } from "../../kernel/context.ts";
import { notFound } from "./refusals.ts";
import { secrets, type SecretRow } from "./tables.ts";

/** A secret by its name, its ARN, or its ARN without the six characters at its end. Refuses what is not there, or no more. */
export function needSecret(view: View, secretId: string): SecretRow {
  const byName = view.find(secrets, secretId);
  const row = byName ?? view.all(secrets).find(({ arn }) => arn === secretId || arn.slice(0, -7) === secretId);
  if (row === undefined || (row.goneAt !== null && row.goneAt <= view.now)) throw notFound();
  return row;
}
