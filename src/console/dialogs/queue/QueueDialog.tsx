import { useState } from "react";
import { nameIn } from "../../store/names.ts";
import { tablesNow, useRow } from "../../store/replica.ts";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { errorAt, FormDialog, stepsFor } from "../FormDialog.tsx";
import { LoadFields } from "../load/LoadFields.tsx";
import type { DialogRequest } from "../requests.ts";
import { useSubmission } from "../useSubmission.ts";
import { queueCallOf, queueDraftOf } from "./queueDraft.ts";

/** Asks how many messages come for the tasks of a service, and how fast a task works them off. */
export function QueueDialog({ serviceArn, queueName }: DialogRequest & { readonly kind: "queue" }) {
  const submission = useSubmission();
  const service = useRow("ecs.services", serviceArn);
  const [draft, setDraft] = useState(() => queueDraftOf(tablesNow()["ecs.queues"].get(queueName ?? ""), service?.serviceName ?? ""));
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  return (
    <FormDialog
      title={queueName === null ? `Queue for ${nameIn(serviceArn)}` : `Queue ${queueName}`}
      description="Messages wait until a task takes them. CloudWatch has its Backlog and BacklogPerTask, which policies can follow."
      submission={submission}
      steps={stepsFor(service === undefined ? null : queueCallOf(draft, service))}
      verb={queueName === null ? "Create queue" : "Save"}
    >
      <div className="grid grid-cols-[1fr_180px] gap-3">
        <TextInput label="Queue name" value={draft.name} disabled={queueName !== null} onChange={(name) => set({ name })} error={errorAt(submission, "queueName")} mono {...(queueName === null && { "data-autofocus": true })} />
        <NumberInput label="A task takes" unit="/s" min={0} step="any" value={draft.perTask} onChange={(perTask) => set({ perTask })} error={errorAt(submission, "messagesPerSecondPerTask")} />
      </div>
      <LoadFields draft={draft.load} onChange={(load) => set({ load })} error={errorAt(submission, "messagesPerSecond")} noun="messages" />
    </FormDialog>
  );
}
