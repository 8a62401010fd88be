import { useState } from "react";
import { CLASSIC_PROTOCOLS } from "../../../aws/rules/classicProbe.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { useRow } from "../../store/replica.ts";
import { ProbeNumbers } from "../balancing/ProbeNumbers.tsx";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { errorAt, FormDialog, stepsFor } from "../FormDialog.tsx";
import type { ClassicRequest } from "../requests.ts";
import { useSubmission } from "../useSubmission.ts";
import { classicHealthCheckCall, type ClassicHealthCheckDraft, classicHealthCheckDraft } from "./classicDrafts.ts";

/** Asks how the instances of a Classic Load Balancer are probed. */
export function ClassicHealthCheckDialog({ loadBalancerArn }: ClassicRequest) {
  const balancer = useRow("elb.loadBalancers", loadBalancerArn);
  return balancer === undefined ? null : <ClassicHealthCheckForm balancer={balancer} />;
}

function ClassicHealthCheckForm({ balancer }: { readonly balancer: Rows["elb.loadBalancers"] }) {
  const submission = useSubmission();
  const [draft, setDraft] = useState(() => classicHealthCheckDraft(balancer));
  const set = (part: Partial<ClassicHealthCheckDraft>) => setDraft({ ...draft, ...part });
  return (
    <FormDialog
      title={`Health check of ${balancer.loadBalancerName}`}
      description="Over HTTP and HTTPS only the status 200 is good; TCP and SSL ask for a connection."
      submission={submission}
      steps={stepsFor(classicHealthCheckCall(balancer, draft))}
      verb="Save health check"
    >
      <div className="grid grid-cols-[110px_110px_1fr] gap-3">
        <Select label="Protocol" value={draft.protocol} onChange={(value) => set({ protocol: CLASSIC_PROTOCOLS.find((one) => one === value) ?? draft.protocol })} options={CLASSIC_PROTOCOLS.map((value) => ({ value, label: value }))} />
        <NumberInput label="Port" min={1} max={65_535} value={draft.port} onChange={(port) => set({ port })} error={errorAt(submission, "healthCheckPort")} />
        {draft.protocol.startsWith("HTTP") && <TextInput label="Path" mono value={draft.path} onChange={(path) => set({ path })} error={errorAt(submission, "healthCheckPath")} />}
      </div>
      <ProbeNumbers draft={draft} onChange={set} submission={submission} />
    </FormDialog>
  );
}
