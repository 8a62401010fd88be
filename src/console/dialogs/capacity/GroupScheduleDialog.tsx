import { useState } from "react";
import { call } from "../../../aws/generated/api.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { useRow } from "../../store/replica.ts";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { errorAt, FormDialog } from "../FormDialog.tsx";
import type { DialogRequest } from "../requests.ts";
import { NextTimes } from "../scaling/NextTimes.tsx";
import { type Step, useSubmission } from "../useSubmission.ts";
import { type ActionDraft, actionDraftFor, actionInput } from "./actionDraft.ts";

/** Sizes that a group gets at some time, once or again and again. */
export function GroupScheduleDialog({ groupName, actionName }: DialogRequest & { readonly kind: "groupSchedule" }) {
  const group = useRow("autoscaling.groups", groupName);
  return group === undefined ? null : <Schedule group={group} actionName={actionName} />;
}

const KINDS = [
  { value: "again", label: "Again and again" },
  { value: "once", label: "Once" },
] as const;

function Schedule({ group, actionName }: { readonly group: Rows["autoscaling.groups"]; readonly actionName: string | null }) {
  const submission = useSubmission();
  const [draft, setDraft] = useState(() => actionDraftFor(group, actionName));
  const set = (part: Partial<ActionDraft>) => setDraft({ ...draft, ...part });
  const input = actionInput(draft);
  const put: Step = { id: "put", call: () => call("autoscaling", "PutScheduledUpdateGroupAction", { AutoScalingGroupName: group.autoScalingGroupName, ScheduledActionName: draft.name, ...input }) };
  return (
    <FormDialog
      title={actionName === null ? `Scheduled action for ${group.autoScalingGroupName}` : `Scheduled action ${actionName}`}
      description="At its time the group gets other sizes, which stay."
      submission={submission}
      steps={draft.name === "" || input === null ? null : [put]}
      verb="Save"
    >
      {actionName === null && <TextInput label="Name" value={draft.name} onChange={(name) => set({ name })} error={errorAt(submission, "ScheduledActionName")} data-autofocus />}
      <Segmented label="How often" options={KINDS} value={draft.kind} onChange={(kind) => set({ kind })} />
      <div className="grid grid-cols-2 items-start gap-3">
        {draft.kind === "again" ? (
          <>
            <TextInput label="Recurrence" mono value={draft.recurrence} onChange={(recurrence) => set({ recurrence })} hint="Minute, hour, day of month, month, day of week." error={errorAt(submission, "Recurrence")} />
            <TextInput label="Time zone" value={draft.timeZone} placeholder="UTC" onChange={(timeZone) => set({ timeZone })} error={errorAt(submission, "TimeZone")} />
          </>
        ) : (
          <TextInput label="Start, UTC" mono value={draft.start} placeholder="2026-01-05T18:00:00" onChange={(start) => set({ start })} error={errorAt(submission, "StartTime")} />
        )}
      </div>
      <div className="grid grid-cols-3 items-start gap-3">
        <NumberInput label="Minimum" min={0} value={draft.min} onChange={(min) => set({ min })} error={errorAt(submission, "MinSize")} />
        <NumberInput label="Desired" min={0} value={draft.desired} onChange={(desired) => set({ desired })} error={errorAt(submission, "DesiredCapacity")} />
        <NumberInput label="Maximum" min={0} value={draft.max} onChange={(max) => set({ max })} error={errorAt(submission, "MaxSize")} />
      </div>
      <p className="text-xs text-ink-3">A size that is left empty stays as it is then.</p>
      {draft.kind === "again" && <NextTimes schedule={draft.recurrence} timezone={draft.timeZone === "" ? null : draft.timeZone} of="group" />}
    </FormDialog>
  );
}
