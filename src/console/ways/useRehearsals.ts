import { useEffect, useState } from "react";
import type { Rehearsal } from "../../bridge/protocol.ts";
import { engine } from "../store/engine.ts";
import type { Way } from "./ways.ts";

/** What became of each way; null where it is not known yet. */
export type Rehearsals = readonly (Rehearsal | null)[];

interface Known {
  /** The requests that it answers. */
  readonly text: string;
  readonly rehearsals: ReadonlyMap<number, Rehearsal>;
}

/** Rehearses ways to deploy, all from the moment at which it is asked to. Another list, or leaving, ends what is under way. */
export function useRehearsals(ways: readonly Way[]): Rehearsals {
  const text = JSON.stringify(ways.map(({ request }) => request));
  const [known, setKnown] = useState<Known>({ text, rehearsals: new Map() });

  useEffect(() => {
    const left = new AbortController();
    engine().rehearse(left.signal, JSON.parse(text) as readonly Way["request"][], (rehearsal, at) =>
      setKnown((before) => ({ text, rehearsals: new Map([...(before.text === text ? before.rehearsals : []), [at, rehearsal]]) })),
    );
    return () => left.abort();
  }, [text]);

  return ways.map((_, at) => (known.text === text ? known.rehearsals.get(at) : undefined) ?? null);
}
