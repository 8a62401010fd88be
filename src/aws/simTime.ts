import { EPOCH_SECONDS } from "./region.ts";

/** A time that the AWS API gives, in the milliseconds of a session: the way back from `epochSeconds`. */
export const simTime = (seconds: number): number => Math.round(seconds * 1000) - EPOCH_SECONDS * 1000;
