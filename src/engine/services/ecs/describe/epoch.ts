import { EPOCH_SECONDS } from "../../../../aws/region.ts";
import type { SimTime } from "../../../kernel/time.ts";

/** A time as the AWS API gives it: seconds since 1970, with milliseconds as a fraction. */
export function epochSeconds(at: SimTime): number {
  // Added as whole milliseconds, so that no sum of fractions shows digits of its own.
  return (EPOCH_SECONDS * 1000 + at) / 1000;
}

/** The same for a time that may not have come yet: the member is then left out of the answer. */
export function epochSecondsOr(at: SimTime | null): number | undefined {
  return at === null ? undefined : epochSeconds(at);
}
