import type { AutoRollbackEvent } from "../../../aws/generated/codedeploy.ts";
import { PREDEFINED } from "../../../aws/rules/codeDeployConfigs.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { FieldError } from "../../ui/Field.tsx";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { Select } from "../../ui/Select.tsx";
import { AlarmNames } from "../AlarmNames.tsx";
import { errorAt } from "../FormDialog.tsx";
import { Section } from "../Section.tsx";
import type { Submission } from "../useSubmission.ts";
import type { CodeDeployDraft } from "./codeDeployDraft.ts";

export interface SettingsFieldsProps {
  readonly draft: CodeDeployDraft;
  readonly onChange: (part: Partial<CodeDeployDraft>) => void;
  readonly submission: Submission;
}

/** How the traffic moves, what is waited for before and after, and what takes it back. */
export function SettingsFields(props: SettingsFieldsProps) {
  const { draft, onChange, submission } = props;
  const names = Object.keys(PREDEFINED);
  const configurations = names.includes(draft.configuration) ? names : [draft.configuration, ...names];
  return (
    <>
      <Section title="Deployment settings">
        <Select
          label="Deployment configuration"
          value={draft.configuration}
          onChange={(configuration) => onChange({ configuration })}
          options={configurations.map((value) => ({ value, label: value }))}
          error={errorAt(submission, "configuration")}
        />
        <div className={draft.isContinued ? "grid grid-cols-[1fr_112px] items-start gap-3" : undefined}>
          <Select
            label="Traffic rerouting"
            value={draft.isContinued ? "STOP_DEPLOYMENT" : "CONTINUE_DEPLOYMENT"}
            onChange={(action) => onChange({ isContinued: action === "STOP_DEPLOYMENT" })}
            options={[
              { value: "CONTINUE_DEPLOYMENT", label: "Reroute traffic immediately" },
              { value: "STOP_DEPLOYMENT", label: "Specify when to reroute traffic" },
            ]}
          />
          {draft.isContinued && <NumberInput label="Waits for" unit="min" min={1} value={draft.readyMinutes} onChange={(readyMinutes) => onChange({ readyMinutes })} error={errorAt(submission, "readyMinutes")} />}
        </div>
        <NumberInput
          label="Original revision termination"
          unit="min"
          min={0}
          value={draft.terminationMinutes}
          onChange={(terminationMinutes) => onChange({ terminationMinutes })}
          hint="After that the original tasks go, and there is no way back at once."
          error={errorAt(submission, "terminationMinutes")}
        />
      </Section>
      <Rollback {...props} />
    </>
  );
}

const EVENTS: readonly (readonly [AutoRollbackEvent, string])[] = [
  ["DEPLOYMENT_FAILURE", "Roll back when a deployment fails"],
  ["DEPLOYMENT_STOP_ON_REQUEST", "Roll back when a deployment is stopped"],
  ["DEPLOYMENT_STOP_ON_ALARM", "Roll back when alarm thresholds are met"],
];

function Rollback({ draft, onChange, submission }: SettingsFieldsProps) {
  const { rollsBackOn, hasAlarms, alarmNames } = draft;
  return (
    <Section title="Rollbacks">
      <div>
        {EVENTS.map(([event, label]) => (
          <Checkbox key={event} checked={rollsBackOn.includes(event)} onChange={(isOn) => onChange({ rollsBackOn: EVENTS.map(([one]) => one).filter((one) => (one === event ? isOn : rollsBackOn.includes(one))) })}>
            {label}
          </Checkbox>
        ))}
        <FieldError>{errorAt(submission, "rollsBackOn")}</FieldError>
      </div>
      <div>
        <Checkbox checked={hasAlarms} onChange={(isOn) => onChange({ hasAlarms: isOn })}>
          Use CloudWatch alarms
        </Checkbox>
        {hasAlarms && <AlarmNames value={alarmNames} onChange={(names) => onChange({ alarmNames: names })} hint="With commas between them. One that goes off stops the deployment." error={errorAt(submission, "alarms")} />}
      </div>
    </Section>
  );
}
