import type { Rows } from "../../../bridge/protocol.ts";
import { clockText } from "../../../lib/timeText.ts";
import { OutcomeLine } from "../../dialogs/Outcome.tsx";
import { Refusal } from "../../dialogs/Refusal.tsx";
import { rollbackFindings } from "../../dialogs/updateFindings.ts";
import { DiffWords } from "../../revisions/RevisionDiff.tsx";
import { type Rollback, rollbackOf } from "../../revisions/rollback.ts";
import { revisionWords } from "../../revisions/revisionWords.ts";
import { comparableServiceRevision } from "../../revisions/serviceRevision.ts";
import { rolloutSentence } from "../../rollout/rolloutSentence.ts";
import { useUpdatePlan } from "../../rollout/useUpdatePlan.ts";
import { nameIn, revisionIn } from "../../store/names.ts";
import type { Replica } from "../../store/replica.ts";
import { Button } from "../../ui/Button.tsx";
import { InPlace } from "../../ui/InPlace.tsx";
import { useCall } from "./useCall.ts";

export interface RollBackProps {
  readonly service: Rows["ecs.services"];
  readonly state: Replica;
}

/** The way back to the last deployment that was complete; what comes of it is told before it is taken. */
export function RollBack({ service, state }: RollBackProps) {
  const rollback = rollbackOf(service, state.tables);
  if (rollback === null) return null;
  return (
    <InPlace className="mt-2.5" title={rollback.call.operation} form={(close) => <RollbackPlan {...{ service, state, rollback }} onClose={close} />}>
      Roll back to {nameIn(rollback.to.taskDefinitionArn)}…
    </InPlace>
  );
}

function RollbackPlan({ service, state, rollback, onClose }: RollBackProps & { readonly rollback: Rollback; readonly onClose: () => void }) {
  const { isBusy, refusal, make } = useCall();
  const { from, to, call } = rollback;
  const plan = useUpdatePlan([call]);
  const differences = revisionWords(comparableServiceRevision(from, state.tables), comparableServiceRevision(to, state.tables));
  const take = async () => {
    if (await make(call)) onClose();
  };
  return (
    <section ref={focusOn} tabIndex={-1} aria-label="Roll back" className="mt-2.5 flex flex-col gap-2 rounded-card border border-line bg-surface-2 p-2.5 [--g-on:var(--surface-2)]">
      <p>{sentenceOf(service, rollback)}</p>
      {plan === null ? <p role="status" className="text-ink-3">Thinking it through…</p> : rollbackFindings(plan, state.now).map(({ status, words, detail }) => (
        <OutcomeLine key={words} status={status} detail={detail}>
          {words}
        </OutcomeLine>
      ))}
      {refusal !== null && <Refusal {...refusal} />}
      <div className="flex gap-1.5">
        <Button size="sm" variant="primary" disabled={isBusy} onClick={() => void take()}>
          Roll back
        </Button>
        <Button size="sm" onClick={onClose}>
          Cancel
        </Button>
      </div>
      <DiffWords words={differences} />
    </section>
  );
}

/** The button that opened it is gone, and what it says is to be read first. */
function focusOn(section: HTMLElement | null): void {
  section?.focus();
}

function sentenceOf(service: RollBackProps["service"], { kind, from, to }: Rollback): string {
  const [old, now] = [nameIn(to.taskDefinitionArn), nameIn(from.taskDefinitionArn)];
  const last = `the last that was complete (${clockText(to.completedAt ?? to.createdAt)})`;
  const way = kind === "stop" ? `Stops the deployment of ${now} and brings back ${old}, ${last}.` : `Updates the service from ${now} to ${old}, ${last} before it.`;
  return service.schedulingStrategy === "DAEMON" ? way : `${way} ${rolloutSentence(service, revisionIn(to.taskDefinitionArn))}`;
}
