import { curvesOf, percentAt, place, type Tried } from "./curves.ts";
import { CURVES } from "./LineSample.tsx";
import { MarkSign } from "./Lanes.tsx";
import { marksOf } from "./marks.ts";

/** What happened when, on the curves: where requests failed at all. Who has recovered is back on the ground. */
export function CurveMarks({ tried, seconds }: { readonly tried: readonly Tried[]; readonly seconds: number }) {
  const curves = curvesOf(tried);
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0">
      {tried.flatMap(({ way: { id }, rehearsal }) => {
        const curve = curves.find((one) => one.id === id);
        if (rehearsal === null || curve === undefined || rehearsal.failedCount === 0) return [];
        return marksOf(rehearsal)
          .filter(({ kind }) => kind !== "well")
          .map(({ kind, seconds: at }) => (
            <span key={`${id} ${kind}`} className="absolute -translate-1/2" style={{ left: `${place(at, seconds)}%`, top: `${kind === "recovered" ? 100 : 100 - percentAt(curve, at)}%` }}>
              <MarkSign kind={kind} color={CURVES[id].color} />
            </span>
          ));
      })}
    </div>
  );
}
