import { useState } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import { useRow } from "../../store/replica.ts";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { errorAt, FormDialog, stepsFor } from "../FormDialog.tsx";
import type { HealthCheckRequest } from "../requests.ts";
import { useSubmission } from "../useSubmission.ts";
import { ProbeNumbers } from "./ProbeNumbers.tsx";
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
      <ProbeNumbers draft={draft} onChange={set} submission={submission} />
    </FormDialog>
  );
}
