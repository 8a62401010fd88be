import { useEffect, useRef, useState } from "react";
import type { Answer } from "../../../../bridge/protocol.ts";
import { engine } from "../../../store/engine.ts";
import type { Charted } from "./charted.ts";
import { joined, readCall, valuesIn, type Value } from "./series.ts";

interface Known {
  readonly key: string;
  /** As far as it was read. */
  readonly until: number;
  readonly values: readonly (readonly Value[])[];
}

export interface Series {
  /** What was measured, a list for each metric; null until it is known. */
  readonly values: readonly (readonly Value[])[] | null;
  /** Why the newest minutes could not be read; null: they could. */
  readonly problem: string | null;
}

/** What was measured so far back, up to when it can be read. Each minute that ends is read and added; after a step back all is read again, and what could not be read is asked for with the next minute. */
export function useSeries(charted: readonly Charted[], { until, span }: { readonly until: number; readonly span: number }): Series {
  const key = JSON.stringify([span, charted]);
  const [known, setKnown] = useState<Known | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isAsking = useRef(false);

  useEffect(() => {
    const [back, asked] = JSON.parse(key) as readonly [number, readonly Charted[]];
    const before = known?.key === key && known.until <= until ? known : null;
    const start = Math.max(0, until - back);
    const from = Math.max(start, before?.until ?? 0);
    // What has come meanwhile is asked for when this is answered.
    if (asked.length === 0 || from >= until || isAsking.current) return;
    isAsking.current = true;
    void read(readCall(asked, { from, to: until })).then((answer) => {
      isAsking.current = false;
      setProblem(answer.ok ? null : answer.message);
      if (answer.ok) setKnown({ key, until, values: joined(before?.values ?? [], valuesIn(answer, asked.length), start) });
    });
  }, [key, until, known]);

  return { values: known?.key === key ? known.values : null, problem };
}

/** A worker that broke is a refusal like any other. */
const read = (call: ReturnType<typeof readCall>): Promise<Answer> => engine().callPlain(call).catch((thrown: unknown) => ({ ok: false, code: "SimulationFault", message: String(thrown) }));
