import { useState } from "react";
import { nameIn } from "../../store/names.ts";
import { tablesNow, useTable } from "../../store/replica.ts";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { Select } from "../../ui/Select.tsx";
import { groupChoices, NO_GROUP } from "../choices.ts";
import { errorAt } from "../FormDialog.tsx";
import type { Submission } from "../useSubmission.ts";
import { RoleSelect } from "./RoleSelect.tsx";
import { INFRASTRUCTURE_ROLE } from "./roles.ts";
import { NEW, NONE, type RoutingDraft, routingDraftFor, ruleChoices } from "./routingDraft.ts";

export interface Routing {
  readonly draft: RoutingDraft;
  readonly set: (part: Partial<RoutingDraft>) => void;
}

/** How the traffic of a target group is moved, as it is chosen in a form: another group begins anew. */
export function useRouting(targetGroupArn: string, given: RoutingDraft | null = null): Routing {
  const [kept, setKept] = useState<{ readonly of: string; readonly draft: RoutingDraft } | null>(given === null ? null : { of: targetGroupArn, draft: given });
  const draft = kept?.of === targetGroupArn ? kept.draft : routingDraftFor(targetGroupArn, tablesNow());
  return { draft, set: (part) => setKept({ of: targetGroupArn, draft: { ...draft, ...part } }) };
}

export interface RoutingFieldsProps {
  readonly targetGroupArn: string;
  readonly draft: RoutingDraft;
  readonly onChange: (part: Partial<RoutingDraft>) => void;
  readonly submission: Submission;
}

/** The second target group, the rules by which requests come, and the role in which ECS changes them. */
export function RoutingFields({ targetGroupArn, draft, onChange, submission }: RoutingFieldsProps) {
  useTable("elbv2.listeners");
  useTable("elbv2.rules");
  const tables = tablesNow();
  const groups = groupChoices(tables).filter(({ value }) => value !== NO_GROUP && value !== targetGroupArn);
  const rules = ruleChoices(targetGroupArn, tables);
  return (
    <>
      <Select
        label="Alternate target group"
        value={draft.alternateTargetGroupArn}
        onChange={(alternateTargetGroupArn) => onChange({ alternateTargetGroupArn })}
        options={[{ value: NEW, label: `A new one, like ${nameIn(targetGroupArn)}` }, ...groups]}
        error={errorAt(submission, "alternateTargetGroup")}
      />
      <Select
        label="Production listener rule"
        value={draft.productionRule}
        onChange={(productionRule) => onChange({ productionRule })}
        options={rules.length === 0 ? [{ value: "", label: "No listener leads here" }] : rules}
        error={errorAt(submission, "productionRule")}
      />
      <div className={draft.testRule === NEW ? "grid grid-cols-[1fr_112px] gap-3" : undefined}>
        <Select
          label="Test listener rule"
          value={draft.testRule}
          onChange={(testRule) => onChange({ testRule })}
          options={[{ value: NONE, label: "None" }, { value: NEW, label: "A new listener" }, ...rules.filter(({ value }) => value !== draft.productionRule)]}
          error={errorAt(submission, "testRule")}
        />
        {draft.testRule === NEW && <NumberInput label="Test port" min={1} max={65_535} value={draft.testPort} onChange={(testPort) => onChange({ testPort })} error={errorAt(submission, "listenerPort")} />}
      </div>
      <RoleSelect label="Infrastructure role" usual={INFRASTRUCTURE_ROLE} value={draft.roleArn} onChange={(roleArn) => onChange({ roleArn })} hint="In it ECS changes the weights of the rules." error={errorAt(submission, "routingRole")} />
    </>
  );
}
