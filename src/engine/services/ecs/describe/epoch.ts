import { epochSeconds } from "../../../../aws/epoch.ts";
import type { SimTime } from "../../../kernel/time.ts";

/** A time as the API gives it, when it may not have come yet: the member is then left out of the answer. */
export function epochSecondsOr(at: SimTime | null): number | undefined {
  return at === null ? undefined : epochSeconds(at);
}
