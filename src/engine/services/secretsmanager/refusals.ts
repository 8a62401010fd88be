import { Refusal } from "../../kernel/refusal.ts";

/** Wordings are observed in published answers of the service. */
export const notFound = (): Refusal => new Refusal("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");

export const versionNotFound = (what: string): Refusal => new Refusal("ResourceNotFoundException", `Secrets Manager can't find the specified secret value for ${what}`);

export const exists = (name: string): Refusal => new Refusal("ResourceExistsException", `The operation failed because the secret ${name} already exists.`);

export const scheduledForDeletion = (): Refusal =>
  new Refusal("InvalidRequestException", "You can't create this secret because a secret with this name is already scheduled for deletion.");

export const markedForDeletion = (): Refusal =>
  new Refusal("InvalidRequestException", "You can't perform this operation on the secret because it was marked for deletion.");

export const invalidParameter = (message: string): Refusal => new Refusal("InvalidParameterException", message);

export const limitExceeded = (): Refusal => new Refusal("LimitExceededException", "You can't exceed the maximum number of secrets.");

/** Ours, not AWS's: what the simulation does not carry out is refused, never silently left out. */
export const notSimulated = (what: string): Refusal => new Refusal("NotSimulated", `${what} is not simulated yet.`);
