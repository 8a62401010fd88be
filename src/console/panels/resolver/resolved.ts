import { useEffect, useRef, useState } from "react";
import type { ResolverAnswer, ResolverRequest } from "../../../bridge/protocol.ts";
import { engine } from "../../store/engine.ts";
import { usePacedReplica } from "../../store/paced.ts";
import { type Caches, CLIENTS, refreshed } from "./cache.ts";

/** What the clients know now; null: the worker has not answered yet. */
export interface Resolved {
  readonly answer: ResolverAnswer;
  readonly caches: Caches;
}

const PACE = 3;

/** Clients that ask for a name whenever what they were told has expired. Another name is another set of clients. */
export function useResolved(asked: ResolverRequest["asked"]): Resolved | null {
  const { revision } = usePacedReplica(PACE);
  const key = JSON.stringify(asked);
  const caches = useRef<{ readonly of: string; readonly caches: Caches }>({ of: key, caches: {} });
  const [resolved, setResolved] = useState<Resolved | null>(null);
  useEffect(() => {
    let isWanted = true;
    void engine()
      .resolve({ asked: JSON.parse(key) as ResolverRequest["asked"], askers: CLIENTS })
      .then((answer) => {
        if (!isWanted) return;
        const before = caches.current.of === key ? caches.current.caches : {};
        const after = refreshed(before, answer.answers, answer.now);
        caches.current = { of: key, caches: after };
        setResolved({ answer, caches: after });
      });
    return () => {
      isWanted = false;
    };
  }, [key, revision]);
  return resolved;
}
