import { Plus, Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import type { ScalingAnswers } from "../../../bridge/protocol.ts";
import { engine } from "../../store/engine.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { errorAt } from "../FormDialog.tsx";
import { MetricFields, type PolicyFieldsProps } from "./MetricFields.tsx";
import { adjustmentsOf, type StepDraft } from "./policyDraft.ts";

const ADJUSTMENTS = (["ChangeInCapacity", "PercentChangeInCapacity", "ExactCapacity"] as const).map((value) => ({ value, label: value }));

const OPERATORS = [
  { value: "GreaterThanThreshold", label: "Greater >" },
  { value: "GreaterThanOrEqualToThreshold", label: "Greater/Equal >=" },
  { value: "LessThanOrEqualToThreshold", label: "Lower/Equal <=" },
  { value: "LessThanThreshold", label: "Lower <" },
] as const;

/** An alarm, and by how much is scaled the further the metric is beyond its threshold. */
export function StepFields(props: PolicyFieldsProps) {
  const { draft, set, submission } = props;
  const { alarm, adjustment } = draft;
  const setAlarm = (part: Partial<typeof alarm>) => set({ alarm: { ...alarm, ...part } });
  return (
    <>
      <MetricFields {...props} />
      <div className="grid grid-cols-2 gap-3">
        <TextInput label="Alarm name" value={alarm.name} onChange={(name) => setAlarm({ name })} error={errorAt(submission, "AlarmName")} />
        <Select label="A minute is" value={alarm.operator} options={OPERATORS} onChange={(value) => setAlarm({ operator: OPERATORS.find((one) => one.value === value)?.value ?? alarm.operator })} />
        <NumberInput label="Threshold" step="any" value={alarm.threshold} onChange={(threshold) => setAlarm({ threshold })} error={errorAt(submission, "Threshold")} />
        <NumberInput label="Periods" min={1} value={alarm.periods} onChange={(periods) => setAlarm({ periods })} error={errorAt(submission, "EvaluationPeriods")} />
      </div>
      <Select label="Adjustment type" value={adjustment} options={ADJUSTMENTS} onChange={(value) => set({ adjustment: ADJUSTMENTS.find((one) => one.value === value)?.value ?? adjustment })} />
      <StepTable steps={draft.steps} onChange={(steps) => set({ steps })} unit={adjustment === "PercentChangeInCapacity" ? "%" : undefined} />
      <div className="grid grid-cols-2 gap-3">
        <NumberInput label="Cooldown" unit="s" min={0} placeholder="300" value={draft.cooldown} onChange={(cooldown) => set({ cooldown })} error={errorAt(submission, "Cooldown")} />
        {adjustment === "PercentChangeInCapacity" && <NumberInput label="Minimum adjustment" min={1} value={draft.least} onChange={(least) => set({ least })} error={errorAt(submission, "MinAdjustmentMagnitude")} />}
      </div>
    </>
  );
}

interface StepTableProps {
  readonly steps: readonly StepDraft[];
  readonly onChange: (steps: readonly StepDraft[]) => void;
  readonly unit: string | undefined;
}

/** The steps, as distances of the metric from the threshold; what is empty has no bound. */
function StepTable({ steps, onChange, unit }: StepTableProps) {
  const fault = useFault(steps);
  const change = (key: number, part: Partial<StepDraft>) => onChange(steps.map((step) => (step.key === key ? { ...step, ...part } : step)));
  const last = steps.at(-1);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-xs font-medium text-ink-2">Steps beyond the threshold</legend>
      {steps.map((step, place) => (
        <div key={step.key}>
          <div className="grid grid-cols-[1fr_1fr_1fr_auto] items-end gap-2">
            <NumberInput label={`From, step ${place + 1}`} step="any" placeholder="−∞" value={step.lower} onChange={(lower) => change(step.key, { lower })} />
            <NumberInput label={`To, step ${place + 1}`} step="any" placeholder="+∞" value={step.upper} onChange={(upper) => change(step.key, { upper })} />
            <NumberInput label={`By, step ${place + 1}`} unit={unit} value={step.by} onChange={(by) => change(step.key, { by })} />
            <IconButton icon={Trash2} label={`Remove step ${place + 1}`} onClick={() => onChange(steps.filter(({ key }) => key !== step.key))} />
          </div>
          {fault?.place === place && (
            <p role="alert" className="mt-1 text-xs text-bad">
              ValidationException: {fault.message}
            </p>
          )}
        </div>
      ))}
      <Button size="sm" className="self-start" onClick={() => onChange([...steps, { key: Math.max(-1, ...steps.map(({ key }) => key)) + 1, lower: last?.upper ?? null, upper: null, by: 1 }])}>
        <Plus aria-hidden size={13} />
        Add a step
      </Button>
    </fieldset>
  );
}

/** What Application Auto Scaling would say of the steps. */
function useFault(steps: readonly StepDraft[]): ScalingAnswers["steps"]["answer"] {
  const key = JSON.stringify(adjustmentsOf(steps));
  const [fault, setFault] = useState<ScalingAnswers["steps"]["answer"]>(null);
  useEffect(() => {
    let wanted = true;
    void engine()
      .scaling("steps", JSON.parse(key) as ScalingAnswers["steps"]["asked"])
      .then((answer) => wanted && setFault(answer));
    return () => {
      wanted = false;
    };
  }, [key]);
  return fault;
}
