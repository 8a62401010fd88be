import { Refusal } from "../../kernel/refusal.ts";

/** Wordings are observed in published answers of the service, unless marked assumed. */
const noSuchEntity = (message: string): Refusal => new Refusal("NoSuchEntity", message);

export const roleNotFound = (name: string): Refusal => noSuchEntity(`The role with name ${name} cannot be found.`);

export const profileNotFound = (name: string): Refusal => noSuchEntity(`Instance Profile ${name} cannot be found.`);

export const rolePolicyNotFound = (name: string): Refusal => noSuchEntity(`The role policy with name ${name} cannot be found.`);

export const policyNotFound = (arn: string): Refusal => noSuchEntity(`Policy ${arn} was not found.`);

/** `what` is "Policy" and an ARN, or these and a version. */
export const notAttachable = (what: string): Refusal => noSuchEntity(`${what} does not exist or is not attachable.`);

export const alreadyExists = (message: string): Refusal => new Refusal("EntityAlreadyExists", message);

export const deleteConflict = (message: string): Refusal => new Refusal("DeleteConflict", message);

/** `quota` is one of AWS's names, as PoliciesPerRole. */
export const quotaExceeded = (quota: string, limit: number): Refusal => limitExceeded(`Cannot exceed quota for ${quota}: ${limit}`);

export const limitExceeded = (message: string): Refusal => new Refusal("LimitExceeded", message);

export const malformed = (message: string): Refusal => new Refusal("MalformedPolicyDocument", message);

export const invalidInput = (message: string): Refusal => new Refusal("InvalidInput", message);

export const validationError = (message: string): Refusal => new Refusal("ValidationError", message);

/** A service-linked role is changed by its service alone. */
export const unmodifiable = (roleName: string): Refusal =>
  new Refusal("UnmodifiableEntity", `Cannot perform the operation on the protected role '${roleName}' - this role is only modifiable by AWS`);

export const serviceRolePolicy = (): Refusal =>
  new Refusal("PolicyNotAttachable", "Cannot attach a Service Role Policy to a Customer Role.");

/** Ours, not AWS's: what the simulation does not carry out is refused, never silently left out. */
export const notSimulated = (what: string): Refusal => new Refusal("NotSimulated", `${what} is not simulated yet.`);
