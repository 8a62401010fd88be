import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { errorAt } from "../FormDialog.tsx";
import type { Submission } from "../useSubmission.ts";
import { METRICS, type PolicyDraft } from "./policyDraft.ts";

export interface PolicyFieldsProps {
  readonly draft: PolicyDraft;
  readonly set: (part: Partial<PolicyDraft>) => void;
  /** What the requests of the service are called; undefined: no Application Load Balancer sends it any. */
  readonly label: string | undefined;
  readonly submission: Submission;
}

const STATISTICS = (["Average", "Minimum", "Maximum", "SampleCount", "Sum"] as const).map((value) => ({ value, label: value }));

/** The metric that is followed. */
export function MetricFields({ draft: { type, metric, customized }, set, label, submission }: PolicyFieldsProps) {
  const setCustomized = (part: Partial<typeof customized>) => set({ customized: { ...customized, ...part } });
  const options = METRICS.map((one) => (one.value === "ALBRequestCountPerTarget" && label === undefined ? { ...one, disabled: true } : one));
  return (
    <>
      <Select label="Metric" value={metric} options={options} onChange={(value) => set({ metric: METRICS.find((one) => one.value === value)?.value ?? metric })} error={errorAt(submission, "PredefinedMetricType")} />
      {metric === "customized" && (
        <div className="grid grid-cols-2 gap-3">
          <TextInput label="Namespace" value={customized.namespace} onChange={(namespace) => setCustomized({ namespace })} error={errorAt(submission, "Namespace")} />
          <TextInput label="Metric name" value={customized.metricName} onChange={(metricName) => setCustomized({ metricName })} error={errorAt(submission, "MetricName")} />
          <TextInput label="Dimensions" mono value={customized.dimensions} placeholder="QueueName=orders" onChange={(dimensions) => setCustomized({ dimensions })} error={errorAt(submission, "Dimensions")} />
          <Select label="Statistic" value={customized.statistic} options={STATISTICS} onChange={(value) => setCustomized({ statistic: STATISTICS.find((one) => one.value === value)?.value ?? customized.statistic })} />
          {type === "TargetTrackingScaling" && (
            <TextInput label="Metrics, for metric math" mono className="col-span-2" value={customized.queries} placeholder="[]" hint="A JSON list in place of the metric: queries of which one returns data." onChange={(queries) => setCustomized({ queries })} error={errorAt(submission, "Metrics")} />
          )}
        </div>
      )}
    </>
  );
}
