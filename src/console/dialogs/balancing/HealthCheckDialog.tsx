import { useState } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import { useRow } from "../../store/replica.ts";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { errorAt, FormDialog, stepsFor } from "../FormDialog.tsx";
import type { HealthCheckRequest } from "../requests.ts";
import { useSubmission } from "../useSubmission.ts";
import { healthCheckCall, type HealthCheckDraft, healthCheckDraftFor, probeProtocols } from "./healthCheckDraft.ts";

/** Asks how the targets of a group are probed. */
export function HealthCheckDialog({ targetGroupArn }: HealthCheckRequest) {
  const group = useRow("elbv2.targetGroups", targetGroupArn);
  return group === undefined ? null : <HealthCheckForm group={group} />;
}

function HealthCheckForm({ group }: { readonly group: Rows["elbv2.targetGroups"] }) {
  const submission = useSubmission();
  const [draft, setDraft] = useState(() => healthCheckDraftFor(group));
  const asks = draft.protocol !== "TCP";
  const set = (part: Partial<HealthCheckDraft>) => setDraft({ ...draft, ...part });
  const number = (label: string, field: NumberField, unit?: string) => (
    <NumberInput label={label} unit={unit} min={0} value={draft[field]} onChange={(value) => set({ [field]: value })} error={errorAt(submission, ERROR_FIELDS[field])} />
  );
  return (
    <FormDialog
      title={`Health check of ${group.targetGroupName}`}
      description="From the next probe on. What a target has passed or failed so far still counts."
      submission={submission}
      steps={stepsFor(healthCheckCall(group, draft))}
      verb="Save health check"
    >
      <div className="grid grid-cols-[110px_1fr] gap-3">
        <Select label="Protocol" value={draft.protocol} onChange={(protocol) => set({ protocol })} options={probeProtocols(group).map((value) => ({ value, label: value }))} error={errorAt(submission, "healthCheckProtocol")} />
        <TextInput label="Port" mono value={draft.port} onChange={(port) => set({ port })} hint="traffic-port, or a number." error={errorAt(submission, "healthCheckPort")} />
      </div>
      {asks && (
        <div className="grid grid-cols-[1fr_110px] gap-3">
          <TextInput label="Path" mono value={draft.path} onChange={(path) => set({ path })} error={errorAt(submission, "healthCheckPath")} />
          <TextInput label="Success codes" mono value={draft.codes} onChange={(codes) => set({ codes })} error={errorAt(submission, "matcher")} />
        </div>
      )}
      <div className="grid grid-cols-2 gap-3">
        {number("Interval", "intervalSeconds", "s")}
        {number("Timeout", "timeoutSeconds", "s")}
        {number("Healthy threshold", "healthyThreshold")}
        {number("Unhealthy threshold", "unhealthyThreshold")}
      </div>
    </FormDialog>
  );
}

type NumberField = "intervalSeconds" | "timeoutSeconds" | "healthyThreshold" | "unhealthyThreshold";

const ERROR_FIELDS: Readonly<Record<NumberField, string>> = {
  intervalSeconds: "healthCheckIntervalSeconds",
  timeoutSeconds: "healthCheckTimeoutSeconds",
  healthyThreshold: "healthyThresholdCount",
  unhealthyThreshold: "unhealthyThresholdCount",
};
