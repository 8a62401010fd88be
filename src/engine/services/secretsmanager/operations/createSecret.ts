import type { CreateSecretRequest, CreateSecretResponse } from "../../../../aws/generated/secretsmanager.ts";
import { ACCOUNT_ID, REGION } from "../../../../aws/region.ts";
import type { Context } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { exists, limitExceeded, notSimulated, scheduledForDeletion } from "../refusals.ts";
import { secrets } from "../tables.ts";
import { textOf, withVersion } from "../version.ts";

/** Creates a secret, with a first version if a value is given. One that has gone for good makes room for another of its name. */
export const createSecret = operation("secretsmanager", "CreateSecret", {
  check(view, { Name: name, Description, Tags = [], ...given }: CreateSecretRequest) {
    for (const member of ["KmsKeyId", "AddReplicaRegions", "Type"] as const) if (given[member] !== undefined) throw notSimulated(member);
    const old = view.find(secrets, name);
    if (old !== undefined && old.goneAt === null) throw exists(name);
    if (old !== undefined && old.goneAt !== null && old.goneAt > view.now) throw scheduledForDeletion();
    if (old === undefined && view.size(secrets) >= secrets.limit) throw limitExceeded();
    return { name, description: Description ?? null, tags: Tags, secretString: textOf(given), token: given.ClientRequestToken, replaces: old !== undefined };
  },

  apply(ctx, { name, description, tags, secretString, token, replaces }): CreateSecretResponse {
    if (replaces) ctx.remove(secrets, name);
    const first = secretString === undefined ? null : withVersion(ctx, [], { secretString, token });
    const arn = `arn:aws:secretsmanager:${REGION}:${ACCOUNT_ID}:secret:${name}-${suffix(ctx)}`;
    ctx.insert(secrets, { name, arn, description, tags, versions: first?.versions ?? [], createdAt: ctx.now, changedAt: ctx.now, deletedAt: null, goneAt: null });
    return { ARN: arn, Name: name, ...(first === null ? {} : { VersionId: first.version.versionId }) };
  },
});

/** Six letters or digits, so that a policy for a secret does not hold for a later one of its name. */
function suffix(ctx: Context): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  return Array.from({ length: 6 }, () => letters.charAt(ctx.random("secretsmanager.suffix", letters.length))).join("");
}
