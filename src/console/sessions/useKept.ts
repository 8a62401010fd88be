import { useEffect, useState } from "react";
import { type KeptSessions, onKept, readKept } from "./kept.ts";

const NOTHING: KeptSessions = { sessions: [], damaged: [], readAt: 0 };

/** What this browser keeps, as it changes; null while it is being read. */
export function useKept(): KeptSessions | null {
  const [kept, setKept] = useState<KeptSessions | null>(null);

  useEffect(() => {
    const show = () => void read().then(setKept);
    show();
    return onKept(show);
  }, []);

  return kept;
}

/** A browser that keeps nothing has nothing to list. */
function read(): Promise<KeptSessions> {
  return readKept().catch(() => NOTHING);
}
