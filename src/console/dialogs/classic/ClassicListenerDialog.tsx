import { useState } from "react";
import { CLASSIC_PROTOCOLS } from "../../../aws/rules/classicProbe.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { tablesNow, useRow } from "../../store/replica.ts";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { Select } from "../../ui/Select.tsx";
import { openPortSteps } from "../balancerGroup.ts";
import { errorAt, FormDialog, stepsFor } from "../FormDialog.tsx";
import type { ClassicRequest } from "../requests.ts";
import { useSubmission } from "../useSubmission.ts";
import { classicListenerCall, type ClassicListenerDraft, classicListenerDraft } from "./classicDrafts.ts";

/** Asks where a Classic Load Balancer listens too, and to which port of its instances that leads. */
export function ClassicListenerDialog({ loadBalancerArn }: ClassicRequest) {
  const balancer = useRow("elb.loadBalancers", loadBalancerArn);
  return balancer === undefined ? null : <ClassicListenerForm balancer={balancer} />;
}

function ClassicListenerForm({ balancer }: { readonly balancer: Rows["elb.loadBalancers"] }) {
  const submission = useSubmission();
  const [draft, setDraft] = useState(() => classicListenerDraft(balancer));
  const set = (part: Partial<ClassicListenerDraft>) => setDraft({ ...draft, ...part });
  const steps = stepsFor(classicListenerCall(balancer, draft));
  const protocol = (label: string, field: "protocol" | "instanceProtocol", error?: string) => (
    <Select label={label} value={draft[field]} onChange={(value) => set({ [field]: CLASSIC_PROTOCOLS.find((one) => one === value) ?? draft[field] })} options={CLASSIC_PROTOCOLS.map((value) => ({ value, label: value }))} error={error} />
  );
  const port = (label: string, field: "port" | "instancePort", errorField: string) => (
    <NumberInput label={label} min={1} max={65_535} value={draft[field]} onChange={(value) => set({ [field]: value })} error={errorAt(submission, errorField)} />
  );
  return (
    <FormDialog
      title={`Add a listener to ${balancer.loadBalancerName}`}
      description="What comes to its port goes to one port of all instances."
      submission={submission}
      // Last: a port that AWS refuses is refused of the listener.
      steps={steps === null ? null : [...steps, ...openPortSteps(balancer.loadBalancerArn, draft.port ?? 0, tablesNow())]}
      verb="Create listener"
    >
      <div className="grid grid-cols-2 gap-3">
        {protocol("Protocol", "protocol", errorAt(submission, "listenerProtocol"))}
        {port("Port", "port", "listenerPort")}
        {protocol("Instance protocol", "instanceProtocol")}
        {port("Instance port", "instancePort", "instancePort")}
      </div>
    </FormDialog>
  );
}
