import { useState } from "react";
import { nameIn } from "../../store/names.ts";
import { tablesNow, useRow } from "../../store/replica.ts";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { errorAt, FormDialog, stepsFor } from "../FormDialog.tsx";
import type { RuleRequest } from "../requests.ts";
import { Section } from "../Section.tsx";
import { useSubmission } from "../useSubmission.ts";
import { ActionFields } from "./ActionFields.tsx";
import { ConditionFields } from "./ConditionFields.tsx";
import { ruleCall, ruleDraftFor } from "./ruleDraft.ts";

/** Asks what a rule asks of a request and what it does with it; of a default rule only the latter. */
export function RuleDialog(request: RuleRequest) {
  const submission = useSubmission();
  const [draft, setDraft] = useState(() => ruleDraftFor(request, tablesNow()));
  const listener = useRow("elbv2.listeners", request.listenerArn);
  const isNew = request.ruleArn === null;
  const isDefault = !isNew && draft.priority === null;
  const at = listener === undefined ? "" : `${listener.protocol} :${listener.port} of ${nameIn(listener.loadBalancerArn)}`;
  return (
    <FormDialog
      title={isNew ? "Add a rule" : isDefault ? "Edit the default rule" : `Edit rule ${draft.priority}`}
      description={isDefault ? `It takes every request to ${at} that no other rule takes.` : `Rules of ${at} are asked from the lowest priority on; the first whose conditions all hold takes the request.`}
      submission={submission}
      steps={stepsFor(ruleCall(request, draft))}
      verb={isNew ? "Create rule" : "Save rule"}
    >
      {isNew && (
        <NumberInput label="Priority" min={1} max={50_000} step={1} value={draft.priority} onChange={(priority) => setDraft({ ...draft, priority })} error={errorAt(submission, "priority")} />
      )}
      {!isDefault && (
        <Section title="Conditions">
          <ConditionFields conditions={draft.conditions} onChange={(conditions) => setDraft({ ...draft, conditions })} submission={submission} />
        </Section>
      )}
      <Section title="Action">
        <ActionFields action={draft.action} onChange={(action) => setDraft({ ...draft, action })} submission={submission} />
      </Section>
    </FormDialog>
  );
}
