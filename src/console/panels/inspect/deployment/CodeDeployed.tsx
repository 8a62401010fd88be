import { call } from "../../../../aws/generated/api.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { clockText, spanText } from "../../../../lib/timeText.ts";
import { carryOut } from "../../../graph/carryOut.ts";
import { calls } from "../../../graph/proposal.ts";
import type { Replica } from "../../../store/replica.ts";
import { Button } from "../../../ui/Button.tsx";
import { classNames } from "../../../ui/classNames.ts";
import { type Status, StatusGlyph } from "../../../ui/StatusGlyph.tsx";
import { Block } from "../Block.tsx";
import { codeDeploySeen, type CodeDeploySeen, type EventSeen, type WaitSeen } from "./codeDeploySeen.ts";

export interface CodeDeployedProps {
  readonly service: Rows["ecs.services"];
  readonly state: Replica;
}

/** How far CodeDeploy has come with a service: its lifecycle events, what it waits for, and buttons that end that. */
export function CodeDeployed({ service, state }: CodeDeployedProps) {
  const seen = codeDeploySeen(service, state);
  if (seen === null) {
    return (
      <Block title="CodeDeploy">
        <p className="text-xs text-ink-2">CodeDeploy has not deployed it yet.</p>
      </Block>
    );
  }
  return (
    <Block title={`CodeDeploy ${seen.deploymentId}`} aside={seen.status}>
      <p className="mb-2 text-xs text-ink-2">
        {seen.configuration}, green has {seen.greenPercent} % of the traffic
      </p>
      <ol aria-label="Lifecycle events" className="space-y-0.5">
        {seen.events.map((event) => (
          <Event key={event.name} event={event} />
        ))}
      </ol>
      {seen.error !== null && <p className="mt-2 text-xs wrap-anywhere text-bad">{seen.error}</p>}
      {seen.wait !== null && <Wait wait={seen.wait} deploymentId={seen.deploymentId} />}
      {!seen.isOver && <Stop seen={seen} />}
    </Block>
  );
}

const GLYPHS: Readonly<Record<EventSeen["status"], Status>> = { Pending: "pending", InProgress: "starting", Succeeded: "healthy", Failed: "failed", Skipped: "pending", Unknown: "pending" };

function Event({ event: { name, status, startedAt, tookMillis, answer } }: { readonly event: EventSeen }) {
  const isOff = status === "Pending" || status === "Skipped";
  return (
    <li aria-current={status === "InProgress" ? "step" : undefined} className={classNames("flex items-center gap-2 text-xs", isOff ? "text-ink-3" : status === "InProgress" && "font-semibold")}>
      <StatusGlyph status={GLYPHS[status]} size={11} label={status} />
      <span className="min-w-0 flex-1 truncate">{name}</span>
      {answer !== null && <span>its function: {answer}</span>}
      <span className="text-ink-3">{startedAt === null || tookMillis === null ? (isOff ? status.toLowerCase() : "") : `${clockText(startedAt)}, ${tookMillis === 0 ? "at once" : spanText(tookMillis)}`}</span>
    </li>
  );
}

function Wait({ wait: { type, millisLeft }, deploymentId }: { readonly wait: WaitSeen; readonly deploymentId: string }) {
  const isReady = type === "READY_WAIT";
  const go = () => void carryOut(calls(isReady ? "The traffic moves." : "The original task set goes.", call("codedeploy", "ContinueDeployment", { deploymentId, deploymentWaitType: type })));
  return (
    <div className="mt-2.5 flex items-center justify-between gap-2 border-t border-line pt-2 text-xs">
      <span className="text-ink-2">{isReady ? `Waits to be continued, for ${spanText(millisLeft)} at most.` : `The original tasks go in ${spanText(millisLeft)}.`}</span>
      <Button size="sm" onClick={go}>
        {isReady ? "Reroute traffic" : "Terminate them now"}
      </Button>
    </div>
  );
}

function Stop({ seen: { deploymentId } }: { readonly seen: CodeDeploySeen }) {
  const stop = (autoRollbackEnabled: boolean) => void carryOut(calls(autoRollbackEnabled ? "The deployment is rolled back." : "The deployment is stopped.", call("codedeploy", "StopDeployment", { deploymentId, autoRollbackEnabled })));
  return (
    <div className="mt-2.5 flex gap-1.5">
      <Button size="sm" onClick={() => stop(false)}>
        Stop deployment
      </Button>
      <Button size="sm" onClick={() => stop(true)}>
        Stop and roll back
      </Button>
    </div>
  );
}
