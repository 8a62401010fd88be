import { useState } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import { useRow } from "../../store/replica.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { errorAt, FormDialog, stepsFor } from "../FormDialog.tsx";
import type { ClassicRequest } from "../requests.ts";
import { useSubmission } from "../useSubmission.ts";
import { classicAttributesCall, type ClassicAttributesDraft, classicAttributesDraft } from "./classicDrafts.ts";

/** Asks for the attributes of a Classic Load Balancer. */
export function ClassicAttributesDialog({ loadBalancerArn }: ClassicRequest) {
  const balancer = useRow("elb.loadBalancers", loadBalancerArn);
  return balancer === undefined ? null : <ClassicAttributesForm balancer={balancer} />;
}

function ClassicAttributesForm({ balancer }: { readonly balancer: Rows["elb.loadBalancers"] }) {
  const submission = useSubmission();
  const [draft, setDraft] = useState(() => classicAttributesDraft(balancer));
  const set = (part: Partial<ClassicAttributesDraft>) => setDraft({ ...draft, ...part });
  return (
    <FormDialog title={`Attributes of ${balancer.loadBalancerName}`} submission={submission} steps={stepsFor(classicAttributesCall(balancer, draft))} verb="Save attributes">
      <Checkbox checked={draft.isCrossZone} onChange={(isCrossZone) => set({ isCrossZone })}>
        Cross-zone load balancing
      </Checkbox>
      <Checkbox checked={draft.drains} onChange={(drains) => set({ drains })}>
        Connection draining
      </Checkbox>
      <div className="grid grid-cols-2 gap-3">
        {draft.drains && <NumberInput label="Draining timeout" unit="s" min={0} value={draft.drainSeconds} onChange={(drainSeconds) => set({ drainSeconds })} error={errorAt(submission, "attribute connectionDraining")} />}
        <NumberInput label="Idle timeout" unit="s" min={0} value={draft.idleTimeoutSeconds} onChange={(idleTimeoutSeconds) => set({ idleTimeoutSeconds })} error={errorAt(submission, "attribute idleTimeout")} />
      </div>
    </FormDialog>
  );
}
