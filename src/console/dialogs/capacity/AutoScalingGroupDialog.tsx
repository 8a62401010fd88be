import { useState } from "react";
import { type Tables, tablesNow, useTable } from "../../store/replica.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { FieldError } from "../../ui/Field.tsx";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { useInstanceTypes } from "../../store/instanceTypes.ts";
import { clusterArn } from "../../../aws/arn.ts";
import { errorAt, FormDialog } from "../FormDialog.tsx";
import { LINUX_IMAGES, WINDOWS_IMAGES } from "../machineImages.ts";
import { zonesLikeOthers } from "../placesForNew.ts";
import type { DialogRequest } from "../requests.ts";
import { Section } from "../Section.tsx";
import { after } from "../serviceRole.ts";
import { Progress } from "../template/Progress.tsx";
import { typeOptions } from "../typeOptions.ts";
import { UserData } from "../UserData.tsx";
import { type Submission, useSubmission } from "../useSubmission.ts";
import { type GroupDraft, groupCalls, groupDraftFor, isProtecting, NEW, userDataOf } from "./groupDraft.ts";
import { ProviderFields } from "./ProviderFields.tsx";
import { providerDraftFor } from "./providerDraft.ts";

/** Asks for an Auto Scaling group, what its instances are launched by, and the capacity provider by which ECS scales it. */
export function AutoScalingGroupDialog(request: DialogRequest & { readonly kind: "autoScalingGroup" }) {
  const { clusterName } = request;
  const submission = useSubmission();
  // What stood when the form opened: what its own calls make must not change the calls that follow.
  const [tables] = useState(tablesNow);
  const [draft, setDraft] = useState(() => groupDraftFor(request, tables));
  const set = (part: Partial<GroupDraft>) => setDraft({ ...draft, ...part });
  const calls = groupCalls(draft, clusterName, tables);
  const steps = calls === null ? null : after(calls, []);
  const isDone = (operation: string) => submission.done.has(operation);
  const parts = { draft, set, submission, clusterName, tables };
  return (
    <FormDialog
      title="Create an Auto Scaling group"
      description={clusterName === null ? "It keeps a number of instances, and replaces what fails." : `It keeps a number of instances, which join ${clusterName}, and replaces what fails.`}
      submission={submission}
      steps={steps?.map((step) => ({ ...step, shows: { table: "autoscaling.groups", id: draft.name } })) ?? null}
      verb={submission.done.size > 0 && !submission.isBusy ? "Make the rest" : "Create group"}
      outcome={<Progress steps={steps ?? []} submission={submission} />}
    >
      <TextInput label="Group name" value={draft.name} onChange={(name) => set({ name })} error={errorAt(submission, "groupName")} data-autofocus />
      <LaunchTemplate {...parts} isDone={isDone("CreateLaunchTemplate")} />
      <Section title="Size and zones" isDone={isDone("CreateAutoScalingGroup")}>
        <Sizes {...parts} />
      </Section>
      {clusterName !== null && (
        <Section title="Capacity provider" isDone={isDone("CreateCapacityProvider")}>
          <Provider {...parts} />
        </Section>
      )}
    </FormDialog>
  );
}

interface PartProps {
  readonly draft: GroupDraft;
  readonly set: (part: Partial<GroupDraft>) => void;
  readonly submission: Submission;
  readonly clusterName: string | null;
  readonly tables: Tables;
}

function LaunchTemplate({ draft, set, submission, clusterName, tables, isDone }: PartProps & { readonly isDone: boolean }) {
  const templates = [...tables["ec2.launchTemplates"].values()].map(({ launchTemplateId, launchTemplateName }) => ({ value: launchTemplateId, label: launchTemplateName }));
  const profiles = [...new Set(["ecsInstanceRole", ...[...tables["iam.instanceProfiles"].values()].map(({ instanceProfileName }) => instanceProfileName)])].map((name) => ({ value: name, label: name }));
  const offers = useInstanceTypes();
  return (
    <Section title="Launch template" isDone={isDone}>
      {templates.length > 0 && <Select label="Launch template" value={draft.template} onChange={(template) => set({ template })} options={[{ value: NEW, label: "A new one, as below" }, ...templates]} />}
      {draft.template === NEW && (
        <>
          <div className="grid grid-cols-2 items-start gap-3">
            <Select label="Instance type" value={draft.instanceType} onChange={(instanceType) => set({ instanceType })} options={typeOptions(offers, draft.instanceType)} error={errorAt(submission, "instanceType")} />
            <Select label="Instance profile" value={draft.profile} onChange={(profile) => set({ profile })} options={[...profiles, { value: "", label: "None" }]} hint={draft.profile === "" ? "Without a role the agent may not register." : undefined} error={errorAt(submission, "role")} />
          </div>
          <Select label="AMI" value={draft.image} onChange={(image) => set({ image })} options={[...LINUX_IMAGES, ...WINDOWS_IMAGES].map(({ parameter, label }) => ({ value: parameter, label }))} error={errorAt(submission, "image")} />
          <UserData value={userDataOf(draft, clusterName)} onChange={(userData) => set({ userData })} error={errorAt(submission, "userData")} isWindows={WINDOWS_IMAGES.some(({ parameter }) => parameter === draft.image)} />
        </>
      )}
    </Section>
  );
}

function Sizes({ draft, set, submission, clusterName, tables }: PartProps) {
  const zones = zonesLikeOthers(tables, clusterName === null ? null : clusterArn(clusterName));
  return (
    <>
      <div className="grid grid-cols-3 items-start gap-3">
        <NumberInput label="Minimum" min={0} value={draft.min} onChange={(min) => set({ min })} />
        <NumberInput label="Desired" min={0} value={draft.desired} onChange={(desired) => set({ desired })} />
        <NumberInput label="Maximum" min={0} value={draft.max} onChange={(max) => set({ max })} />
      </div>
      <FieldError>{errorAt(submission, "count")}</FieldError>
      <fieldset className="flex flex-wrap gap-x-4">
        <legend className="float-left mb-0.5 w-full text-xs font-medium text-ink-2">Availability Zones</legend>
        {zones.map((zone) => (
          <Checkbox key={zone} checked={draft.zones.includes(zone)} onChange={(isIn) => set({ zones: zones.filter((one) => (one === zone ? isIn : draft.zones.includes(one))) })}>
            {zone}
          </Checkbox>
        ))}
        <FieldError>{errorAt(submission, "subnets")}</FieldError>
      </fieldset>
      <div className="grid grid-cols-3 gap-3">
        <NumberInput label="On Spot" unit="%" min={0} max={100} value={draft.spotPercent} onChange={(spotPercent) => set({ spotPercent })} hint="The rest on demand." error={errorAt(submission, "spotPercent")} />
      </div>
      <Checkbox checked={isProtecting(draft)} disabled={draft.provider?.isProtecting === true} onChange={(isProtected) => set({ isProtected })}>
        New instances are protected from scale-in
      </Checkbox>
    </>
  );
}

function Provider({ draft: { provider }, set, submission, clusterName, tables }: PartProps) {
  useTable("ecs.clusterOptions");
  const name = clusterName ?? "";
  return (
    <>
      <Checkbox checked={provider !== null} onChange={(isWanted) => set({ provider: isWanted ? providerDraftFor(name, tables) : null })}>
        With a capacity provider <span className="text-ink-3">associated with {name}</span>
      </Checkbox>
      {provider !== null && (
        <>
          <TextInput label="Provider name" value={provider.name} onChange={(given) => set({ provider: { ...provider, name: given } })} error={errorAt(submission, "providerName")} />
          <ProviderFields draft={provider} onChange={(part) => set({ provider: { ...provider, ...part } })} submission={submission} />
          <Checkbox checked={provider.isDefault} onChange={(isDefault) => set({ provider: { ...provider, isDefault } })}>
            In the default strategy of {name}, weight 1
          </Checkbox>
        </>
      )}
    </>
  );
}
