import { useState } from "react";
import { call } from "../../aws/generated/api.ts";
import type { Call, Rows } from "../../bridge/protocol.ts";
import { withConstraints } from "../placement/placementDraft.ts";
import { nameIn, shortName } from "../store/names.ts";
import { askedFor, type PendingRevision, withRegistration } from "../store/pendingRevision.ts";
import { tablesNow, useRow, useTable } from "../store/replica.ts";
import { Segmented } from "../ui/Segmented.tsx";
import { Select } from "../ui/Select.tsx";
import { loadBalancersOf, useBalancing } from "./BalancingFields.tsx";
import { definitionChoices, NO_GROUP, portsOf } from "./choices.ts";
import { errorAt, FormDialog, stepsFor } from "./FormDialog.tsx";
import { FormOffers } from "./FormOffers.tsx";
import { usualNetworkOf } from "./networkDraft.ts";
import { Outcome, useOutcome } from "./Outcome.tsx";
import type { CreateServiceRequest } from "./requests.ts";
import { RevisionNotice } from "./RevisionNotice.tsx";
import { usualCapacity } from "./runsOn.ts";
import { createServiceCall, serviceDraftFor, serviceNameFor } from "./serviceDraft.ts";
import { ServiceFields } from "./ServiceFields.tsx";
import { movedBalancing } from "./shift/movedBalancing.ts";
import { useRouting } from "./shift/RoutingFields.tsx";
import { NO_SHIFT } from "./shift/shiftDraft.ts";
import { after, serviceRoleFor } from "./serviceRole.ts";
import { type Submission, useSubmission } from "./useSubmission.ts";

/** Asks what CreateService must know. When the definition was dropped on an instance, one task there is a choice too. */
export function CreateServiceDialog(request: CreateServiceRequest) {
  const { clusterArn, containerInstanceArn } = request;
  const submission = useSubmission();
  const [definitionArn, setDefinition] = useState(() => request.taskDefinitionArn ?? definitionChoices(tablesNow())[0]?.value ?? "");
  const [what, setWhat] = useState<"service" | "task">("service");
  const [draft, setDraft] = useState(() => serviceDraftFor(request, definitionArn, tablesNow()));
  const [revision, setRevision] = useState<PendingRevision | null>(request.revision ?? null);
  const definition = useRow("ecs.taskDefinitions", definitionArn);
  const balancing = useBalancing(portsOf(definition), request.targetGroupArn ?? NO_GROUP);
  const routing = useRouting(balancing.targetGroupArn);
  const cluster = nameIn(clusterArn);
  const moved = movedBalancing({ balanced: loadBalancersOf(balancing), routing: routing.draft, shift: draft.controller === "ECS" ? draft.shift : NO_SHIFT }, tablesNow());
  const role = serviceRoleFor(what === "service" && moved !== null && "loadBalancers" in moved.input, tablesNow());
  const made = what === "task" ? startTask(request, definition, revision) : moved === null ? null : createServiceCall({ clusterArn, definition, draft, balancing: { ...moved.input, ...role.input }, revision });
  const before = [...role.before, ...(what === "task" ? [] : (moved?.before ?? []))];
  const calls = made === null ? null : [...before, ...withRegistration(revision, made)];
  const isDaemon = draft.schedulingStrategy === "DAEMON";
  const count = what === "task" ? 1 : isDaemon ? null : draft.desiredCount;
  const outcome = useOutcome({ calls, clusterArn, taskDefinitionArn: definitionArn, count });
  const needs = (revision === null ? null : outcome.plan?.needs) ?? definition?.needs;
  const choose = (arn: string) => {
    setDefinition(arn);
    setRevision(null);
    const tables = tablesNow();
    setDraft({ ...draft, ...usualCapacity(tables["ecs.taskDefinitions"].get(arn), tables), serviceName: serviceNameFor(arn, clusterArn, tables) });
  };
  return (
    <FormDialog
      title={what === "task" ? `Start a task in ${cluster}` : `Create a service in ${cluster}`}
      description={needs === undefined ? undefined : `${askedFor(nameIn(definitionArn), revision)}: ${needs.cpuUnits} CPU units, ${needs.memoryMiB} MiB a task.`}
      submission={submission}
      steps={after(before, stepsFor(made, revision))}
      verb={what === "task" ? "Start task" : "Create service"}
      isBesideMap
      outcome={
        <>
          <Outcome {...outcome} />
          <FormOffers
            plan={outcome.plan}
            {...{ calls, clusterArn, revision, count }}
            onRevision={setRevision}
            onConstraints={(constraints) => setDraft({ ...draft, placement: withConstraints(draft.placement, constraints) })}
            onCount={(desiredCount) => setDraft({ ...draft, desiredCount })}
          />
        </>
      }
    >
      <RevisionNotice revision={revision} onTakeBack={() => setRevision(null)} />
      {containerInstanceArn !== null && <What instanceArn={containerInstanceArn} value={what} onChange={setWhat} />}
      {request.taskDefinitionArn === null && <Definition value={definitionArn} onChange={choose} submission={submission} />}
      {what === "service" && <ServiceFields {...{ clusterArn, definition, revision, draft, submission, balancing, routing }} onChange={setDraft} />}
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

function startTask({ clusterArn, containerInstanceArn }: CreateServiceRequest, definition: Rows["ecs.taskDefinitions"] | undefined, revision: PendingRevision | null): Call | null {
  if (containerInstanceArn === null || definition === undefined) return null;
  const taskDefinition = askedFor(nameIn(definition.taskDefinitionArn), revision);
  return call("ecs", "StartTask", { cluster: nameIn(clusterArn), containerInstances: [containerInstanceArn], taskDefinition, ...usualNetworkOf(definition, tablesNow()) });
}
