import type { Direction } from "./proposed.ts";

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

/** What is asked for by who scales: more or less, and how many tasks or instances that are from so many. */
export interface Ask {
  readonly asksFor: Direction;
  readonly from: (capacity: number) => number;
}

/** What a policy asks for by the step that a metric falls into; undefined: for nothing. */
export function askOfSteps(policy: StepPolicy, { difference, desired }: { readonly difference: number; readonly desired: number }): Ask | undefined {
  const step = stepFor(policy.StepAdjustments, difference);
  if (step === undefined) return undefined;
  const by = policy.AdjustmentType === "ExactCapacity" ? step.ScalingAdjustment - desired : step.ScalingAdjustment;
  return by === 0 ? undefined : { asksFor: by > 0 ? "out" : "in", from: (capacity) => tasksAfterStep(policy, step, capacity) };
}

/** A change of less than one task is one, what is more is cut; and it is no smaller than the policy says. */
function wholeChange(change: number, atLeast: number): number {
  if (change === 0) return 0;
  return Math.sign(change) * Math.max(1, Math.trunc(Math.abs(change) + 1e-9), atLeast);
}

/** What is wrong with steps; undefined: nothing. */
export const problemOfSteps = (steps: readonly Step[]): string | undefined => faultInSteps(steps)?.message;

export interface StepsFault {
  readonly message: string;
  /** The place of the step in the list that was given. */
  readonly place: number;
}

/** The same with the step that it is about; undefined: nothing. Application Auto Scaling API, StepAdjustment. The wordings are assumed. */
export function faultInSteps(steps: readonly Step[]): StepsFault | undefined {
  const bounds = steps
    .map(({ MetricIntervalLowerBound: lower = -Infinity, MetricIntervalUpperBound: upper = Infinity }, place) => ({ lower, upper, place }))
    .toSorted((a, b) => a.lower - b.lower || a.upper - b.upper);
  for (const { lower, upper, place } of bounds) {
    if (lower === -Infinity && upper === Infinity) return { message: "A step must have a lower or an upper bound", place };
  }
  for (const { lower, upper, place } of bounds) {
    if (lower >= upper) return { message: "The upper bound of a step must be greater than its lower bound", place };
  }
  for (const [before, { lower, place }] of bounds.slice(1).entries()) {
    const end = bounds[before]?.upper ?? lower;
    if (end > lower) return { message: "Step adjustment intervals can't overlap", place };
    if (end < lower) return { message: "There can't be a gap between step adjustment intervals", place };
  }
  const [first] = bounds;
  const last = bounds.at(-1);
  if (last !== undefined && last.upper > 0 && last.upper !== Infinity) return { message: "At least one step adjustment must have an unspecified upper bound", place: last.place };
  if (first !== undefined && first.lower < 0 && first.lower !== -Infinity) return { message: "At least one step adjustment must have an unspecified lower bound", place: first.place };
  return undefined;
}
