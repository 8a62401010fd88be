import { Refusal } from "../../kernel/refusal.ts";

export const invalidValue = (message: string): Refusal => new Refusal("ValidationError", message);

/** Ours, not AWS's: what the simulation does not carry out is refused, never silently left out. */
export const notSimulated = (what: string): Refusal => new Refusal("NotSimulated", `${what} is not simulated yet.`);

/** Assumed wording. */
export const invalidToken = (): Refusal => new Refusal("InvalidNextToken", "Invalid NextToken");

/** Codes and most wordings as observed. */
export const invalidParameter = (message: string): Refusal => new Refusal("InvalidParameterValue", message);
export const combined = (message: string): Refusal => new Refusal("InvalidParameterCombination", message);
export const missingParameter = (message: string): Refusal => new Refusal("MissingParameter", message);
