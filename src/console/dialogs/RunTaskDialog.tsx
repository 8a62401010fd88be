import { useState } from "react";
import { call } from "../../aws/generated/api.ts";
import type { Call, Rows } from "../../bridge/protocol.ts";
import { by } from "../../lib/compare.ts";
import { NO_PLACEMENT, type PlacementDraft, placementOf, withConstraints } from "../placement/placementDraft.ts";
import { nameIn } from "../store/names.ts";
import { askedFor, type PendingRevision, withRegistration } from "../store/pendingRevision.ts";
import { tablesNow, useRow, useTable } from "../store/replica.ts";
import { NumberInput } from "../ui/NumberInput.tsx";
import { Select } from "../ui/Select.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import { definitionChoices } from "./choices.ts";
import { Definition } from "./CreateServiceDialog.tsx";
import { errorAt, FormDialog, stepsFor } from "./FormDialog.tsx";
import { FormOffers } from "./FormOffers.tsx";
import { hasNetwork, networkOf } from "./networkDraft.ts";
import { NetworkFields } from "./NetworkFields.tsx";
import { Outcome, useOutcome } from "./Outcome.tsx";
import { PlacementFields } from "./PlacementFields.tsx";
import type { RunTaskRequest } from "./requests.ts";
import { RevisionNotice } from "./RevisionNotice.tsx";
import { type Capacity, launchOf, usualCapacity } from "./runsOn.ts";
import { RunsOnField } from "./RunsOnField.tsx";
import { Section } from "./Section.tsx";
import { useSubmission } from "./useSubmission.ts";

interface Draft extends Capacity {
  readonly count: number | null;
  /** Empty: the family's. */
  readonly group: string;
  readonly placement: PlacementDraft;
}

/** Asks what RunTask must know: tasks that belong to no service, and are not started again. */
export function RunTaskDialog(request: RunTaskRequest) {
  const submission = useSubmission();
  const clusters = activeClusters(useTable("ecs.clusters"));
  const [clusterArn, setCluster] = useState(request.clusterArn ?? clusters[0]?.clusterArn ?? "");
  const [definitionArn, setDefinition] = useState(() => request.taskDefinitionArn ?? definitionChoices(tablesNow())[0]?.value ?? "");
  const [draft, setDraft] = useState<Draft>(() => ({ count: 1, group: "", placement: NO_PLACEMENT, ...capacityFor(definitionArn) }));
  const [revision, setRevision] = useState<PendingRevision | null>(null);
  const definition = useRow("ecs.taskDefinitions", definitionArn);
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const choose = (arn: string) => {
    setDefinition(arn);
    setRevision(null);
    set(capacityFor(arn));
  };
  const made = runTaskCall({ clusterArn, definition, draft, revision });
  const calls = made === null ? null : withRegistration(revision, made);
  const outcome = useOutcome({ calls, clusterArn, taskDefinitionArn: definitionArn, count: draft.count });
  return (
    <FormDialog
      title={clusterArn === "" ? "Run tasks" : `Run tasks in ${nameIn(clusterArn)}`}
      description="They belong to no service: a task that stops is not started again."
      submission={submission}
      steps={stepsFor(made, revision)}
      verb={draft.count === 1 ? "Run task" : "Run tasks"}
      isBesideMap
      outcome={
        <>
          <Outcome {...outcome} />
          <FormOffers
            plan={outcome.plan}
            {...{ calls, clusterArn, revision }}
            count={draft.count}
            onRevision={setRevision}
            onConstraints={(constraints) => set({ placement: withConstraints(draft.placement, constraints) })}
            onCount={(count) => set({ count })}
          />
        </>
      }
    >
      <RevisionNotice revision={revision} onTakeBack={() => setRevision(null)} />
      {request.clusterArn === null && <Select label="Cluster" value={clusterArn} onChange={setCluster} options={clusters.map((row) => ({ value: row.clusterArn, label: row.clusterName }))} />}
      {request.taskDefinitionArn === null && <Definition value={definitionArn} onChange={choose} submission={submission} />}
      <RunsOnField clusterArn={clusterArn} definition={definition} value={draft} onChange={set} total={draft.count} error={errorAt(submission, "capacityProviderStrategy")} />
      <div className="grid grid-cols-[112px_1fr] gap-3">
        <NumberInput label="Count" value={draft.count} min={1} max={10} onChange={(count) => set({ count })} error={errorAt(submission, "count")} data-autofocus />
        <TextInput
          label="Task group"
          value={draft.group}
          onChange={(group) => set({ group })}
          placeholder={definition === undefined ? "" : `family:${definition.family}`}
          error={errorAt(submission, "group")}
          mono
        />
      </div>
      {draft.runsOn === "EC2" && (
        <Section title="Placement">
          <PlacementFields clusterArn={clusterArn} taskDefinitionArn={definitionArn} kind="task" revision={revision} draft={draft.placement} onChange={(placement) => set({ placement })} submission={submission} />
        </Section>
      )}
      {hasNetwork(definition) && (
        <Section title="Network">
          <NetworkFields network={draft.network} onChange={(network) => set({ network })} submission={submission} />
        </Section>
      )}
    </FormDialog>
  );
}

function capacityFor(definitionArn: string): Capacity {
  const tables = tablesNow();
  return usualCapacity(tables["ecs.taskDefinitions"].get(definitionArn), tables);
}

function activeClusters(clusters: ReadonlyMap<string, Rows["ecs.clusters"]>): readonly Rows["ecs.clusters"][] {
  return [...clusters.values()].filter(({ status }) => status === "ACTIVE").toSorted(by((row) => row.clusterName));
}

interface Running {
  readonly clusterArn: string;
  readonly definition: Rows["ecs.taskDefinitions"] | undefined;
  readonly draft: Draft;
  readonly revision: PendingRevision | null;
}

function runTaskCall({ clusterArn, definition, draft, revision }: Running): Call | null {
  const { count, group, placement, network, runsOn } = draft;
  if (clusterArn === "" || definition === undefined || count === null) return null;
  const { placementStrategy, placementConstraints } = placementOf(runsOn === "FARGATE" ? NO_PLACEMENT : placement);
  return call("ecs", "RunTask", {
    cluster: nameIn(clusterArn),
    taskDefinition: askedFor(nameIn(definition.taskDefinitionArn), revision),
    count,
    ...launchOf(draft),
    ...(group === "" ? {} : { group }),
    ...(placementStrategy.length === 0 ? {} : { placementStrategy }),
    ...(placementConstraints.length === 0 ? {} : { placementConstraints }),
    ...networkOf(network, definition),
  });
}
