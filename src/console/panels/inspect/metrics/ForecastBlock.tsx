import { call } from "../../../../aws/generated/api.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { scalableService } from "../../../../aws/scalableService.ts";
import { simTime } from "../../../../aws/simTime.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { HOUR } from "../../../../lib/minute.ts";
import { many } from "../../../graph/figures.ts";
import { nameIn } from "../../../store/names.ts";
import { Block } from "../Block.tsx";
import { useAnswers } from "../useAnswers.ts";
import type { Charted } from "./charted.ts";
import type { Stretch } from "./chartGeometry.ts";
import { MetricChart } from "./MetricChart.tsx";
import type { Value } from "./series.ts";
import { useSeries } from "./useSeries.ts";

export interface ForecastBlockProps {
  readonly policy: Rows["application-autoscaling.predictive"];
  readonly service: Rows["ecs.services"];
  readonly until: number;
  readonly span: number;
  readonly now: number;
  readonly onZoom: (to: Stretch | null) => void;
  /** null: from as far back as is shown to as far ahead. */
  readonly zoomed: Stretch | null;
}

/** The tasks that run, and dashed those that a predictive policy forecasts: as far ahead as is shown of the past. */
export function ForecastBlock({ policy, service, until, span, now, onZoom, zoomed }: ForecastBlockProps) {
  const { values } = useSeries([runningTasks(service)], { until, span });
  const whole = { from: Math.max(0, until - span), to: Math.max(HOUR, until + span) };
  const { hours, said } = useForecast(policy, whole);
  const next = hours.find(({ at }) => at + HOUR > now);
  return (
    <Block title={`Forecast of ${policy.policyName}`} aside={next === undefined ? undefined : `${many(next.value, "task")} in this hour`}>
      <MetricChart title={`Tasks, and the forecast of ${policy.policyName}`} unit="" along="the past and what is ahead" values={values?.[0] ?? []} dashed={hours} stretch={zoomed ?? whole} now={now} thresholds={[]} bands={[]} windows={[]} marks={[]} onZoom={onZoom} />
      {said !== null && <p className="mt-1.5 text-xs text-ink-2">{said}</p>}
    </Block>
  );
}

/** Of the CPU of each task that runs there is a sample in each minute. */
const runningTasks = ({ clusterArn, serviceName }: Rows["ecs.services"]): Charted => ({
  title: "Tasks",
  statistic: "SampleCount",
  unit: "",
  metric: { Namespace: "AWS/ECS", MetricName: "CPUUtilization", Dimensions: [{ Name: "ClusterName", Value: nameIn(clusterArn) }, { Name: "ServiceName", Value: serviceName }] },
});

/** What Application Auto Scaling answers, hour by hour, or why it does not. */
function useForecast({ resourceId, policyName: PolicyName }: ForecastBlockProps["policy"], { from, to }: Stretch): { readonly hours: readonly Value[]; readonly said: string | null } {
  const input = { ...scalableService(resourceId), PolicyName, StartTime: epochSeconds(Math.floor(from / HOUR) * HOUR), EndTime: epochSeconds(Math.ceil(to / HOUR) * HOUR) };
  const [answer] = useAnswers([{ label: "get-predictive-scaling-forecast", call: call("application-autoscaling", "GetPredictiveScalingForecast", input), watches: ["application-autoscaling.predictive"] }]) ?? [];
  if (answer === undefined) return { hours: [], said: null };
  if (!answer.ok) return { hours: [], said: answer.message };
  const { CapacityForecast } = answer.output as { readonly CapacityForecast?: { readonly Timestamps: readonly number[]; readonly Values: readonly number[] } };
  return { hours: (CapacityForecast?.Timestamps ?? []).map((time, i) => ({ at: simTime(time), value: CapacityForecast?.Values[i] ?? 0 })), said: null };
}
