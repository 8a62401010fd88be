import type { Call, PlacementVerdict, Plan } from "../../bridge/protocol.ts";
import { engine } from "../store/engine.ts";
import { replica } from "../store/replica.ts";
import { type HeldOver, newService } from "./heldOver.ts";
import { keptVerdicts } from "./keptVerdicts.ts";

// A hand that takes a task definition is on its way to a cluster. What would come of it there is asked before it
// arrives, so that its ghosts are painted with the first frame over the cluster and not with the second or third.

/** Asked at most so often, in milliseconds, and never for more than a quarter of the time. */
const PERIOD = 150;

interface Foreseen {
  readonly calls: readonly Call[];
  /** Of the replica, when it was asked. */
  readonly revision: number;
  readonly plan: Plan;
  readonly verdicts: ReadonlyMap<string, PlacementVerdict>;
}

let wish: { readonly over: HeldOver; readonly count: number } | null = null;
let foreseen: Foreseen | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Whether a question about the wish is on its way: there is one at most. */
let isAsking = false;

/** Keeps a plan ready for what is held, until it is told of another place, or none. */
export function foresee(over: HeldOver | null, count: number): void {
  if (over !== null && wish !== null && isSame(wish.over, over) && wish.count === count) return;
  wish = over === null ? null : { over, count };
  know(null);
  isAsking = false;
  clearTimeout(timer);
  if (wish !== null) ask();
}

/** The plan that was kept ready for this, as it was a moment ago; null: something else was expected, or it is not there yet. */
export function foreseenFor(calls: readonly Call[]): Foreseen | null {
  return foreseen !== null && JSON.stringify(foreseen.calls) === JSON.stringify(calls) ? foreseen : null;
}

/** What is foreseen of each instance, so that its card has it ready; empty: nothing. */
export function foreseenVerdictsNow(): ReadonlyMap<string, PlacementVerdict> {
  return foreseen?.verdicts ?? NOBODY;
}

export function onForeseen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const NOBODY: ReadonlyMap<string, PlacementVerdict> = new Map();

const listeners = new Set<() => void>();

function know(next: Foreseen | null): void {
  if (foreseen === next) return;
  foreseen = next;
  for (const listener of listeners) listener();
}

function ask(): void {
  clearTimeout(timer);
  if (wish === null) return;
  timer = setTimeout(ask, PERIOD);
  const { revision } = replica.getState();
  if (isAsking || foreseen?.revision === revision) return;
  const mine = wish;
  const calls = newService(mine.over, mine.count);
  const start = performance.now();
  isAsking = true;
  void engine()
    .plan({ calls, explain: [1], until: "placed" })
    .then((plan) => {
      if (wish !== mine) return;
      isAsking = false;
      know({ calls, revision, plan, verdicts: keptVerdicts(foreseenVerdictsNow(), plan) });
      clearTimeout(timer);
      timer = setTimeout(ask, Math.max(PERIOD, 4 * (performance.now() - start)));
    });
}

function isSame(a: HeldOver, b: HeldOver): boolean {
  return a.clusterArn === b.clusterArn && a.taskDefinitionArn === b.taskDefinitionArn && a.revision === b.revision;
}
