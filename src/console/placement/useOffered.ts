import { useEffect, useState } from "react";
import type { Call, PlacementChange } from "../../bridge/protocol.ts";
import { engine } from "../store/engine.ts";
import { useLatest } from "../ui/useLatest.ts";

/** What finds no place. */
export interface Wanting {
  /** The calls that ask for it. */
  readonly calls: readonly Call[];
  /** The instance that it is to be on; absent: any. */
  readonly containerInstanceArn?: string | undefined;
}

/** A hand that rests so long, in milliseconds, leaves time to look for changes: each is tried out, which takes longer than the preview itself. */
const REST = 300;

/** While the world goes on they are looked for at most so often. */
const PERIOD = 2_000;

/**
 * The changes that would make the calls find a place for all their tasks, smallest first; null until they are known, or while
 * nothing is wanting. `key` says when the world has become another for it; meanwhile those before stay in view.
 */
export function useOffered(wanting: Wanting | null, key: string): readonly PlacementChange[] | null {
  const text = wanting === null ? null : JSON.stringify(wanting);
  const latestKey = useLatest(key);
  const [answer, setAnswer] = useState<{ readonly text: string; readonly changes: readonly PlacementChange[] } | null>(null);
  useEffect(() => {
    if (text === null) return;
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let askedFor: string | null = null;
    const look = async () => {
      if (askedFor !== latestKey.current) {
        askedFor = latestKey.current;
        const changes = await changesFor(JSON.parse(text) as Wanting, () => isWanted);
        if (isWanted && changes !== null) setAnswer({ text, changes });
      }
      if (isWanted) timer = setTimeout(() => void look(), PERIOD);
    };
    timer = setTimeout(() => void look(), REST);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [text, latestKey]);
  return text !== null && answer?.text === text ? answer.changes : null;
}

/** One search at a time: what nobody waits for any more is not begun. */
let lastSearch: Promise<unknown> = Promise.resolve();

function changesFor({ calls, containerInstanceArn }: Wanting, isWanted: () => boolean): Promise<readonly PlacementChange[] | null> {
  const search = lastSearch.then(async () => {
    if (!isWanted()) return null;
    const where = containerInstanceArn === undefined ? "anywhere" : { containerInstanceArn };
    return (await engine().plan({ calls, explain: [], changes: where })).changes;
  });
  lastSearch = search;
  return search;
}
