import { useEffect, useRef, useState } from "react";
import { engine } from "../../../store/engine.ts";
import type { Charted } from "./charted.ts";
import { DRAWN_FOR, joined, readableUntil, readCall, valuesIn, type Value } from "./series.ts";

interface Known {
  readonly key: string;
  /** As far as it was read. */
  readonly until: number;
  readonly values: readonly (readonly Value[])[];
}

/** What was measured along the last hour, a list for each metric; null until it is known. Each minute that ends is read and added; after a step back all is read again. */
export function useSeries(charted: readonly Charted[], now: number): readonly (readonly Value[])[] | null {
  const key = JSON.stringify(charted);
  const [known, setKnown] = useState<Known | null>(null);
  const isAsking = useRef(false);
  const until = readableUntil(now);

  useEffect(() => {
    const asked = JSON.parse(key) as readonly Charted[];
    const before = known?.key === key && known.until <= until ? known : null;
    const start = Math.max(0, until - DRAWN_FOR);
    const from = Math.max(start, before?.until ?? 0);
    // What has come meanwhile is asked for when this is answered.
    if (asked.length === 0 || from >= until || isAsking.current) return;
    isAsking.current = true;
    void engine()
      .callPlain(readCall(asked, { from, to: until }))
      .then((answer) => {
        isAsking.current = false;
        if (answer.ok) setKnown({ key, until, values: joined(before?.values ?? [], valuesIn(answer, asked.length), start) });
      });
  }, [key, until, known]);

  return known?.key === key ? known.values : null;
}
