import { epochSeconds } from "../../../../aws/epoch.ts";
import type { DeleteSecretRequest, DeleteSecretResponse } from "../../../../aws/generated/secretsmanager.ts";
import { operation } from "../../../kernel/operation.ts";
import { hours } from "../../../kernel/time.ts";
import { needSecret } from "../lookup.ts";
import { invalidParameter, markedForDeletion } from "../refusals.ts";
import { secrets } from "../tables.ts";

/** Deletes a secret, after a recovery window in which it can be read no more, or at once. */
export const deleteSecret = operation("secretsmanager", "DeleteSecret", {
  check(view, { SecretId, RecoveryWindowInDays, ForceDeleteWithoutRecovery = false }: DeleteSecretRequest) {
    if (ForceDeleteWithoutRecovery && RecoveryWindowInDays !== undefined) {
      throw invalidParameter("You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
    }
    const days = ForceDeleteWithoutRecovery ? 0 : (RecoveryWindowInDays ?? 30);
    if (days !== 0 && (days < 7 || days > 30)) throw invalidParameter("The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
    const secret = needSecret(view, SecretId);
    if (secret.deletedAt !== null && days !== 0) throw markedForDeletion();
    return { secret, days };
  },

  apply(ctx, { secret: { name, arn }, days }): DeleteSecretResponse {
    const goneAt = ctx.now + hours(24 * days);
    if (days === 0) ctx.remove(secrets, name);
    else ctx.update(secrets, name, { deletedAt: ctx.now, goneAt });
    return { ARN: arn, Name: name, DeletionDate: epochSeconds(goneAt) };
  },
});
