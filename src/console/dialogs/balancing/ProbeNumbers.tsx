import { NumberInput } from "../../ui/NumberInput.tsx";
import { errorAt } from "../FormDialog.tsx";
import type { Submission } from "../useSubmission.ts";

type NumberField = "intervalSeconds" | "timeoutSeconds" | "healthyThreshold" | "unhealthyThreshold";

export interface ProbeNumbersProps {
  readonly draft: Readonly<Record<NumberField, number | null>>;
  readonly onChange: (part: Partial<Record<NumberField, number | null>>) => void;
  readonly submission: Submission;
}

/** How often a load balancer of either generation probes, and how many answers count. */
export function ProbeNumbers({ draft, onChange, submission }: ProbeNumbersProps) {
  const number = (label: string, field: NumberField, unit?: string) => (
    <NumberInput label={label} unit={unit} min={0} value={draft[field]} onChange={(value) => onChange({ [field]: value })} error={errorAt(submission, ERROR_FIELDS[field])} />
  );
  return (
    <div className="grid grid-cols-2 gap-3">
      {number("Interval", "intervalSeconds", "s")}
      {number("Timeout", "timeoutSeconds", "s")}
      {number("Healthy threshold", "healthyThreshold")}
      {number("Unhealthy threshold", "unhealthyThreshold")}
    </div>
  );
}

const ERROR_FIELDS: Readonly<Record<NumberField, string>> = {
  intervalSeconds: "healthCheckIntervalSeconds",
  timeoutSeconds: "healthCheckTimeoutSeconds",
  healthyThreshold: "healthyThresholdCount",
  unhealthyThreshold: "unhealthyThresholdCount",
};
