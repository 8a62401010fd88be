import { call } from "../../../../aws/generated/api.ts";
import { spanText } from "../../../../lib/timeText.ts";
import { carryOut } from "../../../graph/carryOut.ts";
import { calls } from "../../../graph/proposal.ts";
import { nameIn } from "../../../store/names.ts";
import { Button } from "../../../ui/Button.tsx";
import type { HookSeen } from "./shiftSeen.ts";

export interface HookProps {
  readonly hook: HookSeen;
  readonly serviceDeploymentArn: string;
}

/** A pause is answered by a person; a function answers by itself. */
export function Hook({ hook: { hookId, functionArn, status, isPaused, millisLeft }, serviceDeploymentArn }: HookProps) {
  const answer = (action: "CONTINUE" | "ROLLBACK") =>
    void carryOut(calls(action === "CONTINUE" ? "The deployment goes on." : "The deployment is rolled back.", call("ecs", "ContinueServiceDeployment", { serviceDeploymentArn, hookId, action })));
  return (
    <div className="mt-2.5 border-t border-line pt-2 text-xs">
      <div className="flex justify-between gap-2">
        <span className="min-w-0 truncate">{functionArn === null ? "Pause" : nameIn(functionArn)}</span>
        <span className="text-ink-3">{status}</span>
      </div>
      {isPaused && (
        <>
          <p className="mt-1 text-ink-2">Waits for an answer, for {spanText(millisLeft)} at most.</p>
          <div className="mt-1.5 flex gap-1.5">
            <Button size="sm" onClick={() => answer("CONTINUE")}>
              Continue
            </Button>
            <Button size="sm" onClick={() => answer("ROLLBACK")}>
              Roll back
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
