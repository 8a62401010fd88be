import { Refused } from "../refused.ts";

export const validationError = (message: string): Refused => new Refused("ValidationError", message);

export const invalidAction = (message: string): Refused => new Refused("InvalidLoadBalancerAction", message);

/** Ours, not AWS's: what the simulation does not carry out is refused, never silently left out. */
export const notSimulated = (what: string): Refused => new Refused("NotSimulated", `${what} is not simulated yet.`);
