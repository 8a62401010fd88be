/** ECS API, TaskSet: how many tasks a share of the desired count is, rounded up. What floating point adds is no task. */
export function computedDesiredCount({ desiredCount }: { readonly desiredCount: number }, scale: number): number {
  return Math.max(0, Math.ceil((desiredCount * scale) / 100 - 1e-9));
}
