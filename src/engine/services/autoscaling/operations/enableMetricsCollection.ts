import type { DisableMetricsCollectionQuery, EnableMetricsCollectionQuery } from "../../../../aws/generated/autoscaling.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { GRANULARITY, GROUP_METRICS, type GroupMetric } from "../groupMetrics.ts";
import { needGroup } from "../lookup.ts";
import { validationError } from "../refusals.ts";
import { autoScalingGroups, type AutoScalingGroupRow } from "../tables.ts";

interface Plan {
  readonly group: AutoScalingGroupRow;
  readonly asked: readonly GroupMetric[];
}

/** Lets CloudWatch be told of a group each minute; without names, all there is. */
export const enableMetricsCollection = operation("autoscaling", "EnableMetricsCollection", {
  check(view, { Granularity, ...input }: EnableMetricsCollectionQuery): Plan {
    const plan = planFrom(view, input);
    // Assumed wording.
    if (Granularity !== GRANULARITY) throw validationError(`Valid metrics granularity types are: [${GRANULARITY}]`);
    return plan;
  },

  apply(ctx, { group: { autoScalingGroupName, enabledMetrics = [] }, asked }): object {
    ctx.update(autoScalingGroups, autoScalingGroupName, { enabledMetrics: GROUP_METRICS.filter((metric) => asked.includes(metric) || enabledMetrics.includes(metric)) });
    return {};
  },
});

/** Tells it no more; what it was told stays. */
export const disableMetricsCollection = operation("autoscaling", "DisableMetricsCollection", {
  check: planFrom,

  apply(ctx, { group: { autoScalingGroupName, enabledMetrics = [] }, asked }): object {
    ctx.update(autoScalingGroups, autoScalingGroupName, { enabledMetrics: enabledMetrics.filter((metric) => !asked.includes(metric)) });
    return {};
  },
});

function planFrom(view: View, { AutoScalingGroupName: name, Metrics: names = [] }: DisableMetricsCollectionQuery): Plan {
  const group = needGroup(view, name);
  const asked = GROUP_METRICS.filter((metric) => names.length === 0 || names.includes(metric));
  // Observed.
  if (names.some((one) => GROUP_METRICS.every((metric) => metric !== one))) throw validationError(`Valid metrics collection types are: [${GROUP_METRICS.join(", ")}]`);
  return { group, asked };
}
