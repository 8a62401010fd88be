import { useState } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import type { PendingRevision } from "../../store/pendingRevision.ts";
import { tablesNow, useRow } from "../../store/replica.ts";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { BalancingFields, useBalancing } from "../BalancingFields.tsx";
import { NO_GROUP, portsOf } from "../choices.ts";
import { Definition } from "../CreateServiceDialog.tsx";
import { errorAt, FormDialog, stepsFor } from "../FormDialog.tsx";
import { hasNetwork } from "../networkDraft.ts";
import { NetworkFields } from "../NetworkFields.tsx";
import type { DialogRequest } from "../requests.ts";
import { RevisionNotice } from "../RevisionNotice.tsx";
import { usualCapacity } from "../runsOn.ts";
import { RunsOnField } from "../RunsOnField.tsx";
import { Section } from "../Section.tsx";
import { useSubmission } from "../useSubmission.ts";
import { createTaskSetCall, definitionToBegin, scaleWords, taskSetDraftFor } from "./taskSetDraft.ts";

/** Asks what CreateTaskSet must know of a service with the EXTERNAL deployment controller. */
export function TaskSetDialog({ serviceArn, taskDefinitionArn, revision }: DialogRequest & { readonly kind: "taskSet" }) {
  const row = useRow("ecs.services", serviceArn);
  return row === undefined ? null : <Form row={row} wanted={taskDefinitionArn ?? null} held={revision ?? null} />;
}

interface FormProps {
  readonly row: Rows["ecs.services"];
  /** null: the newest revision. */
  readonly wanted: string | null;
  readonly held: PendingRevision | null;
}

function Form({ row, wanted, held }: FormProps) {
  const { serviceArn, serviceName } = row;
  const submission = useSubmission();
  const [definitionArn, setDefinition] = useState(() => wanted ?? definitionToBegin(row, tablesNow()));
  const [revision, setRevision] = useState(held);
  const [draft, setDraft] = useState(() => taskSetDraftFor(definitionArn, tablesNow()));
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const definition = useRow("ecs.taskDefinitions", definitionArn);
  const [primary] = row.loadBalancers;
  const balancing = useBalancing(portsOf(definition), primary?.targetGroupArn ?? NO_GROUP, 0, primary);
  const made = createTaskSetCall(row, { definition, draft, balancing, revision });
  const choose = (arn: string) => {
    const tables = tablesNow();
    setDefinition(arn);
    setRevision(null);
    set(usualCapacity(tables["ecs.taskDefinitions"].get(arn), tables));
  };
  return (
    <FormDialog
      title={`Create a task set of ${serviceName}`}
      description="It runs a share of the service's desired count beside the other task sets, in a target group of its own or in theirs."
      submission={submission}
      steps={stepsFor(made, revision)?.map((step) => ({ ...step, shows: { table: "ecs.services", id: serviceArn } })) ?? null}
      verb="Create task set"
      isBesideMap
    >
      <RevisionNotice revision={revision} onTakeBack={() => setRevision(null)} />
      <Definition value={definitionArn} onChange={choose} submission={submission} />
      <RunsOnField clusterArn={row.clusterArn} definition={definition} value={draft} onChange={set} total={row.desiredCount} error={errorAt(submission, "capacityProviderStrategy")} />
      <div className="grid grid-cols-2 items-start gap-3">
        <NumberInput
          label="Scale"
          unit="%"
          min={0}
          max={100}
          step="any"
          value={draft.scale}
          onChange={(scale) => set({ scale })}
          hint={draft.scale === null ? undefined : scaleWords(row, draft.scale)}
          error={errorAt(submission, "scale")}
        />
        <TextInput label="External ID" value={draft.externalId} onChange={(externalId) => set({ externalId })} placeholder="None" error={errorAt(submission, "externalId")} mono />
      </div>
      <Section title="Load balancing">
        <BalancingFields balancing={balancing} submission={submission} hasGracePeriod={false} />
      </Section>
      {hasNetwork(definition) && (
        <Section title="Network">
          <NetworkFields network={draft.network} onChange={(network) => set({ network })} submission={submission} />
        </Section>
      )}
    </FormDialog>
  );
}
