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

/** The two percentages of a service, side by side. */
export function PercentFields({ percents, onChange, submission }: PercentFieldsProps) {
  return (
    <div className="grid grid-cols-2 gap-3">
      <NumberInput
        label="Minimum healthy percent"
        unit="%"
        min={0}
        value={percents.minimumHealthyPercent}
        onChange={(minimumHealthyPercent) => onChange({ minimumHealthyPercent })}
        error={errorAt(submission, "minimumHealthyPercent")}
      />
      <NumberInput
        label="Maximum percent"
        unit="%"
        min={0}
        value={percents.maximumPercent}
        onChange={(maximumPercent) => onChange({ maximumPercent })}
        error={errorAt(submission, "maximumPercent")}
      />
    </div>
  );
}
