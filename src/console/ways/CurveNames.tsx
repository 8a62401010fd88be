import { labelsOf } from "./curveLabels.ts";
import type { Curve } from "./curves.ts";
import { LineSample } from "./LineSample.tsx";

/** The names of the curves, at the curves. */
export function CurveNames({ curves, seconds }: { readonly curves: readonly Curve[]; readonly seconds: number }) {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0">
      {labelsOf(curves, seconds).map(({ text, curves: same, x, y }) => (
        <span key={text} className="absolute flex items-center gap-1.5 rounded-sm bg-surface/85 px-1 text-xs font-semibold whitespace-nowrap" style={{ left: `${x}%`, top: `${y}%` }}>
          {same.map(({ id }) => (
            <LineSample key={id} id={id} />
          ))}
          {text}
        </span>
      ))}
    </div>
  );
}
