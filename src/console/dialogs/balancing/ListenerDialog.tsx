import { useState } from "react";
import { nameIn } from "../../store/names.ts";
import { tablesNow, useRow } from "../../store/replica.ts";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { Select } from "../../ui/Select.tsx";
import { openPortSteps } from "../balancerGroup.ts";
import { errorAt, FormDialog, stepsFor } from "../FormDialog.tsx";
import { LISTENER_PROTOCOLS } from "../listenerProtocols.ts";
import type { ListenerRequest } from "../requests.ts";
import { ActionFields } from "../rule/ActionFields.tsx";
import { Section } from "../Section.tsx";
import { useSubmission } from "../useSubmission.ts";
import { listenerCall, listenerDraftFor } from "./listenerDraft.ts";

/** Asks where a load balancer listens, and what becomes of a request that no rule takes. */
export function ListenerDialog(request: ListenerRequest) {
  const submission = useSubmission();
  const [before] = useState(() => listenerDraftFor(request, tablesNow()));
  const [draft, setDraft] = useState(before);
  const balancer = useRow("elbv2.loadBalancers", request.loadBalancerArn);
  const isNew = request.listenerArn === null;
  const change = listenerCall(request, draft, before);
  const steps = stepsFor(change);
  // Last: a port that AWS refuses is refused of the listener.
  const opening = draft.port === before.port && !isNew ? [] : openPortSteps(request.loadBalancerArn, draft.port ?? 0, tablesNow());
  return (
    <FormDialog
      title={isNew ? `Add a listener to ${nameIn(request.loadBalancerArn)}` : `Edit the listener ${before.protocol} :${before.port}`}
      description={isNew ? undefined : `Of ${nameIn(request.loadBalancerArn)}.`}
      submission={submission}
      steps={steps === null ? null : [...steps, ...opening]}
      verb={isNew ? "Create listener" : "Save listener"}
    >
      <div className="grid grid-cols-2 gap-3">
        <Select
          label="Protocol"
          value={draft.protocol}
          onChange={(value) => setDraft({ ...draft, protocol: LISTENER_PROTOCOLS[balancer?.type ?? "application"].find((one) => one === value) ?? draft.protocol })}
          options={LISTENER_PROTOCOLS[balancer?.type ?? "application"].map((value) => ({ value, label: value }))}
          error={errorAt(submission, "listenerProtocol")}
        />
        <NumberInput label="Port" min={1} max={65_535} value={draft.port} onChange={(port) => setDraft({ ...draft, port })} error={errorAt(submission, "listenerPort")} />
      </div>
      <Section title="Default action">
        <ActionFields action={draft.action} onChange={(action) => setDraft({ ...draft, action })} submission={submission} />
      </Section>
    </FormDialog>
  );
}
