import { Refusal } from "../../kernel/refusal.ts";

/** The service gives no text with it. */
export const notFound = (): Refusal => new Refusal("ParameterNotFound", "");

export const validation = (message: string): Refusal => new Refusal("ValidationException", message);

/** Observed. */
export const exists = (): Refusal =>
  new Refusal("ParameterAlreadyExists", "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");

/** API reference, "PutParameter". */
export const limitExceeded = (): Refusal => new Refusal("ParameterLimitExceeded", "You have exceeded the number of parameters for this AWS account."); // Assumed wording.

/** Ours, not AWS's: what the simulation does not carry out is refused, never silently left out. */
export const notSimulated = (what: string): Refusal => new Refusal("NotSimulated", `${what} is not simulated yet.`);
