import { useEffect, useState } from "react";
import type { StartTaskRequest } from "../../aws/generated/ecs.ts";
import type { Call, PlacementChange, PlanRequest } from "../../bridge/protocol.ts";
import { engine } from "../store/engine.ts";
import { useLatest } from "../ui/useLatest.ts";

/** What was found to help, and how things stand without it. */
export interface Sought {
  /** `refused`: the calls ask for what ECS would not even try. */
  readonly state: "wanting" | "fits" | "refused";
  /** Smallest first. */
  readonly changes: readonly PlacementChange[];
}

/** A hand that rests so long, in milliseconds, leaves time to look for changes: each is tried out, which takes longer than the preview itself. */
const REST = 300;

/** While the world goes on they are looked for at most so often. */
const PERIOD = 2_000;

/**
 * The changes that would make the calls find a place for all their tasks; null until they are known, or while
 * nothing is wanting. `key` says when the world has become another for it; meanwhile those before stay in view.
 */
export function useOffered(wanting: readonly Call[] | null, key: string, until: Until = "placed"): Sought | null {
  const text = wanting === null ? null : JSON.stringify({ calls: wanting, until });
  const latestKey = useLatest(key);
  const [answer, setAnswer] = useState<{ readonly text: string; readonly sought: Sought } | null>(null);
  useEffect(() => {
    if (text === null) return;
    const left = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let askedFor: string | null = null;
    const look = async () => {
      if (askedFor !== latestKey.current) {
        askedFor = latestKey.current;
        const sought = await seek(JSON.parse(text) as Asked, left.signal);
        if (sought !== null) setAnswer({ text, sought });
      }
      if (!left.signal.aborted) timer = setTimeout(() => void look(), PERIOD);
    };
    timer = setTimeout(() => void look(), REST);
    return () => {
      left.abort();
      clearTimeout(timer);
    };
  }, [text, latestKey]);
  return text !== null && answer?.text === text ? answer.sought : null;
}

/** One search at a time: what nobody waits for any more is not begun. */
let lastSearch: Promise<unknown> = Promise.resolve();

interface Asked {
  readonly calls: readonly Call[];
  readonly until: Until;
}

/** How far the calls are followed: until their tasks have places, or an update is through or stuck. */
type Until = "placed" | "settled";

/** null: it was left before it was known. */
function seek({ calls, until }: Asked, left: AbortSignal): Promise<Sought | null> {
  const search = lastSearch.then(async () => {
    const plan = await engine().planUnless(left, { calls, explain: [], until, changes: whereFor(calls) });
    if (plan === null || left.aborted) return null;
    const { answer, obstacle, changes } = plan;
    return { state: answer.ok ? (obstacle === null ? "fits" : "wanting") : "refused", changes } as const;
  });
  lastSearch = search;
  return search;
}

/** StartTask names the instance, so only what helps there is of use. */
function whereFor(calls: readonly Call[]): NonNullable<PlanRequest["changes"]> {
  const containerInstanceArn = startedOn(calls.at(-1));
  return containerInstanceArn === undefined ? "anywhere" : { containerInstanceArn };
}

/** The instance that a StartTask of this page names, by its ARN; undefined: it is another call. */
export function startedOn(call: Call | undefined): string | undefined {
  return call?.operation === "StartTask" ? (call.input as StartTaskRequest).containerInstances[0] : undefined;
}
