import { Refused } from "../../../../aws/rules/refused.ts";
import { Refusal } from "../../../kernel/refusal.ts";

/** What reading something is refused with; undefined: nothing. */
export function refusalOf(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (thrown) {
    const message = messageOf(thrown);
    if (message === undefined) throw thrown;
    return message;
  }
}

/** The sentence of a refusal; undefined: what was thrown is none. */
export function messageOf(thrown: unknown): string | undefined {
  return thrown instanceof Refused || thrown instanceof Refusal ? thrown.message : undefined;
}
