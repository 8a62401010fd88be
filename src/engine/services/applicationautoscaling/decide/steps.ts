export interface Step {
  readonly MetricIntervalLowerBound?: number | undefined;
  readonly MetricIntervalUpperBound?: number | undefined;
  readonly ScalingAdjustment: number;
}

export interface StepPolicy {
  readonly AdjustmentType: "ChangeInCapacity" | "PercentChangeInCapacity" | "ExactCapacity";
  readonly MinAdjustmentMagnitude?: number | undefined;
  readonly StepAdjustments: readonly Step[];
}

/** The step that a metric falls into; `difference` is the metric less the alarm's threshold. */
export function stepFor(steps: readonly Step[], difference: number): Step | undefined {
  return steps.find(({ MetricIntervalLowerBound: lower = -Infinity, MetricIntervalUpperBound: upper = Infinity }) =>
    // Above the threshold the lower bound belongs to the step, below it the upper one.
    difference >= 0 ? lower <= difference && difference < upper : lower < difference && difference <= upper);
}

/** The tasks that a step asks for, before the bounds of the target. */
export function tasksAfterStep(policy: StepPolicy, step: Step, tasks: number): number {
  if (policy.AdjustmentType === "ExactCapacity") return step.ScalingAdjustment;
  if (policy.AdjustmentType === "ChangeInCapacity") return tasks + step.ScalingAdjustment;
  return tasks + wholeChange((tasks * step.ScalingAdjustment) / 100, policy.MinAdjustmentMagnitude ?? 0);
}

/** A change of less than one task is one, what is more is cut; and it is no smaller than the policy says. */
function wholeChange(change: number, atLeast: number): number {
  if (change === 0) return 0;
  return Math.sign(change) * Math.max(1, Math.trunc(Math.abs(change) + 1e-9), atLeast);
}

/** What is wrong with steps; undefined: nothing. Application Auto Scaling API, StepAdjustment. The wordings are assumed. */
export function problemOfSteps(steps: readonly Step[]): string | undefined {
  const bounds = steps
    .map(({ MetricIntervalLowerBound: lower = -Infinity, MetricIntervalUpperBound: upper = Infinity }) => ({ lower, upper }))
    .toSorted((a, b) => a.lower - b.lower || a.upper - b.upper);
  if (bounds.some(({ lower, upper }) => lower === -Infinity && upper === Infinity)) return "A step must have a lower or an upper bound";
  if (bounds.some(({ lower, upper }) => lower >= upper)) return "The upper bound of a step must be greater than its lower bound";
  for (const [place, { lower }] of bounds.slice(1).entries()) {
    const before = bounds[place]?.upper ?? lower;
    if (before > lower) return "Step adjustment intervals can't overlap";
    if (before < lower) return "There can't be a gap between step adjustment intervals";
  }
  const [first] = bounds;
  const last = bounds.at(-1);
  if (last !== undefined && last.upper > 0 && last.upper !== Infinity) return "At least one step adjustment must have an unspecified upper bound";
  if (first !== undefined && first.lower < 0 && first.lower !== -Infinity) return "At least one step adjustment must have an unspecified lower bound";
  return undefined;
}
