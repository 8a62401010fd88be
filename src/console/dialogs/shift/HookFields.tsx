import { X } from "lucide-react";
import type { DeploymentLifecycleHookStage, DeploymentStrategy } from "../../../aws/generated/ecs.ts";
import { pauseStages } from "../../../aws/rules/pauseStages.ts";
import { STAGES } from "../../rollout/stageNames.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { FieldError } from "../../ui/Field.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { errorAt } from "../FormDialog.tsx";
import type { Submission } from "../useSubmission.ts";
import { RoleSelect } from "./RoleSelect.tsx";
import { HOOK_ROLE } from "./roles.ts";
import { type HookDraft, ofType } from "./shiftDraft.ts";

export interface HookFieldsProps {
  readonly number: number;
  readonly hook: HookDraft;
  readonly strategy: DeploymentStrategy;
  readonly onChange: (hook: HookDraft) => void;
  readonly onRemove: () => void;
  readonly submission: Submission;
}

/** What a deployment waits for in some of its stages: a function's answer, or a person's. */
export function HookFields({ number, hook, strategy, onChange, onRemove, submission }: HookFieldsProps) {
  const set = (part: Partial<HookDraft>) => onChange({ ...hook, ...part });
  return (
    <fieldset aria-label={`Lifecycle hook ${number}`} className="flex flex-col gap-2 rounded-card border border-line px-3 py-2">
      <div className="flex items-center justify-between gap-2">
        {strategy === "ROLLING" ? (
          <span className="text-xs font-medium">Pause for a person</span>
        ) : (
          <Segmented
            label={`Kind of lifecycle hook ${number}`}
            value={hook.targetType}
            onChange={(targetType) => onChange(ofType(hook, targetType, strategy))}
            options={[
              { value: "PAUSE", label: "Pause for a person" },
              { value: "AWS_LAMBDA", label: "Lambda function" },
            ]}
          />
        )}
        <IconButton icon={X} size="sm" label={`Remove lifecycle hook ${number}`} onClick={onRemove} />
      </div>
      {hook.targetType === "PAUSE" ? <Pause hook={hook} set={set} submission={submission} /> : <Function hook={hook} set={set} submission={submission} />}
      <Stages hook={hook} strategy={strategy} set={set} />
      <FieldError>{errorAt(submission, "hookStages")}</FieldError>
    </fieldset>
  );
}

interface PartProps {
  readonly hook: HookDraft;
  readonly set: (part: Partial<HookDraft>) => void;
  readonly submission: Submission;
}

function Pause({ hook: { timeoutMinutes, timeoutAction }, set, submission }: PartProps) {
  return (
    <div className="grid grid-cols-2 items-start gap-3">
      <NumberInput label="Waits for" unit="min" min={1} value={timeoutMinutes} onChange={(minutes) => set({ timeoutMinutes: minutes })} error={errorAt(submission, "hookTimeout")} />
      <Select
        label="If nobody answers"
        value={timeoutAction}
        onChange={(action) => set({ timeoutAction: action === "CONTINUE" ? "CONTINUE" : "ROLLBACK" })}
        options={[
          { value: "ROLLBACK", label: "Roll back" },
          { value: "CONTINUE", label: "Continue" },
        ]}
      />
    </div>
  );
}

function Function({ hook: { functionName, roleArn }, set, submission }: PartProps) {
  return (
    <div className="grid grid-cols-2 items-start gap-3">
      <TextInput label="Function" value={functionName} onChange={(name) => set({ functionName: name })} placeholder="judge" hint="Its name or ARN." error={errorAt(submission, "hookFunction")} />
      <RoleSelect label="Role to invoke it" usual={HOOK_ROLE} value={roleArn} onChange={(arn) => set({ roleArn: arn })} error={errorAt(submission, "hookRole")} />
    </div>
  );
}

function Stages({ hook: { targetType, stages }, strategy, set }: Pick<PartProps, "hook" | "set"> & Pick<HookFieldsProps, "strategy">) {
  const offered = HOOK_STAGES.filter(([stage]) => targetType === "AWS_LAMBDA" || pauseStages(strategy).includes(stage));
  return (
    <fieldset className="flex flex-col">
      <legend className="text-xs font-medium text-ink-2">Stages</legend>
      <div className="grid grid-cols-2 gap-x-3">
        {offered.map(([stage, name]) => (
          <Checkbox key={stage} checked={stages.includes(stage)} onChange={(isOn) => set({ stages: HOOK_STAGES.map(([one]) => one).filter((one) => (one === stage ? isOn : stages.includes(one))) })}>
            {name}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}

/** Nothing is asked while ECS scales green up, bakes and cleans up. */
const HOOK_STAGES: readonly (readonly [DeploymentLifecycleHookStage, string])[] = STAGES.flatMap(([stage, name]) => (stage === "SCALE_UP" || stage === "BAKE_TIME" || stage === "CLEAN_UP" ? [] : [[stage, name] as const]));
