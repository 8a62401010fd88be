import type { ErrorCode } from "../../../aws/generated/application-autoscaling.ts";
import { Refusal } from "../../kernel/refusal.ts";

const refusal = (code: ErrorCode, message: string): Refusal => new Refusal(code, message);

export const invalid = (message: string): Refusal => refusal("ValidationException", message);

/** Ours, not AWS's: what the simulation does not carry out is refused, never silently left out. */
export const notSimulated = (what: string): Refusal => new Refusal("NotSimulated", `${what} is not simulated yet.`);

const dimensionOf = (resourceId: string): string => `service namespace: ecs, resource ID: ${resourceId}, scalable dimension: ecs:service:DesiredCount`;

/** Observed, both. */
export const noTarget = (resourceId: string): Refusal => refusal("ObjectNotFoundException", `No scalable target registered for ${dimensionOf(resourceId)}`);
export const noTargetFound = (resourceId: string): Refusal => refusal("ObjectNotFoundException", `No scalable target found for ${dimensionOf(resourceId)}`);

/** Observed. */
export const noPolicy = (policyName: string, resourceId: string): Refusal => refusal("ObjectNotFoundException", `No scaling policy found for ${dimensionOf(resourceId)}, policy name: ${policyName}`);

/** Assumed, all of them. */
export const noAction = (name: string, resourceId: string): Refusal => refusal("ObjectNotFoundException", `No scheduled action found for ${dimensionOf(resourceId)}, scheduled action name: ${name}`);
export const invalidToken = (): Refusal => refusal("InvalidNextTokenException", "The next token supplied was invalid");
export const tooManyTags = (message: string): Refusal => refusal("TooManyTagsException", message);
export const noResource = (arn: string): Refusal => refusal("ResourceNotFoundException", `The specified resource doesn't exist: ${arn}`);
export const limitExceeded = (message: string): Refusal => refusal("LimitExceededException", message);
export const failedAccess = (message: string): Refusal => refusal("FailedResourceAccessException", message);
