import { EPOCH_SECONDS } from "./region.ts";

/** A time of a session, in its milliseconds, as the AWS API gives it: seconds since 1970, with a fraction. */
export function epochSeconds(at: number): number {
  // Added as whole milliseconds, so that no sum of fractions shows digits of its own.
  return (EPOCH_SECONDS * 1000 + at) / 1000;
}
