import { by } from "../../../../lib/compare.ts";
import { groupBy } from "../../../../lib/groupBy.ts";
import type { Rows } from "../../../../bridge/protocol.ts";

type Flow = Rows["elbv2.flows"];

/** The connections that go to one target, or that nobody has taken. */
export interface Bundle {
  /** `targetId:port`; null: nobody. */
  readonly target: string | null;
  readonly flows: readonly Flow[];
  /** Whether the target is registered no more: they stay with it all the same. */
  readonly isOrphaned: boolean;
}

/** The connections of a listener by who holds them, the busiest first; those that nobody has taken come last. */
export function bundlesOf(listenerArn: string, flows: ReadonlyMap<string, Flow>): readonly Bundle[] {
  const own = [...flows.values()].filter((flow) => flow.listenerArn === listenerArn);
  const bundles = [...groupBy(own, ({ target }) => (target === null ? "" : `${target.targetId}:${target.port}`))].map(([target, held]): Bundle => ({
    target: target === "" ? null : target,
    flows: held,
    isOrphaned: held.some(({ isOrphaned }) => isOrphaned),
  }));
  return bundles.toSorted(by(({ target }) => (target === null ? 1 : 0), ({ flows: held }) => -held.length, ({ target }) => target ?? ""));
}

const CUTS: Readonly<Record<NonNullable<Flow["lastCut"]>, string>> = {
  refused: "nobody answered any more",
  unhealthy: "its target was unhealthy",
  terminated: "its target was deregistered",
};

/** What has become of a connection so far; nothing while it was never cut. */
export function cutsSentence({ cutCount, lastCut }: Pick<Flow, "cutCount" | "lastCut">): string | null {
  if (cutCount === 0 || lastCut === null) return null;
  return `cut ${cutCount === 1 ? "once" : `${cutCount} times`}, ${cutCount === 1 ? "" : "the last time "}because ${CUTS[lastCut]}`;
}
