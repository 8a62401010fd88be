import { useState } from "react";
import { call } from "../../../../aws/generated/api.ts";
import type { ComparisonOperator } from "../../../../aws/generated/cloudwatch.ts";
import { Button } from "../../../ui/Button.tsx";
import { NumberInput } from "../../../ui/NumberInput.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextInput } from "../../../ui/TextInput.tsx";
import { RefusedInPlace } from "../RefusedInPlace.tsx";
import { useCall } from "../useCall.ts";
import type { Charted } from "./charted.ts";

export interface AlarmFormProps {
  readonly charted: Charted;
  /** Whose it is, for its name. */
  readonly owner: string;
  readonly onClose: () => void;
}

const OPERATORS: readonly { readonly value: ComparisonOperator; readonly label: string }[] = [
  { value: "GreaterThanThreshold", label: "Greater >" },
  { value: "GreaterThanOrEqualToThreshold", label: "Greater/Equal >=" },
  { value: "LessThanOrEqualToThreshold", label: "Lower/Equal <=" },
  { value: "LessThanThreshold", label: "Lower <" },
];

/** In the words of AWS's console. */
const MISSING = [
  { value: "missing", label: "Treat missing data as missing" },
  { value: "notBreaching", label: "as good (not breaching threshold)" },
  { value: "breaching", label: "as bad (breaching threshold)" },
  { value: "ignore", label: "as ignore (maintain the alarm state)" },
];

/** An alarm on one metric: when it goes off, and what it makes of minutes without a datapoint. */
export function AlarmForm({ charted: { title, metric, statistic, unit }, owner, onClose }: AlarmFormProps) {
  const asking = useCall();
  const [draft, setDraft] = useState({ name: `${owner}-${metric.MetricName}`, operator: OPERATORS[0]?.value ?? "GreaterThanThreshold", threshold: unit === "%" ? 75 : (5 as number | null), datapoints: 1 as number | null, periods: 1 as number | null, missing: unit === "%" ? "missing" : "notBreaching" });
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const put = async () => {
    const input = {
      ...metric,
      AlarmName: draft.name,
      Statistic: statistic,
      Period: 60,
      EvaluationPeriods: draft.periods ?? undefined,
      DatapointsToAlarm: draft.datapoints ?? undefined,
      Threshold: draft.threshold ?? undefined,
      ComparisonOperator: draft.operator,
      TreatMissingData: draft.missing,
    };
    if (await asking.make(call("cloudwatch", "PutMetricAlarm", input))) onClose();
  };
  return (
    <form
      aria-label={`Alarm on ${title}`}
      className="mt-2 flex flex-col gap-2 rounded-card border border-line bg-surface-2 p-2.5"
      onSubmit={(event) => {
        event.preventDefault();
        void put();
      }}
    >
      <TextInput label="Alarm name" value={draft.name} onChange={(name) => set({ name })} />
      <div className="grid grid-cols-2 gap-2">
        <Select label={`${statistic} of a minute is`} value={draft.operator} options={OPERATORS} onChange={(value) => set({ operator: OPERATORS.find((one) => one.value === value)?.value ?? draft.operator })} />
        <NumberInput label="Threshold" value={draft.threshold} step="any" unit={unit === "" ? undefined : unit} onChange={(threshold) => set({ threshold })} />
        <NumberInput label="Datapoints to alarm" min={1} value={draft.datapoints} onChange={(datapoints) => set({ datapoints })} />
        <NumberInput label="out of periods" min={1} value={draft.periods} onChange={(periods) => set({ periods })} />
      </div>
      <Select label="Missing data treatment" value={draft.missing} options={MISSING} onChange={(missing) => set({ missing })} />
      <div className="flex gap-1.5">
        <Button size="sm" variant="primary" type="submit" disabled={asking.isBusy}>
          Put the alarm
        </Button>
        <Button size="sm" onClick={onClose}>
          Cancel
        </Button>
      </div>
      <RefusedInPlace asking={asking} />
    </form>
  );
}
