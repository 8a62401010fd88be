import { NumberInput } from "../ui/NumberInput.tsx";
import { errorAt } from "./FormDialog.tsx";
import type { Submission } from "./useSubmission.ts";

/** How far a rolling deployment may go below and above the desired count. null: not given yet. */
export interface Percents {
  readonly minimumHealthyPercent: number | null;
  readonly maximumPercent: number | null;
}

interface PercentFieldsProps {
  readonly percents: Percents;
  readonly onChange: (change: Partial<Percents>) => void;
  readonly submission: Submission;
}

/** The two percentages of a service, each to be slid or typed. */
export function PercentFields({ percents: { minimumHealthyPercent, maximumPercent }, onChange, submission }: PercentFieldsProps) {
  return (
    <div className="grid grid-cols-2 gap-4">
      <Percent
        label="Minimum healthy percent"
        from={0}
        to={100}
        value={minimumHealthyPercent}
        onChange={(percent) => onChange({ minimumHealthyPercent: percent })}
        error={errorAt(submission, "minimumHealthyPercent")}
      />
      <Percent
        label="Maximum percent"
        from={100}
        to={200}
        value={maximumPercent}
        onChange={(percent) => onChange({ maximumPercent: percent })}
        error={errorAt(submission, "maximumPercent")}
      />
    </div>
  );
}

interface PercentProps {
  readonly label: string;
  /** What the slider reaches; the field takes whatever is typed. */
  readonly from: number;
  readonly to: number;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly error: string | undefined;
}

function Percent({ label, from, to, value, onChange, error }: PercentProps) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <NumberInput label={label} unit="%" min={0} value={value} onChange={onChange} error={error} />
      <input
        type="range"
        aria-label={`Slider: ${label.toLowerCase()}`}
        aria-valuetext={value === null ? undefined : `${value} %`}
        min={from}
        max={to}
        value={value ?? from}
        onChange={({ target }) => onChange(Number(target.value))}
        className="h-6 w-full min-w-0 accent-(--ink)"
      />
    </div>
  );
}
