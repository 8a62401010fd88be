import type { Answer, Call } from "../../../bridge/protocol.ts";
import { openDialog } from "../../dialogs/requests.ts";

/** Shows a refusal in AWS's words; an answer that is none needs nothing more, for the world shows it. */
export function refuse(call: Call, answer: Answer): void {
  if (!answer.ok) openDialog({ kind: "refused", call, answer });
}
