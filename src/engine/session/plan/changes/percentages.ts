import type { Call } from "../../../../aws/generated/api.ts";
import { counted } from "../../../../lib/plural.ts";
import type { InTurns } from "../../../../lib/throughout.ts";
import type { World } from "../../../kernel/world.ts";
import { limitsOf } from "../../../services/ecs/processes/rollout.ts";
import { planning, type Outcome } from "../../plan.ts";
import { patched } from "../rewrite.ts";
import type { Draft, Offer } from "../search.ts";
import { configurationIn, percentagesAsked } from "../updatedService.ts";

/** An update that is followed to its end, whatever that is. */
export interface Followed {
  readonly calls: readonly Call[];
  /** The copy as the update leaves it; as it was, when the update is refused. */
  readonly left: World;
  readonly fork: () => World;
  /** null: it is refused. */
  readonly outcome: Outcome | null;
}

/** How an update ends that is made by other calls; null: it is refused. */
export function* endOf({ fork }: Pick<Followed, "fork">, calls: readonly Call[]): InTurns<Outcome | null> {
  yield;
  return (yield* planning(fork(), { calls, explain: [], until: "settled" })).outcome;
}

/** The greatest minimumHealthyPercent with which an update does come to its end: old tasks may stop before new ones start. */
export function* lowerMinimum(followed: Followed): InTurns<Offer | null> {
  const asked = percentagesAsked(followed.calls, followed.left.view);
  if (asked === undefined) return null;
  const { desiredCount: count, minimumHealthyPercent: before } = asked;
  const { floor } = limitsOf(asked);
  const ends = (percent: number) => isThrough(followed, withPercents(followed.calls, { minimumHealthyPercent: percent }));
  // Percentages between two of these keep as many tasks as the lower of the two, and one more.
  const percentFor = (kept: number) => Math.floor((kept * 100) / count);
  const kept = yield* greatestBelow(floor, (fewer) => ends(percentFor(fewer)));
  if (kept === undefined) return null;
  const percent = percentFor(kept);
  // One that is refused may begin no deployment at all: then only the arithmetic says that this is the greatest.
  if (followed.outcome !== null && percent + 1 < before && (yield* ends(percent + 1))) return null;
  const spared = floor - kept;
  return offered(followed, [{ minimumHealthyPercent: percent }, { minimumHealthyPercent: percent + 1 }], {
    title: `Lower minimumHealthyPercent to ${percent}`,
    detail: `From ${before}: of ${counted(count, "task")} ${kept} must stay healthy then instead of ${floor}, so ${spared} can stop before ${spared === 1 ? "its replacement starts" : "their replacements start"}.`,
    unit: { kind: "minimum", minimumHealthyPercent: percent, before },
  });
}

/** The smallest maximumPercent with which an update comes to its end that its own percentages block: one more task may start. */
export function* raiseMaximum(followed: Followed): InTurns<Offer | null> {
  const asked = percentagesAsked(followed.calls, followed.left.view);
  if (asked === undefined || asked.desiredCount === 0) return null;
  const { desiredCount: count, maximumPercent: before } = asked;
  const { ceiling } = limitsOf(asked);
  const percent = oneMoreThan(count);
  if (percent <= before || !(yield* isThrough(followed, withPercents(followed.calls, { maximumPercent: percent })))) return null;
  return offered(followed, [{ maximumPercent: percent }, { maximumPercent: percent - 1 }], {
    title: `Raise maximumPercent to ${percent}`,
    detail: `From ${before}: beside ${counted(count, "task")} there may be one more then, ${count + 1} instead of ${ceiling}, so it starts before an old one stops.`,
    unit: { kind: "maximum", maximumPercent: percent, before },
  });
}

/**
 * What keeps one task healthy through an update that leaves none for a while: a higher minimum, and where that alone
 * would leave no way to begin, room for one task more.
 */
export function* keepOne(followed: Followed): InTurns<Offer | null> {
  const asked = percentagesAsked(followed.calls, followed.left.view);
  if (asked === undefined || asked.desiredCount === 0) return null;
  const { desiredCount: count, minimumHealthyPercent: before, maximumPercent } = asked;
  const minimumHealthyPercent = Math.floor(100 / count);
  if (minimumHealthyPercent <= before) return null;
  const minimum = { kind: "minimum", minimumHealthyPercent, before } as const;
  const detail = `From ${before}: of ${counted(count, "task")} one stays healthy then.`;
  if (yield* isServing(followed, { minimumHealthyPercent })) {
    return offered(followed, [{ minimumHealthyPercent }, {}], { title: `Raise minimumHealthyPercent to ${minimumHealthyPercent}`, detail, unit: minimum });
  }
  const more = oneMoreThan(count);
  if (more <= maximumPercent || !(yield* isServing(followed, { minimumHealthyPercent, maximumPercent: more }))) return null;
  return offered(followed, [{ minimumHealthyPercent, maximumPercent: more }, { minimumHealthyPercent }, { maximumPercent: more }], {
    title: `Raise minimumHealthyPercent to ${minimumHealthyPercent} and maximumPercent to ${more}`,
    detail: `${detail} A new one starts before it stops.`,
    unit: { kind: "several", units: [minimum, { kind: "maximum", maximumPercent: more, before: maximumPercent }] },
  });
}

/** The least percentage of a count that is one more than it, rounded down. */
function oneMoreThan(count: number): number {
  return Math.ceil(((count + 1) * 100) / count);
}

interface Percents {
  readonly minimumHealthyPercent?: number;
  readonly maximumPercent?: number;
}

function withPercents(calls: readonly Call[], percents: Percents): readonly Call[] {
  return patched(calls, { deploymentConfiguration: { ...configurationIn(calls), ...percents } });
}

function offered({ calls }: Followed, [percents, ...lessers]: readonly [Percents, ...Percents[]], draft: Draft): Offer {
  const stepsWith = (some: Percents) => ({ calls: withPercents(calls, some), later: [], afterMillis: 0 });
  return { change: { ...draft, ...stepsWith(percents) }, less: lessers.map(stepsWith) };
}

function* isThrough(followed: Followed, calls: readonly Call[]): InTurns<boolean> {
  return (yield* endOf(followed, calls))?.state === "completed";
}

/** It comes to its end, and all the while there is a healthy task. */
function* isServing(followed: Followed, percents: Percents): InTurns<boolean> {
  const end = yield* endOf(followed, withPercents(followed.calls, percents));
  return end?.state === "completed" && end.course.noneMillis === 0;
}

/** Mostly one less is enough, or not even none is. */
function* greatestBelow(limit: number, does: (value: number) => InTurns<boolean>): InTurns<number | undefined> {
  if (limit < 1) return undefined;
  if (yield* does(limit - 1)) return limit - 1;
  if (limit === 1 || !(yield* does(0))) return undefined;
  let [low, high] = [0, limit - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (yield* does(middle)) low = middle;
    else high = middle;
  }
  return low;
}
