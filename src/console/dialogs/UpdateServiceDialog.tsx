import { useState } from "react";
import { call } from "../../aws/generated/api.ts";
import type { Rows } from "../../bridge/protocol.ts";
import { nameIn } from "../store/names.ts";
import { tablesNow, useRow, useTable } from "../store/replica.ts";
import { NumberInput } from "../ui/NumberInput.tsx";
import { Select } from "../ui/Select.tsx";
import { definitionChoices } from "./choices.ts";
import { errorAt, FormDialog, stepsFor } from "./FormDialog.tsx";
import { PercentFields } from "./PercentFields.tsx";
import type { DialogRequest } from "./requests.ts";
import { useSubmission } from "./useSubmission.ts";

interface Draft {
  readonly taskDefinitionArn: string;
  readonly desiredCount: number | null;
  readonly minimumHealthyPercent: number | null;
  readonly maximumPercent: number | null;
}

/** Changes a service: its revision, its count, the range it moves in. Only what was changed is sent. */
export function UpdateServiceDialog({ serviceArn, taskDefinitionArn }: DialogRequest & { readonly kind: "updateService" }) {
  const row = useRow("ecs.services", serviceArn);
  return row === undefined ? null : <Form row={row} wanted={taskDefinitionArn ?? row.taskDefinitionArn} />;
}

function Form({ row, wanted }: { readonly row: Rows["ecs.services"]; readonly wanted: string }) {
  const submission = useSubmission();
  const [draft, setDraft] = useState<Draft>({ ...row, taskDefinitionArn: wanted });
  useTable("ecs.taskDefinitions");
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const choices = definitionChoices(tablesNow());
  const known = choices.some(({ value }) => value === draft.taskDefinitionArn);
  return (
    <FormDialog
      title={`Update ${row.serviceName}`}
      description="A new revision, or a new range, is rolled out task by task."
      submission={submission}
      steps={stepsFor(updateOf(row, draft))}
      verb="Update service"
    >
      <div className="grid grid-cols-[1fr_112px] gap-3">
        <Select
          label="Task definition"
          value={draft.taskDefinitionArn}
          onChange={(taskDefinitionArn) => set({ taskDefinitionArn })}
          options={known ? choices : [{ value: draft.taskDefinitionArn, label: nameIn(draft.taskDefinitionArn) }, ...choices]}
          error={errorAt(submission, "taskDefinition")}
        />
        <NumberInput label="Desired count" min={0} value={draft.desiredCount} onChange={(desiredCount) => set({ desiredCount })} error={errorAt(submission, "desiredCount")} />
      </div>
      <PercentFields percents={draft} onChange={set} submission={submission} />
    </FormDialog>
  );
}

function updateOf(row: Rows["ecs.services"], draft: Draft) {
  const { taskDefinitionArn, desiredCount, minimumHealthyPercent, maximumPercent } = draft;
  if (desiredCount === null || minimumHealthyPercent === null || maximumPercent === null) return null;
  const sameRange = minimumHealthyPercent === row.minimumHealthyPercent && maximumPercent === row.maximumPercent;
  const changes = {
    ...(taskDefinitionArn === row.taskDefinitionArn ? {} : { taskDefinition: nameIn(taskDefinitionArn) }),
    ...(desiredCount === row.desiredCount ? {} : { desiredCount }),
    ...(sameRange ? {} : { deploymentConfiguration: { minimumHealthyPercent, maximumPercent } }),
  };
  if (Object.keys(changes).length === 0) return null;
  return call("ecs", "UpdateService", { cluster: nameIn(row.clusterArn), service: row.serviceName, ...changes });
}
