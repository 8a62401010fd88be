import type { Answer, Call } from "../../bridge/protocol.ts";
import { openDialog } from "../dialogs/requests.ts";
import { failureIn } from "../dialogs/failures.ts";
import { performPlain } from "../store/calls.ts";
import { walk } from "../store/asked.ts";
import { beginLanding } from "../store/callLanding.ts";
import { foreseeScaleIn, rememberScaleIn } from "../store/scaledIn.ts";
import type { Deed } from "./proposal.ts";

/** Does what a gesture or a menu came to: opens the form, or makes the calls and shows the first refusal. False: there was one. */
export async function carryOut(deed: Deed): Promise<boolean> {
  if (deed.kind === "form") {
    openDialog(deed.request);
    return true;
  }
  if (deed.kind === "walk") {
    walk(deed.request);
    return true;
  }
  if (deed.kind === "landing") {
    beginLanding(deed.serviceArns);
    return true;
  }
  for (const call of deed.calls) {
    const refusal = await refusalOf(call);
    if (refusal === null) continue;
    openDialog({ kind: "refused", call, answer: refusal });
    return false;
  }
  return true;
}

/** Makes a call; answers the refusal, or the failure that ECS hides in an answer of success. */
async function refusalOf(call: Call): Promise<(Answer & { readonly ok: false }) | null> {
  const scaledIn = await foreseeScaleIn(call);
  const answer = await performPlain(call);
  if (!answer.ok) return answer;
  rememberScaleIn(scaledIn);
  return failureIn(answer.output);
}
