import { useState } from "react";
import { tablesNow, useRow } from "../../store/replica.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { errorAt, FormDialog } from "../FormDialog.tsx";
import type { DialogRequest } from "../requests.ts";
import { nameIn } from "../../store/names.ts";
import { useSubmission } from "../useSubmission.ts";
import { draftOf, stepsOf } from "./scalingDraft.ts";

const SUSPENSIONS = [
  { member: "DynamicScalingOutSuspended", label: "Scaling out by policies" },
  { member: "DynamicScalingInSuspended", label: "Scaling in by policies" },
  { member: "ScheduledScalingSuspended", label: "Scheduled scaling" },
] as const;

/** Asks between how many tasks a service is kept, and for the CPU utilization that it is to have. */
export function ScalingDialog({ serviceArn }: DialogRequest & { readonly kind: "autoScaling" }) {
  const submission = useSubmission();
  const service = useRow("ecs.services", serviceArn);
  const [draft, setDraft] = useState(() => draftOf(serviceArn, tablesNow()));
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  return (
    <FormDialog
      title={`Auto scaling of ${nameIn(serviceArn)}`}
      description="Application Auto Scaling keeps the desired count between the bounds. Target tracking makes two CloudWatch alarms: the high one goes off after 3 minutes, the low one after 15."
      submission={submission}
      steps={service === undefined ? null : stepsOf(service, draft)}
      verb="Save"
    >
      <div className="grid grid-cols-2 gap-3">
        <NumberInput label="Minimum tasks" min={0} value={draft.min} onChange={(min) => set({ min })} error={errorAt(submission, "MinCapacity")} />
        <NumberInput label="Maximum tasks" min={0} value={draft.max} onChange={(max) => set({ max })} error={errorAt(submission, "MaxCapacity")} />
      </div>
      <NumberInput label="Average CPU utilization to track" unit="%" min={1} step="any" value={draft.cpu} onChange={(cpu) => set({ cpu })} error={errorAt(submission, "TargetValue")} hint="Empty: the bounds alone." />
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1 text-xs font-medium text-ink-2">Suspended</legend>
        {SUSPENSIONS.map(({ member, label }) => (
          <Checkbox key={member} checked={draft.suspended[member] === true} onChange={(isSuspended) => set({ suspended: { ...draft.suspended, [member]: isSuspended } })}>
            {label}
          </Checkbox>
        ))}
      </fieldset>
    </FormDialog>
  );
}
