import { useState } from "react";
import { call } from "../../../aws/generated/api.ts";
import { scalableService } from "../../../aws/scalableService.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { nameIn, scalingResourceOf } from "../../store/names.ts";
import { tablesNow, useRow } from "../../store/replica.ts";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { errorAt, FormDialog } from "../FormDialog.tsx";
import type { DialogRequest } from "../requests.ts";
import { type Step, useSubmission } from "../useSubmission.ts";
import { NextTimes } from "./NextTimes.tsx";

type Request = DialogRequest & { readonly kind: "scheduledScaling" };

/** Bounds that a service gets at some time, once or again and again. */
export function ScheduleDialog({ serviceArn, actionName }: Request) {
  const service = useRow("ecs.services", serviceArn);
  return service === undefined ? null : <Schedule service={service} actionName={actionName} />;
}

const KINDS = [
  { value: "at", label: "At" },
  { value: "rate", label: "Rate" },
  { value: "cron", label: "Cron" },
] as const;

type Kind = (typeof KINDS)[number]["value"];

const USUAL: Readonly<Record<Kind, string>> = { at: "2026-01-05T18:00:00", rate: "1 hour", cron: "0 8 ? * MON-FRI *" };

function draftOf(service: Rows["ecs.services"], actionName: string | null) {
  const row = tablesNow()["application-autoscaling.scheduledActions"].get(`${scalingResourceOf(service)}|${actionName ?? ""}`);
  const [, kind, inner] = /^(at|rate|cron)\((.*)\)$/.exec(row?.schedule ?? "") ?? [];
  const known = KINDS.find(({ value }) => value === kind)?.value ?? "cron";
  return { name: actionName ?? `${service.serviceName}-schedule`, kind: known, text: inner ?? USUAL[known], timezone: row?.timezone ?? "", min: row?.action.MinCapacity ?? null, max: row?.action.MaxCapacity ?? null };
}

function Schedule({ service, actionName }: { readonly service: Rows["ecs.services"]; readonly actionName: string | null }) {
  const submission = useSubmission();
  const [draft, setDraft] = useState(() => draftOf(service, actionName));
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const schedule = `${draft.kind}(${draft.text})`;
  const Timezone = draft.timezone === "" ? undefined : draft.timezone;
  const bounds = { ...(draft.min === null ? {} : { MinCapacity: draft.min }), ...(draft.max === null ? {} : { MaxCapacity: draft.max }) };
  const put: Step = {
    id: "put",
    call: () => call("application-autoscaling", "PutScheduledAction", { ...scalableService(scalingResourceOf(service)), ScheduledActionName: draft.name, Schedule: schedule, ScalableTargetAction: bounds, Timezone }),
  };
  return (
    <FormDialog
      title={actionName === null ? `Scheduled action for ${nameIn(service.serviceArn)}` : `Scheduled action ${actionName}`}
      description="At its time the service gets other bounds, which stay."
      submission={submission}
      steps={draft.name === "" ? null : [put]}
      verb="Save"
    >
      {actionName === null && <TextInput label="Name" value={draft.name} onChange={(name) => set({ name })} error={errorAt(submission, "ScheduledActionName")} />}
      <Segmented label="Kind of schedule" options={KINDS} value={draft.kind} onChange={(kind) => set({ kind, text: USUAL[kind] })} />
      <div className="grid grid-cols-2 gap-3">
        <TextInput label="Schedule" mono value={draft.text} onChange={(text) => set({ text })} error={errorAt(submission, "Schedule")} />
        <TextInput label="Time zone" value={draft.timezone} placeholder="UTC" onChange={(timezone) => set({ timezone })} error={errorAt(submission, "Timezone")} />
        <NumberInput label="Minimum tasks" min={0} value={draft.min} onChange={(min) => set({ min })} error={errorAt(submission, "MinCapacity")} />
        <NumberInput label="Maximum tasks" min={0} value={draft.max} onChange={(max) => set({ max })} error={errorAt(submission, "MaxCapacity")} />
      </div>
      <NextTimes schedule={schedule} timezone={Timezone ?? null} />
    </FormDialog>
  );
}
