import { useState } from "react";
import { call } from "../../../aws/generated/api.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { useRow, useTable } from "../../store/replica.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { errorAt, FormDialog } from "../FormDialog.tsx";
import type { DialogRequest } from "../requests.ts";
import { Section } from "../Section.tsx";
import { type Step, type Submission, useSubmission } from "../useSubmission.ts";
import { REFRESH_DRAFT, type RefreshDraft, refreshInput, whyIrreversible } from "./refreshDraft.ts";

/** Replaces the instances of a group a few at a time: by what, how fast, where it pauses, and what stops it. */
export function InstanceRefreshDialog({ groupName }: DialogRequest & { readonly kind: "instanceRefresh" }) {
  const group = useRow("autoscaling.groups", groupName);
  return group === undefined ? null : <Refresh group={group} />;
}

function Refresh({ group }: { readonly group: Rows["autoscaling.groups"] }) {
  const submission = useSubmission();
  const [draft, setDraft] = useState(REFRESH_DRAFT);
  const set = (part: Partial<RefreshDraft>) => setDraft({ ...draft, ...part });
  const input = refreshInput(draft);
  const start: Step = { id: "start", call: () => call("autoscaling", "StartInstanceRefresh", { AutoScalingGroupName: group.autoScalingGroupName, ...input }) };
  const parts = { draft, set, submission };
  return (
    <FormDialog
      title={`Replace the instances of ${group.autoScalingGroupName}`}
      description="Old ones go a few at a time, and others are launched for them."
      submission={submission}
      steps={input === null ? null : [start]}
      verb="Start refresh"
    >
      <What {...parts} group={group} />
      <Section title="How fast">
        <Pace {...parts} />
      </Section>
      <Section title="When it fails">
        <Guard {...parts} group={group} />
      </Section>
    </FormDialog>
  );
}

interface PartProps {
  readonly draft: RefreshDraft;
  readonly set: (part: Partial<RefreshDraft>) => void;
  readonly submission: Submission;
}

interface GroupPartProps extends PartProps {
  readonly group: Rows["autoscaling.groups"];
}

function What({ draft, set, group: { launchTemplate, mixed }, submission }: GroupPartProps) {
  const templates = [...useTable("ec2.launchTemplates").values()].map(({ launchTemplateId, launchTemplateName }) => ({ value: launchTemplateId, label: `${launchTemplateName}, version 1` }));
  const own = { value: "", label: `As now: ${launchTemplate.launchTemplateName}, version ${launchTemplate.version}` };
  return (
    <>
      <Select label="Launch by" value={draft.templateId} onChange={(templateId) => set({ templateId, isRolledBack: draft.isRolledBack && templateId !== "" })} options={mixed ? [own] : [own, ...templates]} error={errorAt(submission, "template")} />
      <Checkbox checked={draft.isSkippingMatching} onChange={(isSkippingMatching) => set({ isSkippingMatching })}>
        Leave out instances that match already
      </Checkbox>
    </>
  );
}

function Pace({ draft, set, submission }: PartProps) {
  return (
    <>
      <div className="grid grid-cols-3 items-start gap-3">
        <NumberInput label="Healthy, at least" unit="%" min={0} value={draft.minHealthy} onChange={(minHealthy) => set({ minHealthy })} error={errorAt(submission, "minHealthy")} />
        <NumberInput label="Healthy, at most" unit="%" min={100} value={draft.maxHealthy} onChange={(maxHealthy) => set({ maxHealthy })} error={errorAt(submission, "maxHealthy")} />
        <NumberInput label="Warm-up" unit="s" min={0} value={draft.warmupSeconds} placeholder="as the group" onChange={(warmupSeconds) => set({ warmupSeconds })} />
      </div>
      <div className="grid grid-cols-2 items-start gap-3">
        <TextInput label="Checkpoints, %" value={draft.checkpoints} placeholder="20, 50, 100" onChange={(checkpoints) => set({ checkpoints })} hint="It ends at the last: 100 replaces all." error={errorAt(submission, "checkpoints")} />
        <NumberInput label="Pause at each" unit="s" min={0} value={draft.pauseSeconds} onChange={(pauseSeconds) => set({ pauseSeconds })} error={errorAt(submission, "pause")} />
      </div>
    </>
  );
}

/** The choice of no alarm. */
const NONE = { value: "", label: "None" };

function Guard({ draft, set, group, submission }: GroupPartProps) {
  const alarms = [...useTable("cloudwatch.alarms").values()].map(({ alarmName }) => ({ value: alarmName, label: alarmName }));
  const why = whyIrreversible(draft, group);
  return (
    <>
      <div className="grid grid-cols-2 items-start gap-3">
        <Select label="Fail with the alarm" value={draft.alarmName} onChange={(alarmName) => set({ alarmName })} options={[NONE, ...alarms]} error={errorAt(submission, "alarm")} />
        <NumberInput label="Look at it afterwards" unit="s" min={0} value={draft.bakeSeconds} placeholder="not at all" onChange={(bakeSeconds) => set({ bakeSeconds })} error={errorAt(submission, "bake")} />
      </div>
      <Checkbox checked={draft.isRolledBack && why === null} disabled={why !== null} onChange={(isRolledBack) => set({ isRolledBack })}>
        Roll back by itself
      </Checkbox>
      {why !== null && <p className="text-xs text-ink-3">{why}</p>}
    </>
  );
}
