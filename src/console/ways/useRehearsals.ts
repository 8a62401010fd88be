import { useEffect, useRef, useState } from "react";
import type { Rehearsals, RehearsalsRequest } from "../../bridge/protocol.ts";
import { engine } from "../store/engine.ts";

/** What was asked, and what is known of it. */
interface Known {
  /** The request and the attempt that it answers. */
  readonly text: string;
  readonly seen: Rehearsals | null;
  readonly isCancelled: boolean;
}

export interface Rehearsing {
  /** As far as it has come; null: nothing is known yet. */
  readonly seen: Rehearsals | null;
  readonly isCancelled: boolean;
  /** Ends it where it is: what was seen so far stays. */
  readonly cancel: () => void;
  readonly again: () => void;
}

/** Rehearses ways to deploy, all from the moment at which it is asked to. Another request, or leaving, ends what is under way. */
export function useRehearsals(request: RehearsalsRequest): Rehearsing {
  const [attempt, setAttempt] = useState(0);
  const text = JSON.stringify({ request, attempt });
  const [known, setKnown] = useState<Known>({ text, seen: null, isCancelled: false });
  const left = useRef(new AbortController());

  useEffect(() => {
    const controller = new AbortController();
    left.current = controller;
    const { request: asked } = JSON.parse(text) as { readonly request: RehearsalsRequest };
    engine().rehearse(controller.signal, asked, (seen) => setKnown({ text, seen, isCancelled: false }));
    return () => controller.abort();
  }, [text]);

  const { seen, isCancelled } = known.text === text ? known : { seen: null, isCancelled: false };
  return {
    seen,
    isCancelled,
    cancel: () => {
      left.current.abort();
      setKnown({ text, seen, isCancelled: true });
    },
    again: () => setAttempt(attempt + 1),
  };
}
