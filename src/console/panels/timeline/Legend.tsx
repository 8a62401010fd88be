import { classNames } from "../../ui/classNames.ts";
import { PHASES } from "./BarTip.tsx";
import { barPaint } from "./barPaint.ts";
import type { Phase } from "./ganttBars.ts";

const ORDER: readonly Phase[] = ["pulling", "starting", "checks", "service", "draining", "stopping"];

/** Those that speak for themselves stand only where there is room for all. */
const ROOMY: ReadonlySet<Phase> = new Set(["starting", "stopping"]);

/** What the looks of the bars mean, in the colour of the service that is looked at. */
export function Legend({ hue }: { readonly hue: number | null }) {
  return (
    <ul aria-label="Legend" className="hidden items-center gap-2.5 text-2xs text-ink-3 @[34rem]:flex">
      {ORDER.map((phase) => {
        const { fill, stroke, dashed } = barPaint({ phase, from: 0, to: 1 }, { hue, newest: true }, `legend-${hue ?? "none"}`);
        return (
          <li key={phase} className={classNames("items-center gap-1 whitespace-nowrap", ROOMY.has(phase) ? "hidden @3xl:flex" : "flex")}>
            <svg width={13} height={8} aria-hidden>
              {phase === "draining" && (
                <pattern id={`legend-${hue ?? "none"}`} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                  <rect width={2.5} height={5} fill={stroke} />
                </pattern>
              )}
              <rect x={0.6} y={0.6} width={11.8} height={6.8} rx={1.5} style={{ fill, stroke, strokeWidth: 1.2, strokeDasharray: dashed ? "2.5 1.5" : undefined }} />
            </svg>
            {PHASES[phase]}
          </li>
        );
      })}
    </ul>
  );
}
