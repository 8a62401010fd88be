import { useEffect, useState } from "react";
import type { Answer } from "../../../bridge/protocol.ts";
import { engine } from "../../store/engine.ts";
import { replica } from "../../store/replica.ts";
import type { Read } from "./reads.ts";

/** The same call is not made more often than this, in milliseconds, however fast its rows change. */
const PERIOD = 500;

/**
 * The answers to some reading calls, kept true while the component is mounted: they are made again when a row of
 * the tables they read has changed. null until the first answers are there.
 */
export function useAnswers(reads: readonly Read[]): readonly Answer[] | null {
  const key = JSON.stringify(reads);
  const [answers, setAnswers] = useState<{ readonly key: string; readonly list: readonly Answer[] } | null>(null);

  useEffect(() => {
    const wanted = JSON.parse(key) as readonly Read[];
    const watched = [...new Set(wanted.flatMap((one) => one.watches))];
    const look = () => watched.map((name) => replica.getState().tables[name]);
    let seen: readonly unknown[] = [];
    let mounted = true;
    let asking = false;

    async function refresh() {
      if (asking) return;
      asking = true;
      while (mounted && look().some((table, at) => table !== seen[at])) {
        seen = look();
        const list = await Promise.all(wanted.map((one) => engine().callPlain(one.call)));
        if (mounted) setAnswers((before) => (before?.key === key && same(before.list, list) ? before : { key, list }));
        await new Promise((resolve) => setTimeout(resolve, PERIOD));
      }
      asking = false;
    }

    const stop = replica.subscribe(() => void refresh());
    void refresh();
    return () => {
      mounted = false;
      stop();
    };
  }, [key]);

  return answers?.key === key ? answers.list : null;
}

/** Unchanged answers keep their identity, so that nothing is drawn anew for them. */
function same(a: readonly Answer[], b: readonly Answer[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
