import { Refused } from "../../aws/rules/refused.ts";
import { Refusal } from "../kernel/refusal.ts";

/** What AWS's rules make of a request; what they refuse is refused. */
export function ruled<T>(read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    throw thrown instanceof Refused ? new Refusal(thrown.code, thrown.message) : thrown;
  }
}
