import { useState } from "react";
import { capacityProviderArn } from "../../../aws/arn.ts";
import { isOverGroup, type ManagedProvider } from "../../store/providerKinds.ts";
import { nameIn } from "../../store/names.ts";
import { tablesNow, useRow, useTable } from "../../store/replica.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { errorAt, FormDialog, stepsFor } from "../FormDialog.tsx";
import { NetworkFields } from "../NetworkFields.tsx";
import type { DialogRequest } from "../requests.ts";
import { Section } from "../Section.tsx";
import { after } from "../serviceRole.ts";
import { MANAGED_INSTANCES_ROLE } from "../shift/roles.ts";
import { RoleSelect } from "../shift/RoleSelect.tsx";
import { type Submission, useSubmission } from "../useSubmission.ts";
import { changeManagedCall, type ManagedDraft, managedCalls, managedDraftFor, managedDraftOf, type Range } from "./managedDraft.ts";

/** Makes a capacity provider for a cluster, for whose tasks ECS launches instances by itself, or changes one. */
export function ManagedInstancesDialog({ clusterArn, providerArn }: DialogRequest & { readonly kind: "managedInstances" }) {
  const row = useRow("ecs.capacityProviders", providerArn ?? "");
  if (providerArn === null) return <Create cluster={nameIn(clusterArn)} />;
  return row === undefined || isOverGroup(row) ? null : <Change cluster={nameIn(clusterArn)} provider={row} />;
}

function Create({ cluster }: { readonly cluster: string }) {
  const submission = useSubmission();
  // What stood when the form opened: what its own calls make must not change the calls that follow.
  const [tables] = useState(tablesNow);
  const [draft, setDraft] = useState(() => managedDraftFor(cluster, tables));
  const set = (part: Partial<ManagedDraft>) => setDraft({ ...draft, ...part });
  const calls = managedCalls(draft, cluster, tables);
  const steps = calls === null ? null : after(calls, []);
  return (
    <FormDialog
      title="Create a capacity provider of managed instances"
      description={`For tasks of ${cluster} that wait, ECS launches instances by itself, packs them, and terminates what is idle.`}
      submission={submission}
      steps={steps?.map((step) => ({ ...step, shows: { table: "ecs.capacityProviders", id: capacityProviderArn(draft.name) } })) ?? null}
      verb="Create provider"
    >
      <div className="grid grid-cols-2 items-start gap-3">
        <TextInput label="Provider name" value={draft.name} onChange={(name) => set({ name })} error={errorAt(submission, "providerName") ?? errorAt(submission, "cluster")} data-autofocus />
        <Select label="Capacity" value={draft.capacityOptionType} onChange={(type) => set({ capacityOptionType: type === "SPOT" ? "SPOT" : "ON_DEMAND" })} options={CAPACITY} hint="It stays as it is chosen now." />
      </div>
      <Fields draft={draft} set={set} submission={submission} />
      <Checkbox checked={draft.isDefault} onChange={(isDefault) => set({ isDefault })}>
        In the default strategy of {cluster}, weight 1
      </Checkbox>
    </FormDialog>
  );
}

const CAPACITY = [
  { value: "ON_DEMAND", label: "On-Demand" },
  { value: "SPOT", label: "Spot" },
];

function Change({ cluster, provider }: { readonly cluster: string; readonly provider: ManagedProvider }) {
  const submission = useSubmission();
  const [draft, setDraft] = useState(() => managedDraftOf(provider));
  return (
    <FormDialog title={`Change ${provider.name}`} description="It is for instances to come: those that are there stay as they are." submission={submission} steps={stepsFor(changeManagedCall(draft, cluster))} verb="Save">
      <Fields draft={draft} set={(part) => setDraft({ ...draft, ...part })} submission={submission} />
    </FormDialog>
  );
}

interface FieldsProps {
  readonly draft: ManagedDraft;
  readonly set: (part: Partial<ManagedDraft>) => void;
  readonly submission: Submission;
}

/** What is launched, in whose name, where, and how long it stays. */
function Fields({ draft, set, submission }: FieldsProps) {
  const profiles = [...useTable("iam.instanceProfiles").values()].map(({ instanceProfileName }) => ({ value: instanceProfileName, label: instanceProfileName }));
  return (
    <>
      <div className="grid grid-cols-2 items-start gap-3">
        <RoleSelect label="Infrastructure role" usual={MANAGED_INSTANCES_ROLE} value={draft.roleArn} onChange={(roleArn) => set({ roleArn })} hint="In it ECS launches and terminates." error={errorAt(submission, "role")} />
        <Select label="Instance profile" value={draft.profile} onChange={(profile) => set({ profile })} options={profiles} hint="In its role the agent registers." error={errorAt(submission, "profile")} />
      </div>
      <Section title="Instance requirements">
        <RangeFields name="vCPUs" value={draft.vCpus} onChange={(vCpus) => set({ vCpus })} field="vCpus" submission={submission} />
        <RangeFields name="Memory" unit="MiB" value={draft.memoryMiB} onChange={(memoryMiB) => set({ memoryMiB })} field="memory" submission={submission} />
        <NumberInput label="Storage" unit="GiB" min={30} value={draft.storageGiB} onChange={(storageGiB) => set({ storageGiB })} error={errorAt(submission, "storage")} />
      </Section>
      <Section title="Idle and underused instances">
        <Segmented label="When they go" options={LETS_GO} value={draft.letsGo} onChange={(letsGo) => set({ letsGo })} />
        {draft.letsGo === "after" && <NumberInput label="Goes after" unit="s" min={0} value={draft.scaleInSeconds} onChange={(scaleInSeconds) => set({ scaleInSeconds })} error={errorAt(submission, "scaleInAfter")} />}
      </Section>
      <NetworkFields network={draft.network} onChange={(network) => set({ network })} submission={submission} />
    </>
  );
}

const LETS_GO = [
  { value: "usual", label: "When ECS finds it best" },
  { value: "after", label: "After a time" },
  { value: "never", label: "Never" },
] as const;

interface RangeFieldsProps {
  readonly name: string;
  readonly unit?: string;
  readonly value: Range;
  readonly onChange: (value: Range) => void;
  readonly field: string;
  readonly submission: Submission;
}

function RangeFields({ name, unit, value, onChange, field, submission }: RangeFieldsProps) {
  return (
    <div className="grid grid-cols-2 items-start gap-3">
      <NumberInput label={`${name}, at least`} unit={unit} min={0} value={value.min} onChange={(min) => onChange({ ...value, min })} error={errorAt(submission, field)} />
      <NumberInput label={`${name}, at most`} unit={unit} min={0} value={value.max} onChange={(max) => onChange({ ...value, max })} placeholder="no limit" />
    </div>
  );
}
