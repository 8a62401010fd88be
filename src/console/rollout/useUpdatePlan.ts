import { useEffect, useState } from "react";
import type { Call, Plan } from "../../bridge/protocol.ts";
import { engine } from "../store/engine.ts";
import { replica } from "../store/replica.ts";

/** A hand that rests so long, in milliseconds, wants to know; and while the world goes on it is told anew at most so often. */
const REST = 300;
const PERIOD = 3_000;

/** What an update comes to, followed to its end. null until it is known; while the world goes on what was known stays. */
export function useUpdatePlan(calls: readonly Call[] | null): Plan | null {
  const text = calls === null ? null : JSON.stringify(calls);
  const [known, setKnown] = useState<{ readonly text: string; readonly plan: Plan } | null>(null);
  useEffect(() => {
    if (text === null) return;
    const left = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let revision = -1;
    const look = async () => {
      const now = replica.getState().revision;
      if (now !== revision) {
        revision = now;
        const plan = await engine().planUnless(left.signal, { calls: JSON.parse(text) as readonly Call[], explain: [], until: "settled" });
        if (plan !== null) setKnown({ text, plan });
      }
      if (!left.signal.aborted) timer = setTimeout(() => void look(), PERIOD);
    };
    timer = setTimeout(() => void look(), REST);
    return () => {
      left.abort();
      clearTimeout(timer);
    };
  }, [text]);
  return known?.text === text ? known.plan : null;
}
