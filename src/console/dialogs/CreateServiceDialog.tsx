import { useState } from "react";
import { call } from "../../aws/generated/api.ts";
import type { Call } from "../../bridge/protocol.ts";
import { nameIn, shortName } from "../store/names.ts";
import { tablesNow, useRow, useTable } from "../store/replica.ts";
import { NumberInput } from "../ui/NumberInput.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { Select } from "../ui/Select.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import { definitionChoices, freeServiceName, NO_GROUP, portsOf } from "./choices.ts";
import { errorAt, FormDialog, stepsFor } from "./FormDialog.tsx";
import { PercentFields } from "./PercentFields.tsx";
import { type Balancing, BalancingFields, loadBalancersOf, useBalancing } from "./BalancingFields.tsx";
import type { CreateServiceRequest } from "./requests.ts";
import { type Submission, useSubmission } from "./useSubmission.ts";

/** What the form holds; null in a number means an empty field. */
interface Draft {
  readonly serviceName: string;
  readonly desiredCount: number | null;
  readonly minimumHealthyPercent: number | null;
  readonly maximumPercent: number | null;
}

/** Asks what CreateService must know. When the definition was dropped on an instance, one task there is a choice too. */
export function CreateServiceDialog(request: CreateServiceRequest) {
  const { clusterArn, containerInstanceArn } = request;
  const submission = useSubmission();
  const [definition, setDefinition] = useState(() => request.taskDefinitionArn ?? definitionChoices(tablesNow())[0]?.value ?? "");
  const [what, setWhat] = useState<"service" | "task">("service");
  const [draft, setDraft] = useState<Draft>(() => startOf(request, definition));
  const row = useRow("ecs.taskDefinitions", definition);
  const balancing = useBalancing(portsOf(row), request.targetGroupArn ?? NO_GROUP);
  const cluster = nameIn(clusterArn);
  const made = what === "task" ? startTask(request, definition) : createService(cluster, definition, { draft, balancing });
  const choose = (arn: string) => {
    setDefinition(arn);
    setDraft({ ...draft, serviceName: nameFor(arn, clusterArn) });
  };
  return (
    <FormDialog
      title={what === "task" ? `Start a task in ${cluster}` : `Create a service in ${cluster}`}
      description={row === undefined ? undefined : `${nameIn(definition)}: ${row.needs.cpuUnits} CPU units, ${row.needs.memoryMiB} MiB a task.`}
      submission={submission}
      steps={stepsFor(made)}
      verb={what === "task" ? "Start task" : "Create service"}
    >
      {containerInstanceArn !== null && <What instanceArn={containerInstanceArn} value={what} onChange={setWhat} />}
      {request.taskDefinitionArn === null && <Definition value={definition} onChange={choose} submission={submission} />}
      {what === "service" && <Fields draft={draft} onChange={setDraft} submission={submission} balancing={balancing} />}
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

function Definition({ value, onChange, submission }: { readonly value: string; readonly onChange: (arn: string) => void; readonly submission: Submission }) {
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

interface FieldsProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly submission: Submission;
  readonly balancing: Balancing;
}

function Fields({ draft, onChange, submission, balancing }: FieldsProps) {
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  return (
    <>
      <div className="grid grid-cols-[1fr_112px] gap-3">
        <TextInput label="Service name" value={draft.serviceName} onChange={(serviceName) => set({ serviceName })} error={errorAt(submission, "serviceName")} data-autofocus />
        <NumberInput label="Desired count" value={draft.desiredCount} min={0} onChange={(desiredCount) => set({ desiredCount })} error={errorAt(submission, "desiredCount")} />
      </div>
      <PercentFields percents={draft} onChange={set} submission={submission} />
      <p className="-mt-1.5 text-xs text-ink-3">{rangeSentence(draft)}</p>
      <BalancingFields balancing={balancing} submission={submission} />
    </>
  );
}

/** "ECS keeps at least 3 healthy tasks and starts at most 9." */
function rangeSentence({ desiredCount, minimumHealthyPercent, maximumPercent }: Draft): string {
  if (desiredCount === null || minimumHealthyPercent === null || maximumPercent === null) return "";
  const minimum = Math.ceil((desiredCount * minimumHealthyPercent) / 100);
  const maximum = Math.floor((desiredCount * maximumPercent) / 100);
  return `During a deployment ECS keeps at least ${minimum} healthy ${minimum === 1 ? "task" : "tasks"} and runs at most ${maximum}.`;
}

function startOf({ clusterArn, desiredCount }: CreateServiceRequest, definition: string): Draft {
  return { serviceName: nameFor(definition, clusterArn), desiredCount, minimumHealthyPercent: 100, maximumPercent: 200 };
}

function nameFor(definition: string, clusterArn: string): string {
  return freeServiceName(nameIn(definition).replace(/:\d+$/, ""), clusterArn, tablesNow());
}

function createService(cluster: string, definition: string, { draft, balancing }: { readonly draft: Draft; readonly balancing: Balancing }): Call | null {
  const { serviceName, desiredCount, minimumHealthyPercent, maximumPercent } = draft;
  if (definition === "" || desiredCount === null || minimumHealthyPercent === null || maximumPercent === null) return null;
  return call("ecs", "CreateService", {
    cluster,
    serviceName,
    taskDefinition: nameIn(definition),
    desiredCount,
    launchType: "EC2",
    deploymentConfiguration: { minimumHealthyPercent, maximumPercent },
    ...loadBalancersOf(balancing),
  });
}

function startTask({ clusterArn, containerInstanceArn }: CreateServiceRequest, definition: string): Call | null {
  if (containerInstanceArn === null || definition === "") return null;
  return call("ecs", "StartTask", { cluster: nameIn(clusterArn), containerInstances: [containerInstanceArn], taskDefinition: nameIn(definition) });
}
