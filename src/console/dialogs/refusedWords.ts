import type { Plan } from "../../bridge/protocol.ts";
import type { Status } from "../ui/StatusGlyph.tsx";

type Refused = Plan["answer"] & { readonly ok: false };

/** An expression that is being written says itself what is missing. */
const isUnfinished = ({ message }: Refused): boolean => message.startsWith("Invalid expression");

/** What a plan was refused for, before anybody asked for it in earnest. */
export function refusedWords(answer: Refused): string {
  return isUnfinished(answer) ? "An expression cannot be read yet" : `ECS would refuse this: ${answer.message}`;
}

export function refusedStatus(answer: Refused): Status {
  return isUnfinished(answer) ? "pending" : "failed";
}
