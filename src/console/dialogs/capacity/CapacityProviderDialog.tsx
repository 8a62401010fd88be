import { useState } from "react";
import { type Tables, tablesNow } from "../../store/replica.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { groupUnder, isOverGroup } from "../../store/providerKinds.ts";
import { nameIn } from "../../store/names.ts";
import { errorAt, FormDialog, stepsFor } from "../FormDialog.tsx";
import type { DialogRequest } from "../requests.ts";
import { after } from "../serviceRole.ts";
import { useSubmission } from "../useSubmission.ts";
import { ProviderFields } from "./ProviderFields.tsx";
import { associated, createProviderCall, type ProviderDraft, providerDraftFor, providerDraftOf, updateProviderCall } from "./providerDraft.ts";

/** Makes a capacity provider over a group that stands, or changes one. */
export function CapacityProviderDialog({ providerArn, groupName }: DialogRequest & { readonly kind: "capacityProvider" }) {
  return providerArn === null ? <Create groupName={groupName} /> : <Update providerArn={providerArn} />;
}

/** The choice of no cluster. */
const NONE = "";

function Create({ groupName }: { readonly groupName: string | null }) {
  const submission = useSubmission();
  const [tables] = useState(tablesNow);
  const groups = groupsWithout(tables);
  const [group, setGroup] = useState(groupName ?? groups[0] ?? "");
  const clusters = [...tables["ecs.clusters"].values()].filter(({ status }) => status === "ACTIVE").map(({ clusterName }) => clusterName);
  const [cluster, setCluster] = useState(clusters[0] ?? NONE);
  const [draft, setDraft] = useState(() => providerDraftFor(group, tables));
  const set = (part: Partial<ProviderDraft>) => setDraft({ ...draft, ...part });
  const row = tables["autoscaling.groups"].get(group);
  const made = row === undefined ? null : createProviderCall(draft, row.autoScalingGroupArn);
  const calls = made === null ? null : [made, ...(cluster === NONE ? [] : associated(draft, cluster, tables))];
  const isUnprotected = draft.isProtecting && row?.newInstancesProtectedFromScaleIn === false;
  return (
    <FormDialog
      title="Create a capacity provider"
      description="By it ECS places tasks on the instances of a group, and scales the group after them."
      submission={submission}
      steps={calls === null ? null : after(calls, [])}
      verb="Create provider"
    >
      <div className="grid grid-cols-2 items-start gap-3">
        <Select label="Auto Scaling group" value={group} onChange={setGroup} options={(groupName === null ? groups : [groupName]).map((name) => ({ value: name, label: name }))} error={errorAt(submission, "groupName")} />
        <TextInput label="Provider name" value={draft.name} onChange={(name) => set({ name })} error={errorAt(submission, "providerName")} data-autofocus />
      </div>
      <ProviderFields draft={draft} onChange={set} submission={submission} />
      {isUnprotected && <p className="text-xs text-ink-2">{group} does not protect new instances from scale-in, which managed termination protection needs.</p>}
      <Select label="Associate with" value={cluster} onChange={setCluster} options={[...clusters.map((name) => ({ value: name, label: name })), { value: NONE, label: "No cluster yet" }]} />
      {cluster !== NONE && (
        <Checkbox checked={draft.isDefault} onChange={(isDefault) => set({ isDefault })}>
          In the default strategy of {cluster}, weight 1
        </Checkbox>
      )}
    </FormDialog>
  );
}

/** A group has one capacity provider at most. */
function groupsWithout(tables: Tables): readonly string[] {
  const taken = new Set([...tables["ecs.capacityProviders"].values()].map(groupUnder));
  return [...tables["autoscaling.groups"].keys()].filter((name) => !taken.has(name));
}

function Update({ providerArn }: { readonly providerArn: string }) {
  const submission = useSubmission();
  const [draft, setDraft] = useState(() => {
    const row = tablesNow()["ecs.capacityProviders"].get(providerArn);
    return row === undefined || !isOverGroup(row) ? providerDraftFor(nameIn(providerArn), tablesNow()) : providerDraftOf(row);
  });
  return (
    <FormDialog title={`Change ${draft.name}`} description="The group and the clusters stay as they are." submission={submission} steps={stepsFor(updateProviderCall(draft))} verb="Save">
      <ProviderFields draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} submission={submission} />
    </FormDialog>
  );
}
