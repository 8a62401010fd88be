import { Refusal } from "../../kernel/refusal.ts";

/** Wordings are observed in published answers of the service, unless marked assumed. */
export const groupNotFound = (): Refusal => new Refusal("ResourceNotFoundException", "The specified log group does not exist.");

export const streamNotFound = (): Refusal => new Refusal("ResourceNotFoundException", "The specified log stream does not exist.");

export const groupExists = (): Refusal => new Refusal("ResourceAlreadyExistsException", "The specified log group already exists");

export const limitExceeded = (): Refusal => new Refusal("LimitExceededException", "Resource limit exceeded.");

export const invalidParameter = (message: string): Refusal => new Refusal("InvalidParameterException", message);

/** Ours, not AWS's: what the simulation does not carry out is refused, never silently left out. */
export const notSimulated = (what: string): Refusal => new Refusal("NotSimulated", `${what} is not simulated yet.`);
