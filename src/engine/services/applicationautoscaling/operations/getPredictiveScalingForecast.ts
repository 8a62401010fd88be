import type { GetPredictiveScalingForecastRequest, GetPredictiveScalingForecastResponse } from "../../../../aws/generated/application-autoscaling.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { simTime } from "../../../../aws/simTime.ts";
import { reading } from "../../../kernel/operation.ts";
import { capacityFor, forecastIn, forecastMadeAt } from "../predictive/forecast.ts";
import { specificationOf } from "../predictive/policy.ts";
import { predictivePolicies } from "../predictive/tables.ts";
import { invalid, noPolicy } from "../refusals.ts";
import { keyOf } from "../tables.ts";
import { checkKind } from "../target.ts";

/** Application Auto Scaling API, GetPredictiveScalingForecast. In seconds. */
const LONGEST = 30 * 86_400;

/** What a service is expected to have to do, hour by hour, and how many tasks that takes. The wordings of its refusals are assumed. */
export const getPredictiveScalingForecast = reading("application-autoscaling", "GetPredictiveScalingForecast", (view, input: GetPredictiveScalingForecastRequest): GetPredictiveScalingForecastResponse => {
  checkKind(input);
  const { ResourceId, PolicyName, StartTime, EndTime } = input;
  const policy = view.find(predictivePolicies, keyOf(ResourceId, PolicyName));
  if (policy === undefined) throw noPolicy(PolicyName, ResourceId);
  if (StartTime >= EndTime) throw invalid("The start time must be before the end time");
  if (EndTime - StartTime > LONGEST) throw invalid("The time between the start time and the end time cannot be longer than 30 days");
  const madeAt = forecastMadeAt(policy.history, view.now);
  if (madeAt === undefined) throw invalid(`There is no forecast yet for the scaling policy ${PolicyName}: at least 24 hours of historical data are required`);
  const specification = specificationOf(policy.configuration);
  const expected = forecastIn(policy.history, { from: simTime(StartTime), to: simTime(EndTime), now: view.now });
  const Timestamps = expected.map(({ at }) => epochSeconds(at));
  return {
    LoadForecast: [{ Timestamps, Values: expected.map(({ load }) => load), MetricSpecification: specification }],
    CapacityForecast: { Timestamps, Values: expected.map(({ load }) => capacityFor(load, specification.TargetValue)) },
    UpdateTime: epochSeconds(madeAt),
  };
});
