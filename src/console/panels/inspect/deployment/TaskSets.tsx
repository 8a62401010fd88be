import { type FormEvent, useState } from "react";
import type { Rows } from "../../../../bridge/protocol.ts";
import { openDialog } from "../../../dialogs/requests.ts";
import type { Replica } from "../../../store/replica.ts";
import { serviceHue } from "../../../store/serviceHue.ts";
import { Button } from "../../../ui/Button.tsx";
import { NumberInput } from "../../../ui/NumberInput.tsx";
import { Block } from "../Block.tsx";
import { RefusedInPlace } from "../RefusedInPlace.tsx";
import { Revisions } from "../Revisions.tsx";
import type { RolloutRow } from "../rollout.ts";
import { useCall } from "../useCall.ts";
import { type TaskSetCalls, taskSetCalls } from "./taskSetCalls.ts";

export interface TaskSetsProps {
  readonly service: Rows["ecs.services"];
  readonly state: Replica;
  readonly rows: readonly RolloutRow[];
}

/** Each keeps a share of its own: there is nothing between them to roll out. Those of an EXTERNAL service are a person's to change. */
export function TaskSets({ service, state, rows }: TaskSetsProps) {
  const { serviceArn, status, deploymentController } = service;
  const isExternal = deploymentController === "EXTERNAL";
  return (
    <Block title="Task sets">
      {rows.length === 0 && <p className="text-xs text-ink-3">None yet: the service has no tasks.</p>}
      <ul className="space-y-2.5">
        {rows.map((row) => (
          <li key={row.deployment.deploymentId}>
            <TaskSet service={service} row={row} set={state.tables["ecs.taskSets"].get(row.deployment.deploymentId)} isExternal={isExternal} />
          </li>
        ))}
      </ul>
      {isExternal && status === "ACTIVE" && (
        <Button size="sm" className="mt-2.5" onClick={() => openDialog({ kind: "taskSet", serviceArn })}>
          Create a task set…
        </Button>
      )}
    </Block>
  );
}

interface TaskSetProps {
  readonly service: Rows["ecs.services"];
  readonly row: RolloutRow;
  /** Absent once it is deleted and its last tasks stop. */
  readonly set: Rows["ecs.taskSets"] | undefined;
  readonly isExternal: boolean;
}

function TaskSet({ service, row, set, isExternal }: TaskSetProps) {
  const { deploymentId, status } = row.deployment;
  const calls = isExternal && set !== undefined ? taskSetCalls(service, row, set.scale) : null;
  const facts = [status, ...(calls === null && set !== undefined ? [`${set.scale} %`] : []), ...(set === undefined || set.externalId === null ? [] : [set.externalId]), deploymentId];
  return (
    <div role="group" aria-label={`Task set ${row.revision}`}>
      <Revisions hue={serviceHue(service)} rows={[row]} />
      <p className="flex flex-wrap gap-x-2 pl-5 text-xs text-ink-3">
        {facts.map((fact) => (
          <span key={fact} className="min-w-0 wrap-anywhere">
            {fact}
          </span>
        ))}
      </p>
      {calls !== null && set !== undefined && <Controls calls={calls} scale={set.scale} />}
    </div>
  );
}

function Controls({ calls: { scale: scaleTo, promote, remove, question }, scale }: { readonly calls: TaskSetCalls; readonly scale: number }) {
  const asking = useCall();
  /** What stands in the field once it was changed; null: nobody changed it. */
  const [typed, setTyped] = useState<{ readonly value: number | null } | null>(null);
  const value = typed === null ? scale : typed.value;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const field = event.currentTarget.querySelector("input");
    if (value === null || value === scale || !(await asking.make(scaleTo(value)))) return;
    setTyped(null);
    // The button that was pressed goes.
    field?.focus();
  };
  return (
    <>
      <form noValidate className="mt-1 pl-5" onSubmit={(event) => void submit(event)}>
        <div className="flex flex-wrap items-center gap-1.5">
          <NumberInput label="Scale" labelHidden unit="%" min={0} max={100} step="any" className="w-24" value={value} onChange={(next) => setTyped({ value: next })} />
          {promote !== null && (
            <Button size="sm" title={promote.operation} disabled={asking.isBusy} onClick={() => void asking.make(promote)}>
              Make primary
            </Button>
          )}
          <Button size="sm" title={remove.operation} disabled={asking.isBusy} onClick={() => void (question === null ? asking.make(remove) : openDialog(question))}>
            {question === null ? "Delete" : "Delete…"}
          </Button>
        </div>
        {value !== scale && (
          <div className="mt-1.5 flex gap-1.5">
            <Button size="sm" variant="primary" type="submit" title="UpdateTaskSet" disabled={asking.isBusy || value === null}>
              Scale
            </Button>
            <Button size="sm" variant="ghost" onClick={() => setTyped(null)}>
              Cancel
            </Button>
          </div>
        )}
      </form>
      <RefusedInPlace asking={asking} />
    </>
  );
}
