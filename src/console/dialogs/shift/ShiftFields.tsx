import { useTable } from "../../store/replica.ts";
import { Button } from "../../ui/Button.tsx";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { Select } from "../../ui/Select.tsx";
import { FieldError } from "../../ui/Field.tsx";
import { errorAt } from "../FormDialog.tsx";
import type { Submission } from "../useSubmission.ts";
import { HookFields } from "./HookFields.tsx";
import { type ShiftDraft, withHook, withStrategy } from "./shiftDraft.ts";

export interface ShiftFieldsProps {
  readonly draft: ShiftDraft;
  readonly onChange: (draft: ShiftDraft) => void;
  readonly submission: Submission;
  readonly isDaemon: boolean;
}

const STRATEGIES = [
  { value: "ROLLING", label: "Rolling update" },
  { value: "BLUE_GREEN", label: "Blue/green: all traffic at once" },
  { value: "LINEAR", label: "Linear: traffic in equal steps" },
  { value: "CANARY", label: "Canary: a little of the traffic first" },
] as const;

/** How tasks are replaced: one by one, or beside the old ones with the traffic moved over. */
export function ShiftFields({ draft, onChange, submission, isDaemon }: ShiftFieldsProps) {
  const [rules] = useTable("era.ruleSets").values();
  const only = rules?.ruleSet === "classic" ? "In classic rules ECS deploys rolling; the others came in 2025." : isDaemon ? "A daemon is deployed rolling." : undefined;
  return (
    <>
      <Select
        label="Deployment strategy"
        value={draft.strategy}
        onChange={(value) => onChange(withStrategy(draft, STRATEGIES.find((one) => one.value === value)?.value ?? draft.strategy))}
        options={only === undefined ? STRATEGIES : STRATEGIES.slice(0, 1)}
        hint={only}
        error={errorAt(submission, "strategy")}
      />
      {draft.strategy !== "ROLLING" && <Moved draft={draft} onChange={onChange} submission={submission} />}
      {only === undefined && <Hooks draft={draft} onChange={onChange} submission={submission} />}
    </>
  );
}

function Moved({ draft, onChange, submission }: Omit<ShiftFieldsProps, "isDaemon">) {
  const number = (label: string, field: "bakeMinutes" | "stepPercent" | "stepMinutes" | "canaryPercent" | "canaryMinutes", unit: string) => (
    <NumberInput label={label} unit={unit} min={0} step="any" value={draft[field]} onChange={(value) => onChange({ ...draft, [field]: value })} error={errorAt(submission, field)} />
  );
  return (
    <>
      <div className="grid grid-cols-3 items-start gap-3">
        {draft.strategy === "LINEAR" && number("Step", "stepPercent", "%")}
        {draft.strategy === "LINEAR" && number("Step bake time", "stepMinutes", "min")}
        {draft.strategy === "CANARY" && number("Canary", "canaryPercent", "%")}
        {draft.strategy === "CANARY" && number("Canary bake time", "canaryMinutes", "min")}
        {number("Bake time", "bakeMinutes", "min")}
      </div>
      <p className="-mt-1 text-xs text-ink-3">As many tasks again run beside the old ones, which stay for the bake time once all traffic has moved.</p>
    </>
  );
}

function Hooks({ draft, onChange, submission }: Omit<ShiftFieldsProps, "isDaemon">) {
  return (
    <>
      {draft.hooks.map((hook, at) => (
        <HookFields
          key={hook.id}
          number={at + 1}
          hook={hook}
          strategy={draft.strategy}
          onChange={(changed) => onChange({ ...draft, hooks: draft.hooks.map((one) => (one.id === hook.id ? changed : one)) })}
          onRemove={() => onChange({ ...draft, hooks: draft.hooks.filter((one) => one.id !== hook.id) })}
          submission={submission}
        />
      ))}
      <FieldError>{errorAt(submission, "hooks")}</FieldError>
      <div>
        <Button size="sm" onClick={() => onChange(withHook(draft))}>
          {draft.strategy === "ROLLING" ? "Add a pause" : "Add a lifecycle hook"}
        </Button>
      </div>
    </>
  );
}
