import { useState } from "react";
import { tablesNow, useRow } from "../../store/replica.ts";
import { nameIn, scalingResourceOf } from "../../store/names.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { errorAt, FormDialog } from "../FormDialog.tsx";
import type { DialogRequest } from "../requests.ts";
import { useSubmission } from "../useSubmission.ts";
import { missingBounds, withBounds } from "./bounds.ts";
import { policyCallsOf, policyDraftOf, requestLabelOf, stepsFrom } from "./policyDraft.ts";
import { queuePolicyOf } from "./queuePolicy.ts";
import { StepFields } from "./StepFields.tsx";
import { TrackingFields } from "./TrackingFields.tsx";
import { TriedPolicy } from "./TriedPolicy.tsx";

type Request = DialogRequest & { readonly kind: "scalingPolicy" };

/** A scaling policy, new or as it is, and what it would have made of the last hour. */
export function PolicyDialog({ serviceArn, policyName, queueName }: Request) {
  const service = useRow("ecs.services", serviceArn);
  return service === undefined ? null : <Policy service={service} policyName={policyName} queueName={queueName} />;
}

const TYPES = [
  { value: "TargetTrackingScaling", label: "Target tracking" },
  { value: "StepScaling", label: "Step scaling" },
] as const;

interface PolicyProps {
  readonly service: Rows["ecs.services"];
  readonly policyName: string | null;
  readonly queueName: string | undefined;
}

function Policy({ service, policyName, queueName }: PolicyProps) {
  const submission = useSubmission();
  const [{ first, label }] = useState(() => begunWith({ service, policyName, queueName }));
  const [draft, setDraft] = useState(first);
  const [bounds, setBounds] = useState(() => missingBounds(service, tablesNow()));
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const calls = withBounds(bounds, policyCallsOf(draft, { service, label }), service);
  const fields = { draft, set, label, submission };
  return (
    <FormDialog title={policyName === null ? `Scaling policy for ${nameIn(service.serviceArn)}` : `Scaling policy ${policyName}`} submission={submission} steps={calls === null ? null : stepsFrom(calls)} verb="Save">
      {bounds !== null && (
        <div className="grid grid-cols-2 gap-3">
          <NumberInput label="Minimum tasks" min={0} value={bounds.min} onChange={(min) => setBounds({ ...bounds, min })} error={errorAt(submission, "MinCapacity")} />
          <NumberInput label="Maximum tasks" min={0} value={bounds.max} onChange={(max) => setBounds({ ...bounds, max })} error={errorAt(submission, "MaxCapacity")} />
        </div>
      )}
      <Segmented label="Policy type" options={TYPES} value={draft.type} disabled={policyName !== null} onChange={(type) => set({ type })} />
      {policyName === null && <TextInput label="Policy name" value={draft.name} onChange={(name) => set({ name })} error={errorAt(submission, "PolicyName")} />}
      {draft.type === "TargetTrackingScaling" ? <TrackingFields {...fields} /> : <StepFields {...fields} />}
      <TriedPolicy resourceId={scalingResourceOf(service)} calls={calls} />
    </FormDialog>
  );
}

/** The policy as it is, or what is usual; that of a queue follows its backlog. */
function begunWith({ service, policyName, queueName }: PolicyProps) {
  const tables = tablesNow();
  const alarms = [...tables["cloudwatch.alarms"].values()];
  const before = tables["application-autoscaling.policies"].get(`${scalingResourceOf(service)}|${policyName ?? ""}`);
  const draft = policyDraftOf(service, before, alarms);
  const queue = tables["ecs.queues"].get(queueName ?? "");
  return { first: queue === undefined ? draft : queuePolicyOf(draft, { service, queue, alarms }), label: requestLabelOf(service, tables) };
}
