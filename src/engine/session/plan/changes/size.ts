import { greatest, withCpu, withMemory } from "../../../services/ecs/placement/changes.ts";
import { withRevision } from "../rewrite.ts";
import { fitsWith, offer, only, type Offer, type Search } from "../search.ts";
import { whereIs } from "./words.ts";

/** A revision that asks for no more memory than the instance with most of it has left. */
export function lessMemory(search: Search): Offer | null {
  const { calls, missed, subject } = search;
  const best = most(only(search, "memory"));
  if (best === undefined) return null;
  const callsWith = (memoryMiB: number) => {
    const input = withMemory(subject.definition.definition, subject.needs, memoryMiB);
    return input === undefined ? undefined : withRevision(calls, input, missed.view);
  };
  const fits = (memoryMiB: number) => doFit(search, callsWith(memoryMiB));
  if (!fits(best.cause.has)) return null;
  const before = subject.needs.memoryMiB;
  const memoryMiB = greatest({ low: best.cause.has, high: before, likely: likelyAmounts(search, "memory") }, fits);
  const [rewritten, less] = [callsWith(memoryMiB), callsWith(memoryMiB + 1)];
  if (rewritten === undefined || less === undefined) return null;
  return offer(
    search,
    {
      title: `Ask for ${memoryMiB} MiB instead of ${before}`,
      detail: `${whereIs(best.instance)} has ${best.cause.has} MiB left. A new revision asks for so much and no more.`,
      unit: { kind: "memory", memoryMiB, before },
    },
    rewritten,
    less,
  );
}

/** The same with CPU units. */
export function lessCpu(search: Search): Offer | null {
  const { calls, missed, subject } = search;
  const best = most(only(search, "cpu"));
  if (best === undefined) return null;
  const callsWith = (cpuUnits: number) => {
    const input = withCpu(subject.definition.definition, subject.needs, cpuUnits);
    return input === undefined ? undefined : withRevision(calls, input, missed.view);
  };
  const fits = (cpuUnits: number) => doFit(search, callsWith(cpuUnits));
  if (!fits(best.cause.has)) return null;
  const before = subject.needs.cpuUnits;
  const cpuUnits = greatest({ low: best.cause.has, high: before, likely: likelyAmounts(search, "cpu") }, fits);
  const [rewritten, less] = [callsWith(cpuUnits), callsWith(cpuUnits + 1)];
  if (rewritten === undefined || less === undefined) return null;
  return offer(
    search,
    {
      title: `Ask for ${cpuUnits} CPU units instead of ${before}`,
      detail: `${whereIs(best.instance)} has ${best.cause.has} CPU units left. A new revision asks for so many and no more.`,
      unit: { kind: "cpu", cpuUnits, before },
    },
    rewritten,
    less,
  );
}

/** What an instance has left, and how much each would have if its tasks of this kind shared with one more. */
export function likelyAmounts({ hindrances }: Search, kind: "memory" | "cpu"): readonly number[] {
  return hindrances.flatMap(({ siblings, causes }) =>
    causes.flatMap((cause) => (cause.kind === kind ? [cause.has, Math.floor((siblings * cause.needs + cause.has) / (siblings + 1))] : [])),
  );
}

function doFit(search: Search, calls: Search["calls"] | undefined): boolean {
  return calls !== undefined && fitsWith(search, calls);
}

function most<T extends { readonly cause: { readonly has: number } }>(list: readonly T[]): T | undefined {
  let best: T | undefined;
  for (const one of list) if (best === undefined || one.cause.has > best.cause.has) best = one;
  return best;
}
