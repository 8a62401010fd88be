import type { Context } from "../../../kernel/context.ts";
import { setDesiredCount, writeActivity } from "../activities.ts";
import { scalableTargets, type ScalableTargetRow } from "../tables.ts";
import { findScaled } from "../target.ts";
import { awaitAhead, bufferOf, expectedAt } from "./ahead.ts";
import { HOUR } from "./forecast.ts";
import { predictivePolicies, type PredictivePolicyRow } from "./tables.ts";

/** Gives a service the tasks that the hour takes which is near, if it has fewer; it never takes any away. ECS guide, "Predictive auto scaling". */
export function scaleAhead(ctx: Context, policyKey: string): void {
  const policy = ctx.find(predictivePolicies, policyKey);
  const buffer = policy && bufferOf(policy);
  if (policy === undefined || buffer === undefined || buffer === null) return;
  // Another buffer may have been asked for since this was set.
  if ((ctx.now + buffer) % HOUR === 0) scaleFor(ctx, policy, expectedAt(ctx, policy, ctx.now + buffer) ?? 0);
  awaitAhead(ctx, policy);
}

/** The cause is assumed. */
function scaleFor(ctx: Context, { resourceId, policyName, configuration }: PredictivePolicyRow, expected: number): void {
  const target = ctx.find(scalableTargets, resourceId);
  const service = findScaled(ctx, resourceId);
  if (target === undefined || service === undefined || expected <= service.desiredCount) return;
  const cause = `predictive scaling policy ${policyName} forecast a capacity of ${expected}`;
  const desired = Math.min(expected, maxFor(ctx, target, { cause, expected, ...configuration }));
  if (desired > service.desiredCount) setDesiredCount(ctx, { resourceId, desired, cause, cooldown: null });
}

interface Breach {
  readonly cause: string;
  readonly expected: number;
  readonly MaxCapacityBreachBehavior?: "HonorMaxCapacity" | "IncreaseMaxCapacity" | undefined;
  readonly MaxCapacityBuffer?: number | undefined;
}

/** The most tasks that there may be, raised where the policy may raise it: it stays so. Application Auto Scaling API, MaxCapacityBuffer; that it is raised only by a forecast beyond it is assumed. */
function maxFor(ctx: Context, { resourceId, maxCapacity }: ScalableTargetRow, { cause, expected, MaxCapacityBreachBehavior, MaxCapacityBuffer = 0 }: Breach): number {
  if (MaxCapacityBreachBehavior !== "IncreaseMaxCapacity" || expected <= maxCapacity) return maxCapacity;
  const raised = Math.ceil((expected * (100 + MaxCapacityBuffer)) / 100);
  ctx.update(scalableTargets, resourceId, { maxCapacity: raised });
  writeActivity(ctx, { resourceId, cause, description: `Setting max capacity to ${raised}`, statusCode: "Successful", statusMessage: `Successfully set max capacity to ${raised}` });
  return raised;
}
