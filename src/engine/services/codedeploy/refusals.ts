import type { RefusalCode } from "../../../aws/generated/codedeploy.ts";
import { Refusal } from "../../kernel/refusal.ts";

/** A refusal by a code of CodeDeploy's model. */
export const refusal = (code: RefusalCode, message: string): Refusal => new Refusal(code, message);

/** Ours, not AWS's: what the simulation does not carry out is refused, never silently left out. */
export const notSimulated = (what: string): Refusal => new Refusal("NotSimulated", `${what} is not simulated yet.`);

// Observed.

export const noApplication = (name: string): Refusal => refusal("ApplicationDoesNotExistException", `No application found for name: ${name}`);

export const noGroup = (name: string): Refusal => refusal("DeploymentGroupDoesNotExistException", `No Deployment Group found for name: ${name}`);

export const noConfig = (name: string): Refusal => refusal("DeploymentConfigDoesNotExistException", `No Deployment Configuration found for name: ${name}`);

export const noDeployment = (id: string): Refusal => refusal("DeploymentDoesNotExistException", `The deployment ${id} could not be found`);

/** Assumed wording. */
export const alreadyCompleted = (id: string): Refusal => refusal("DeploymentAlreadyCompletedException", `The deployment ${id} is already complete`);
