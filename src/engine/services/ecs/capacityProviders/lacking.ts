import { distributionOf } from "../../../../aws/rules/distribution.ts";
import type { StrategyItem } from "../tables.ts";

/** From which capacity providers so many tasks more are to be, by those that have the others: the provider that comes first in the strategy gets all that it lacks first. */
export function providersLacking(strategy: readonly StrategyItem[], own: readonly (string | null | undefined)[], count: number): readonly string[] {
  const wanted = distributionOf(strategy, own.length + count);
  const lacking = strategy.flatMap(({ capacityProvider }, i) => {
    const have = own.filter((name) => name === capacityProvider).length;
    return Array.from({ length: Math.max(0, (wanted[i] ?? 0) - have) }, () => capacityProvider);
  });
  return lacking.slice(0, count);
}
