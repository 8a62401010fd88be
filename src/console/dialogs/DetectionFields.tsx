import { Checkbox } from "../ui/Checkbox.tsx";
import { FieldError } from "../ui/Field.tsx";
import { AlarmNames } from "./AlarmNames.tsx";
import type { DetectionDraft } from "./detectionDraft.ts";
import { errorAt } from "./FormDialog.tsx";
import type { Submission } from "./useSubmission.ts";

export interface DetectionFieldsProps {
  readonly draft: DetectionDraft;
  readonly onChange: (draft: DetectionDraft) => void;
  readonly submission: Submission;
  /** Where its load balancer registers its tasks. */
  readonly targetGroupArn: string | undefined;
}

/** What fails a deployment of the service, and whether the last good revision comes back then. */
export function DetectionFields({ draft, onChange, submission, targetGroupArn }: DetectionFieldsProps) {
  const set = (part: Partial<DetectionDraft>) => onChange({ ...draft, ...part });
  return (
    <>
      <div>
        <Checkbox checked={draft.hasBreaker} onChange={(hasBreaker) => set({ hasBreaker })}>
          Use the Amazon ECS deployment circuit breaker
        </Checkbox>
        {draft.hasBreaker && <RollBack checked={draft.breakerRollsBack} onChange={(breakerRollsBack) => set({ breakerRollsBack })} />}
        <FieldError>{errorAt(submission, "circuitBreaker")}</FieldError>
      </div>
      <div>
        <Checkbox checked={draft.hasAlarms} onChange={(hasAlarms) => set({ hasAlarms })}>
          Use CloudWatch alarms
        </Checkbox>
        {draft.hasAlarms && <RollBack checked={draft.alarmsRollBack} onChange={(alarmsRollBack) => set({ alarmsRollBack })} />}
        {draft.hasAlarms && (
          <AlarmNames
            value={draft.alarmNames}
            targetGroupArn={targetGroupArn}
            onChange={(alarmNames) => set({ alarmNames })}
            hint="With commas between them. A deployment is watched for a while after its last task is in service."
            error={errorAt(submission, "alarms")}
          />
        )}
      </div>
    </>
  );
}

function RollBack({ checked, onChange }: { readonly checked: boolean; readonly onChange: (checked: boolean) => void }) {
  return (
    <div className="pl-5.75">
      <Checkbox checked={checked} onChange={onChange}>
        Roll back on failures
      </Checkbox>
    </div>
  );
}
