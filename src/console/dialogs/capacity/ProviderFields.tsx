import { Checkbox } from "../../ui/Checkbox.tsx";
import { FieldError } from "../../ui/Field.tsx";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { errorAt } from "../FormDialog.tsx";
import type { Submission } from "../useSubmission.ts";
import type { ProviderDraft } from "./providerDraft.ts";

export interface ProviderFieldsProps {
  readonly draft: ProviderDraft;
  readonly onChange: (part: Partial<ProviderDraft>) => void;
  readonly submission: Submission;
}

/** How ECS is to scale a group, and what becomes of tasks on the instances that go. */
export function ProviderFields({ draft, onChange, submission }: ProviderFieldsProps) {
  return (
    <>
      {/* Nothing can be protected that ECS does not scale. */}
      <Checkbox checked={draft.isScaling} onChange={(isScaling) => onChange({ isScaling, ...(isScaling ? {} : { isProtecting: false }) })}>
        Managed scaling <span className="text-ink-3">ECS sets the group's desired capacity</span>
      </Checkbox>
      {draft.isScaling && (
        <>
          <div className="grid grid-cols-2 items-start gap-3">
            <NumberInput label="Target capacity" unit="%" min={1} max={100} value={draft.targetCapacity} onChange={(targetCapacity) => onChange({ targetCapacity })} hint="Below 100 some instances stand ready." error={errorAt(submission, "targetCapacity")} />
            <NumberInput label="Instance warm-up" unit="s" min={0} value={draft.warmupSeconds} onChange={(warmupSeconds) => onChange({ warmupSeconds })} error={errorAt(submission, "warmup")} />
          </div>
          <div className="grid grid-cols-2 items-start gap-3">
            <NumberInput label="Minimum step" min={1} max={10_000} value={draft.minimumStep} onChange={(minimumStep) => onChange({ minimumStep })} error={errorAt(submission, "step")} />
            <NumberInput label="Maximum step" min={1} max={10_000} value={draft.maximumStep} onChange={(maximumStep) => onChange({ maximumStep })} />
          </div>
          <div>
            <Checkbox checked={draft.isProtecting} onChange={(isProtecting) => onChange({ isProtecting })}>
              Managed termination protection <span className="text-ink-3">instances with tasks are not scaled in</span>
            </Checkbox>
            <FieldError>{errorAt(submission, "terminationProtection")}</FieldError>
          </div>
        </>
      )}
      <Checkbox checked={draft.isDraining} onChange={(isDraining) => onChange({ isDraining })}>
        Managed draining <span className="text-ink-3">tasks move before an instance is terminated</span>
      </Checkbox>
    </>
  );
}
