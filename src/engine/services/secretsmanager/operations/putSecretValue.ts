import type { PutSecretValueRequest, PutSecretValueResponse } from "../../../../aws/generated/secretsmanager.ts";
import { operation } from "../../../kernel/operation.ts";
import { needSecret } from "../lookup.ts";
import { invalidParameter, markedForDeletion, notSimulated } from "../refusals.ts";
import { secrets } from "../tables.ts";
import { textOf, withVersion } from "../version.ts";

/** Gives a secret another value. Containers have the one that was current when they started. */
export const putSecretValue = operation("secretsmanager", "PutSecretValue", {
  check(view, { SecretId, VersionStages, ...given }: PutSecretValueRequest) {
    if (VersionStages !== undefined && VersionStages.join() !== "AWSCURRENT") throw notSimulated("A staging label other than AWSCURRENT");
    const secret = needSecret(view, SecretId);
    if (secret.deletedAt !== null) throw markedForDeletion();
    const secretString = textOf(given);
    if (secretString === undefined) throw invalidParameter("You must provide either SecretString or SecretBinary.");
    return { secret, secretString, token: given.ClientRequestToken };
  },

  apply(ctx, { secret: { name, arn, versions: old }, ...given }): PutSecretValueResponse {
    const { version, versions } = withVersion(ctx, old, given);
    ctx.update(secrets, name, { versions, changedAt: ctx.now });
    return { ARN: arn, Name: name, VersionId: version.versionId, VersionStages: version.stages };
  },
});
