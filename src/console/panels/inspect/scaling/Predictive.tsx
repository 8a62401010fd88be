import { useState } from "react";
import { call } from "../../../../aws/generated/api.ts";
import { scalableService } from "../../../../aws/scalableService.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { carryOut } from "../../../graph/carryOut.ts";
import { many } from "../../../graph/figures.ts";
import { calls } from "../../../graph/proposal.ts";
import type { Tables } from "../../../store/replica.ts";
import { Button } from "../../../ui/Button.tsx";
import { InPlace } from "../../../ui/InPlace.tsx";
import { NumberInput } from "../../../ui/NumberInput.tsx";
import { Segmented } from "../../../ui/Segmented.tsx";
import { Select } from "../../../ui/Select.tsx";
import { RefusedInPlace } from "../RefusedInPlace.tsx";
import { useCall } from "../useCall.ts";

type Policy = Rows["application-autoscaling.predictive"];

const PAIRS = [
  { value: "ECSServiceCPUUtilization", label: "CPU utilization" },
  { value: "ECSServiceMemoryUtilization", label: "Memory utilization" },
];

const MODES = [
  { value: "ForecastOnly", label: "Forecast only" },
  { value: "ForecastAndScale", label: "Forecast and scale" },
] as const;

const LEAST_HOURS = 24;

/** The policies that forecast what a service will need, and a form for one more. */
export function Predictive({ resourceId, tables }: { readonly resourceId: string; readonly tables: Pick<Tables, "application-autoscaling.predictive"> }) {
  const own = [...tables["application-autoscaling.predictive"].values()].filter((one) => one.resourceId === resourceId);
  return (
    <>
      {own.length > 0 && (
        <ul aria-label="Predictive scaling policies" className="mt-2.5 space-y-1.5">
          {own.map((policy) => (
            <Line key={policy.policyKey} policy={policy} />
          ))}
        </ul>
      )}
      <InPlace className="mt-2" title="PutScalingPolicy" form={(close) => <Form resourceId={resourceId} taken={own.map(({ policyName }) => policyName)} onClose={close} />}>
        Forecast…
      </InPlace>
    </>
  );
}

function Line({ policy: { policyName, resourceId, configuration, history } }: { readonly policy: Policy }) {
  const [specification] = configuration.MetricSpecifications;
  const pair = specification?.PredefinedMetricPairSpecification?.PredefinedMetricType ?? "";
  const known = history.length;
  return (
    <li className="flex items-start gap-2">
      <p className="min-w-0 flex-1">
        <span className="block truncate">{policyName}</span>
        <span className="block text-xs text-ink-3">
          {PAIRS.find(({ value }) => value === pair)?.label ?? pair} at {specification?.TargetValue}, {configuration.Mode === "ForecastAndScale" ? "scales ahead of each hour" : "forecast only"}.{" "}
          {known < LEAST_HOURS ? `It has seen ${many(known, "hour")}: a forecast takes ${LEAST_HOURS}.` : `From ${many(known, "hour")}; drawn dashed under Metrics.`}
        </span>
      </p>
      <Button size="sm" aria-label={`Delete the policy ${policyName}`} onClick={() => void carryOut(calls(`Deleted the scaling policy ${policyName}.`, call("application-autoscaling", "DeleteScalingPolicy", { ...scalableService(resourceId), PolicyName: policyName })))}>
        Delete
      </Button>
    </li>
  );
}

interface FormProps {
  readonly resourceId: string;
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

/** What is forecast, and how much of it a task is to have. */
function Form({ resourceId, taken, onClose }: FormProps) {
  const asking = useCall();
  const [pair, setPair] = useState(PAIRS[0]?.value ?? "");
  const [target, setTarget] = useState<number | null>(50);
  const [mode, setMode] = useState<(typeof MODES)[number]["value"]>("ForecastOnly");
  const base = pair === "ECSServiceCPUUtilization" ? "forecast-cpu" : "forecast-memory";
  const PolicyName = taken.includes(base) ? `${base}-${taken.length + 1}` : base;
  const put = async () => {
    const PredictiveScalingPolicyConfiguration = { Mode: mode, MetricSpecifications: [{ TargetValue: target ?? 0, PredefinedMetricPairSpecification: { PredefinedMetricType: pair } }] } as const;
    if (await asking.make(call("application-autoscaling", "PutScalingPolicy", { ...scalableService(resourceId), PolicyName, PolicyType: "PredictiveScaling", PredictiveScalingPolicyConfiguration }))) onClose();
  };
  return (
    <form
      aria-label="Predictive scaling"
      className="mt-2 flex flex-col gap-2 rounded-card border border-line bg-surface-2 p-2.5"
      onSubmit={(event) => {
        event.preventDefault();
        void put();
      }}
    >
      <div className="grid grid-cols-2 gap-2">
        <Select label="Metric pair" value={pair} onChange={setPair} options={PAIRS} />
        <NumberInput label="Target" unit="%" value={target} onChange={setTarget} min={1} />
      </div>
      <Segmented label="Mode" options={MODES} value={mode} onChange={setMode} />
      <p className="text-xs text-ink-2">
        {mode === "ForecastOnly" ? "It tells how many tasks each of the next 48 hours will take, and scales nothing." : "It tells how many tasks each hour will take, and has them there five minutes before. It never takes any away."} It needs 24 hours of history.
      </p>
      <RefusedInPlace asking={asking} />
      <div className="flex gap-1.5">
        <Button size="sm" variant="primary" type="submit" disabled={asking.isBusy || target === null}>
          Put the policy
        </Button>
        <Button size="sm" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
