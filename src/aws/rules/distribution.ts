/**
 * How many of so many tasks each capacity provider of a strategy gets, in its order. ECS guide, "Capacity providers": the
 * base first, the rest by the weights. How the rest is rounded is not documented; assumed: each task goes to the
 * provider that lacks most of its part, of several to the first.
 */
export function distributionOf(strategy: readonly { readonly base: number; readonly weight: number }[], total: number): readonly number[] {
  const counts = strategy.map(({ base }) => Math.min(base, total));
  const rest = total - counts.reduce((sum, count) => sum + count, 0);
  const parts = strategy.map(() => 0);
  // One alone gets all, whatever its weight.
  const weights = strategy.length === 1 ? [1] : strategy.map(({ weight }) => weight);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  for (let task = 1; task <= rest; task++) {
    const lacks = weights.map((weight, i) => (weight === 0 ? -Infinity : weight * task - (parts[i] ?? 0) * sum));
    const first = lacks.indexOf(Math.max(...lacks));
    parts[first] = (parts[first] ?? 0) + 1;
  }
  return counts.map((count, i) => count + (parts[i] ?? 0));
}
