import { call } from "../../aws/generated/api.ts";
import { carryOut } from "../graph/carryOut.ts";
import { calls } from "../graph/proposal.ts";
import { useTable } from "../store/replica.ts";
import { Button } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { FieldError } from "../ui/Field.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import { type DetectionDraft, namesIn } from "./detectionDraft.ts";
import { errorAt } from "./FormDialog.tsx";
import type { Submission } from "./useSubmission.ts";

export interface DetectionFieldsProps {
  readonly draft: DetectionDraft;
  readonly onChange: (draft: DetectionDraft) => void;
  readonly submission: Submission;
}

/** What fails a deployment of the service, and whether the last good revision comes back then. */
export function DetectionFields({ draft, onChange, submission }: DetectionFieldsProps) {
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
          <TextInput
            label="Alarm names"
            value={draft.alarmNames}
            onChange={(alarmNames) => set({ alarmNames })}
            placeholder="web-errors"
            hint="With commas between them. A deployment is watched for a while after its last task is in service."
            error={errorAt(submission, "alarms")}
          />
        )}
        {draft.hasAlarms && <MissingAlarms names={namesIn(draft.alarmNames)} />}
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

/** ECS takes names of alarms that there are none of, and such an alarm never goes off. */
function MissingAlarms({ names }: { readonly names: readonly string[] }) {
  const alarms = useTable("cloudwatch.alarms");
  const missing = names.filter((name) => !alarms.has(name));
  return missing.map((name) => (
    <p key={name} className="mt-1 flex items-center justify-between gap-2 text-xs text-ink-2">
      <span className="min-w-0">There is no alarm {name}.</span>
      <Button size="sm" onClick={() => void carryOut(calls(`Made the alarm ${name}.`, errorsAlarm(name)))}>
        Create it
      </Button>
    </p>
  ));
}

/** An alarm such as services are watched by: too many answers of targets that are errors. */
const errorsAlarm = (AlarmName: string) =>
  call("cloudwatch", "PutMetricAlarm", {
    AlarmName,
    Namespace: "AWS/ApplicationELB",
    MetricName: "HTTPCode_Target_5XX_Count",
    Statistic: "Sum",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 5,
    ComparisonOperator: "GreaterThanThreshold",
    TreatMissingData: "notBreaching",
  });
