import { useCallback, useEffect, useState } from "react";
import { forget, type KeptSessions, readKept } from "./kept.ts";

const NOTHING: KeptSessions = { sessions: [], damaged: [], readAt: 0 };

/** What this browser keeps; null while it is being read. */
export function useKept(): { readonly kept: KeptSessions | null; readonly remove: (id: string) => void } {
  const [kept, setKept] = useState<KeptSessions | null>(null);

  useEffect(() => {
    void read().then(setKept);
  }, []);

  const remove = useCallback((id: string) => {
    void forget(id).then(read).then(setKept);
  }, []);

  return { kept, remove };
}

/** A browser that keeps nothing has nothing to list. */
function read(): Promise<KeptSessions> {
  return readKept().catch(() => NOTHING);
}
