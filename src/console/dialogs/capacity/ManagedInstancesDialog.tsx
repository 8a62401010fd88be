import { useState } from "react";
import { capacityProviderArn } from "../../../aws/arn.ts";
import { nameIn } from "../../store/names.ts";
import { tablesNow, useTable } from "../../store/replica.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { errorAt, FormDialog } from "../FormDialog.tsx";
import { NetworkFields } from "../NetworkFields.tsx";
import type { DialogRequest } from "../requests.ts";
import { Section } from "../Section.tsx";
import { after } from "../serviceRole.ts";
import { MANAGED_INSTANCES_ROLE } from "../shift/roles.ts";
import { RoleSelect } from "../shift/RoleSelect.tsx";
import { type Submission, useSubmission } from "../useSubmission.ts";
import { type ManagedDraft, managedCalls, managedDraftFor, type Range } from "./managedDraft.ts";

/** Makes a capacity provider for a cluster, for whose tasks ECS launches instances by itself. */
export function ManagedInstancesDialog({ clusterArn }: DialogRequest & { readonly kind: "managedInstances" }) {
  const submission = useSubmission();
  const cluster = nameIn(clusterArn);
  // What stood when the form opened: what its own calls make must not change the calls that follow.
  const [tables] = useState(tablesNow);
  const [draft, setDraft] = useState(() => managedDraftFor(cluster, tables));
  const set = (part: Partial<ManagedDraft>) => setDraft({ ...draft, ...part });
  const calls = managedCalls(draft, cluster, tables);
  const steps = calls === null ? null : after(calls, []);
  const profiles = [...useTable("iam.instanceProfiles").values()].map(({ instanceProfileName }) => ({ value: instanceProfileName, label: instanceProfileName }));
  return (
    <FormDialog
      title="Create a capacity provider of managed instances"
      description={`For tasks of ${cluster} that wait, ECS launches instances by itself, packs them, and terminates what is idle.`}
      submission={submission}
      steps={steps?.map((step) => ({ ...step, shows: { table: "ecs.capacityProviders", id: capacityProviderArn(draft.name) } })) ?? null}
      verb="Create provider"
    >
      <TextInput label="Provider name" value={draft.name} onChange={(name) => set({ name })} error={errorAt(submission, "providerName") ?? errorAt(submission, "cluster")} data-autofocus />
      <div className="grid grid-cols-2 items-start gap-3">
        <RoleSelect label="Infrastructure role" usual={MANAGED_INSTANCES_ROLE} value={draft.roleArn} onChange={(roleArn) => set({ roleArn })} hint="In it ECS launches and terminates." error={errorAt(submission, "role")} />
        <Select label="Instance profile" value={draft.profile} onChange={(profile) => set({ profile })} options={profiles} hint="In its role the agent registers." error={errorAt(submission, "profile")} />
      </div>
      <Section title="Instance requirements">
        <RangeFields name="vCPUs" value={draft.vCpus} onChange={(vCpus) => set({ vCpus })} field="vCpus" submission={submission} />
        <RangeFields name="Memory" unit="MiB" value={draft.memoryMiB} onChange={(memoryMiB) => set({ memoryMiB })} field="memory" submission={submission} />
      </Section>
      <NetworkFields network={draft.network} onChange={(network) => set({ network })} submission={submission} />
      <Checkbox checked={draft.isDefault} onChange={(isDefault) => set({ isDefault })}>
        In the default strategy of {cluster}, weight 1
      </Checkbox>
    </FormDialog>
  );
}

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
