import { useState } from "react";
import { call } from "../../aws/generated/api.ts";
import type { Call } from "../../bridge/protocol.ts";
import { nameIn, shortName } from "../store/names.ts";
import { tablesNow, useRow, useTable } from "../store/replica.ts";
import { Segmented } from "../ui/Segmented.tsx";
import { Select } from "../ui/Select.tsx";
import { loadBalancersOf, useBalancing } from "./BalancingFields.tsx";
import { definitionChoices, NO_GROUP, portsOf } from "./choices.ts";
import { errorAt, FormDialog, stepsFor } from "./FormDialog.tsx";
import { Outcome, useOutcome } from "./Outcome.tsx";
import type { CreateServiceRequest } from "./requests.ts";
import { createServiceCall, serviceDraftFor, serviceNameFor } from "./serviceDraft.ts";
import { ServiceFields } from "./ServiceFields.tsx";
import { type Submission, useSubmission } from "./useSubmission.ts";

/** Asks what CreateService must know. When the definition was dropped on an instance, one task there is a choice too. */
export function CreateServiceDialog(request: CreateServiceRequest) {
  const { clusterArn, containerInstanceArn } = request;
  const submission = useSubmission();
  const [definitionArn, setDefinition] = useState(() => request.taskDefinitionArn ?? definitionChoices(tablesNow())[0]?.value ?? "");
  const [what, setWhat] = useState<"service" | "task">("service");
  const [draft, setDraft] = useState(() => serviceDraftFor(request, definitionArn, tablesNow()));
  const definition = useRow("ecs.taskDefinitions", definitionArn);
  const balancing = useBalancing(portsOf(definition), request.targetGroupArn ?? NO_GROUP);
  const cluster = nameIn(clusterArn);
  const service = createServiceCall({ clusterArn, definition, draft, balancing: loadBalancersOf(balancing) });
  const outcome = useOutcome({ call: what === "service" ? service : null, clusterArn, taskDefinitionArn: definitionArn, count: draft.schedulingStrategy === "DAEMON" ? null : draft.desiredCount });
  const choose = (arn: string) => {
    setDefinition(arn);
    setDraft({ ...draft, serviceName: serviceNameFor(arn, clusterArn, tablesNow()) });
  };
  return (
    <FormDialog
      title={what === "task" ? `Start a task in ${cluster}` : `Create a service in ${cluster}`}
      description={definition === undefined ? undefined : `${nameIn(definitionArn)}: ${definition.needs.cpuUnits} CPU units, ${definition.needs.memoryMiB} MiB a task.`}
      submission={submission}
      steps={stepsFor(what === "task" ? startTask(request, definitionArn) : service)}
      verb={what === "task" ? "Start task" : "Create service"}
      isBesideMap
      outcome={<Outcome {...outcome} />}
    >
      {containerInstanceArn !== null && <What instanceArn={containerInstanceArn} value={what} onChange={setWhat} />}
      {request.taskDefinitionArn === null && <Definition value={definitionArn} onChange={choose} submission={submission} />}
      {what === "service" && <ServiceFields {...{ clusterArn, definition, draft, submission, balancing }} onChange={setDraft} />}
    </FormDialog>
  );
}

function What({ instanceArn, value, onChange }: { readonly instanceArn: string; readonly value: "service" | "task"; readonly onChange: (what: "service" | "task") => void }) {
  const instance = useRow("ecs.containerInstances", instanceArn);
  const place = instance === undefined ? "that instance" : shortName(instance.ec2InstanceId);
  return (
    <Segmented
      label="What to create"
      value={value}
      onChange={onChange}
      options={[
        { value: "service", label: "A service" },
        { value: "task", label: `One task on ${place}` },
      ]}
    />
  );
}

/** Which revision tasks are made of. */
export function Definition({ value, onChange, submission }: { readonly value: string; readonly onChange: (arn: string) => void; readonly submission: Submission }) {
  useTable("ecs.taskDefinitions");
  return (
    <Select
      label="Task definition"
      value={value}
      onChange={onChange}
      options={definitionChoices(tablesNow())}
      hint={value === "" ? "There is none yet. Register one first." : undefined}
      error={errorAt(submission, "taskDefinition")}
    />
  );
}

function startTask({ clusterArn, containerInstanceArn }: CreateServiceRequest, definition: string): Call | null {
  if (containerInstanceArn === null || definition === "") return null;
  return call("ecs", "StartTask", { cluster: nameIn(clusterArn), containerInstances: [containerInstanceArn], taskDefinition: nameIn(definition) });
}
