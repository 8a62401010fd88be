import { useState } from "react";
import { call } from "../../aws/generated/api.ts";
import { nameIn, shortName } from "../store/names.ts";
import { tablesNow, useRow, useTable } from "../store/replica.ts";
import { Select } from "../ui/Select.tsx";
import { definitionChoices } from "./choices.ts";
import { errorAt, FormDialog, stepsFor } from "./FormDialog.tsx";
import { usualNetworkOf } from "./networkDraft.ts";
import type { DialogRequest } from "./requests.ts";
import { useSubmission } from "./useSubmission.ts";

/** Asks of which definition one task is started on an instance. */
export function StartTaskDialog({ containerInstanceArn, taskDefinitionArn }: DialogRequest & { readonly kind: "startTask" }) {
  const submission = useSubmission();
  const instance = useRow("ecs.containerInstances", containerInstanceArn);
  useTable("ecs.taskDefinitions");
  const choices = definitionChoices(tablesNow());
  const [definition, setDefinition] = useState(taskDefinitionArn ?? choices[0]?.value ?? "");
  const row = useRow("ecs.taskDefinitions", definition);
  const made =
    definition === "" || instance === undefined
      ? null
      : call("ecs", "StartTask", {
          cluster: nameIn(instance.clusterArn),
          containerInstances: [containerInstanceArn],
          taskDefinition: nameIn(definition),
          ...usualNetworkOf(row, tablesNow()),
        });
  return (
    <FormDialog
      title={`Start a task on ${instance === undefined ? "an instance that is gone" : shortName(instance.ec2InstanceId)}`}
      description="StartTask does not place: the task goes to this instance or fails."
      submission={submission}
      steps={stepsFor(made)}
      verb="Start task"
    >
      <Select
        label="Task definition"
        value={definition}
        onChange={setDefinition}
        options={choices}
        hint={choices.length === 0 ? "There is none yet. Register one first." : undefined}
        error={errorAt(submission, "taskDefinition")}
      />
    </FormDialog>
  );
}
