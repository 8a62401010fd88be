import { distributionOf } from "../../../aws/rules/distribution.ts";

/** A row of a capacity provider strategy in a form; null means an empty field, which AWS takes for 0. */
export interface StrategyRow {
  readonly capacityProvider: string;
  readonly base: number | null;
  readonly weight: number | null;
}

/** The rows as AWS is told them: what it would take anyway is not said. */
export function strategyOf(rows: readonly StrategyRow[]): readonly { readonly capacityProvider: string; readonly base?: number; readonly weight?: number }[] {
  return rows.map(({ capacityProvider, base, weight }) => ({ capacityProvider, ...(base === null || base === 0 ? {} : { base }), ...(weight === null ? {} : { weight }) }));
}

/** The rows with one more, of the first provider that has none; the same when all have one. */
export function withRow(rows: readonly StrategyRow[], providers: readonly string[]): readonly StrategyRow[] {
  const free = providers.find((name) => !rows.some(({ capacityProvider }) => capacityProvider === name));
  return free === undefined ? rows : [...rows, { capacityProvider: free, base: null, weight: 1 }];
}

/** `Of 10 tasks: web-cp 4, spot-cp 6`; of more than one provider with no weight at all AWS takes nothing. */
export function distributionWords(rows: readonly StrategyRow[], total: number): string {
  if (rows.length > 1 && rows.every(({ weight }) => (weight ?? 0) === 0)) return "One of them needs a weight above 0.";
  const counts = distributionOf(rows.map(({ capacityProvider, base, weight }) => ({ capacityProvider, base: base ?? 0, weight: weight ?? 0 })), total);
  return `Of ${total} tasks: ${rows.map(({ capacityProvider }, at) => `${capacityProvider} ${counts[at] ?? 0}`).join(", ")}`;
}
