import { useEffect } from "react";
import { onShownVerdicts, shownVerdictsNow } from "./shownVerdict.ts";

/** Marks the map while its cards say something of a placement. By hand: React would draw all of it anew. */
export function useJudged(element: HTMLElement | null): void {
  useEffect(() => {
    if (element === null) return;
    const mark = () => void element.toggleAttribute("data-judged", shownVerdictsNow().verdicts.size > 0);
    mark();
    return onShownVerdicts(mark);
  }, [element]);
}
