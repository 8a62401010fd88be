import type { ListSecretsRequest, ListSecretsResponse } from "../../../../aws/generated/secretsmanager.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeSecretRow } from "../describe.ts";
import { invalidParameter, notSimulated } from "../refusals.ts";
import { secrets } from "../tables.ts";

export const listSecrets = reading("secretsmanager", "ListSecrets", (view, input: ListSecretsRequest): ListSecretsResponse => {
  const { IncludePlannedDeletion = false, MaxResults = 100, NextToken, Filters = [], SortOrder = "desc" } = input;
  const others = Filters.filter(({ Key }) => Key !== "name" && Key !== "all");
  if (others.length > 0) throw notSimulated(`The filter ${others[0]?.Key}`);
  const wanted = view
    .all(secrets)
    .filter(({ deletedAt, goneAt }) => deletedAt === null || (IncludePlannedDeletion && (goneAt ?? 0) > view.now))
    // API reference, Filter: by the beginning, whether letters are small or not counts.
    .filter(({ name }) => Filters.every(({ Values = [] }) => Values.some((value) => name.startsWith(value))));
  const sorted = SortOrder === "asc" ? wanted : wanted.toReversed();
  const from = NextToken === undefined ? 0 : Number(NextToken);
  if (!Number.isSafeInteger(from) || from < 0) throw invalidParameter("Invalid NextToken."); // Assumed wording.
  const to = from + MaxResults;
  const SecretList = sorted.slice(from, to).map((row) => {
    const { stages, ...secret } = describeSecretRow(row);
    return { ...secret, SecretVersionsToStages: stages };
  });
  return { SecretList, ...(to < sorted.length ? { NextToken: String(to) } : {}) };
});
