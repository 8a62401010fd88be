import { useState } from "react";
import { nameIn } from "../../store/names.ts";
import { tablesNow, useTable } from "../../store/replica.ts";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { Select } from "../../ui/Select.tsx";
import { groupChoices, NO_GROUP } from "../choices.ts";
import { errorAt } from "../FormDialog.tsx";
import type { Submission } from "../useSubmission.ts";
import { RoleSelect } from "./RoleSelect.tsx";
import { asksForListeners, type Mover, NEW, NONE, ROLES, routeChoices, type RoutingDraft, routingDraftFor } from "./routingDraft.ts";

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
  readonly mover?: Mover;
}

/** The second target group, the rules or listeners by which requests come, and the role in which they are changed. */
export function RoutingFields({ targetGroupArn, draft, onChange, submission, mover = "ECS" }: RoutingFieldsProps) {
  useTable("elbv2.listeners");
  useTable("elbv2.rules");
  const tables = tablesNow();
  const groups = groupChoices(tables).filter(({ value }) => value !== NO_GROUP && value !== targetGroupArn);
  const routes = routeChoices(targetGroupArn, mover, tables);
  const what = asksForListeners(targetGroupArn, mover, tables) ? "listener" : "listener rule";
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
        label={`Production ${what}`}
        value={draft.productionRoute}
        onChange={(productionRoute) => onChange({ productionRoute })}
        options={routes.length === 0 ? [{ value: "", label: "No listener leads here" }] : routes}
        error={errorAt(submission, "productionRoute")}
      />
      <div className={draft.testRoute === NEW ? "grid grid-cols-[1fr_112px] gap-3" : undefined}>
        <Select
          label={`Test ${what}`}
          value={draft.testRoute}
          onChange={(testRoute) => onChange({ testRoute })}
          options={[{ value: NONE, label: "None" }, { value: NEW, label: "A new listener" }, ...routes.filter(({ value }) => value !== draft.productionRoute)]}
          error={errorAt(submission, "testRoute")}
        />
        {draft.testRoute === NEW && <NumberInput label="Test port" min={1} max={65_535} value={draft.testPort} onChange={(testPort) => onChange({ testPort })} error={errorAt(submission, "listenerPort")} />}
      </div>
      <RoleSelect usual={ROLES[mover]} value={draft.roleArn} onChange={(roleArn) => onChange({ roleArn })} error={errorAt(submission, "routingRole")} {...ROLE_TEXTS[mover]} />
    </>
  );
}

const ROLE_TEXTS: Readonly<Record<Mover, { readonly label: string; readonly hint: string }>> = {
  ECS: { label: "Infrastructure role", hint: "In it ECS changes the weights of the target groups." },
  CODE_DEPLOY: { label: "CodeDeploy service role", hint: "In it CodeDeploy makes the new task set and moves the traffic." },
};
