import { useState } from "react";
import { tablesNow, useRow } from "../../store/replica.ts";
import { nameIn, scalingResourceOf } from "../../store/names.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { Segmented } from "../../ui/Segmented.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { errorAt, FormDialog } from "../FormDialog.tsx";
import type { DialogRequest } from "../requests.ts";
import { useSubmission } from "../useSubmission.ts";
import { policyCallsOf, policyDraftOf, requestLabelOf, stepsFrom } from "./policyDraft.ts";
import { StepFields } from "./StepFields.tsx";
import { TrackingFields } from "./TrackingFields.tsx";
import { TriedPolicy } from "./TriedPolicy.tsx";

type Request = DialogRequest & { readonly kind: "scalingPolicy" };

/** A scaling policy, new or as it is, and what it would have made of the last hour. */
export function PolicyDialog({ serviceArn, policyName }: Request) {
  const service = useRow("ecs.services", serviceArn);
  return service === undefined ? null : <Policy service={service} policyName={policyName} />;
}

const TYPES = [
  { value: "TargetTrackingScaling", label: "Target tracking" },
  { value: "StepScaling", label: "Step scaling" },
] as const;

function Policy({ service, policyName }: { readonly service: Rows["ecs.services"]; readonly policyName: string | null }) {
  const submission = useSubmission();
  const [{ first, label }] = useState(() => {
    const tables = tablesNow();
    const before = tables["application-autoscaling.policies"].get(`${scalingResourceOf(service)}|${policyName ?? ""}`);
    return { first: policyDraftOf(service, before, tables["cloudwatch.alarms"].values()), label: requestLabelOf(service, tables) };
  });
  const [draft, setDraft] = useState(first);
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const calls = policyCallsOf(draft, { service, label });
  const fields = { draft, set, label, submission };
  return (
    <FormDialog title={policyName === null ? `Scaling policy for ${nameIn(service.serviceArn)}` : `Scaling policy ${policyName}`} submission={submission} steps={calls === null ? null : stepsFrom(calls)} verb="Save">
      <Segmented label="Policy type" options={TYPES} value={draft.type} disabled={policyName !== null} onChange={(type) => set({ type })} />
      {policyName === null && <TextInput label="Policy name" value={draft.name} onChange={(name) => set({ name })} error={errorAt(submission, "PolicyName")} />}
      {draft.type === "TargetTrackingScaling" ? <TrackingFields {...fields} /> : <StepFields {...fields} />}
      <TriedPolicy resourceId={scalingResourceOf(service)} calls={calls} />
    </FormDialog>
  );
}
