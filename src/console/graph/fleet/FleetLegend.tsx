import { useMemo, useSyncExternalStore } from "react";
import type { PlacementVerdict } from "../../../bridge/protocol.ts";
import { stepName } from "../../store/funnel.ts";
import { useLens } from "../../store/lens.ts";
import { Segmented } from "../../ui/Segmented.tsx";
import { figure } from "../figures.ts";
import { useNodes } from "../projection.ts";
import { onShownVerdicts, shownVerdictsNow } from "../shownVerdict.ts";
import { CapacityCard } from "./CapacityCard.tsx";
import { cardsOf, setMeasure, useMeasure } from "./fleet.ts";
import { HEAT_CUTS } from "./heat.ts";

const MEASURES = [
  { value: "cpu", label: "CPU" },
  { value: "memory", label: "Memory" },
] as const;

/** What the tiles' colours tell, and the choice between two; while a placement is shown on them, what it says. */
export function FleetLegend() {
  const verdicts = useSyncExternalStore(onShownVerdicts, () => shownVerdictsNow().verdicts);
  const hasLens = useLens() !== null;
  if (verdicts.size > 0) return <VerdictLegend verdicts={verdicts} />;
  return (
    <>
      {!hasLens && <CapacityCard />}
      <HeatLegend />
    </>
  );
}

function HeatLegend() {
  const measure = useMeasure();
  return (
    <div className="float heat" role="group" aria-label="Colour of the tiles">
      <Segmented label="Colour by" options={MEASURES} value={measure} onChange={setMeasure} />
      <span>reserved</span>
      <span className="scale">
        {[0, ...HEAT_CUTS].map((cut, step) => (
          <i key={cut} style={{ background: `var(--heat-${step})` }} title={`from ${cut} %`} />
        ))}
      </span>
      <span className="range">0 to 100 %</span>
    </div>
  );
}

/** How many instances each step dropped, how many are left, and where tasks land, in the colours of the tiles. */
function VerdictLegend({ verdicts }: { readonly verdicts: ReadonlyMap<string, PlacementVerdict> }) {
  const cards = useNodes();
  const counts = useMemo(() => countsOf(verdicts, cardsOf(cards).length), [verdicts, cards]);
  return (
    <ul className="float verdicts" aria-label="What the placement says of the instances">
      {LINES.map(({ key, mark, words }) =>
        counts[key] === 0 ? null : (
          <li key={key}>
            <i data-verdict={key} aria-hidden>
              {mark}
            </i>
            {words} <b>{figure(counts[key])}</b>
          </li>
        ),
      )}
    </ul>
  );
}

const LINES = [
  { key: 1, mark: "1", words: `${stepName(1)} dropped` },
  { key: 2, mark: "2", words: `${stepName(2)} dropped` },
  { key: 3, mark: "3", words: `${stepName(3)} dropped` },
  { key: "left", mark: "", words: "left" },
  { key: 4, mark: "✓", words: "chosen" },
] as const;

type Line = (typeof LINES)[number]["key"];

/** Counts instances by the step that dropped them. `all`: those on the map, of which some may not have been spoken of. */
function countsOf(verdicts: ReadonlyMap<string, PlacementVerdict>, all: number): Readonly<Record<Line, number>> {
  const counts = { 1: 0, 2: 0, 3: 0, 4: 0, left: Math.max(0, all - verdicts.size) };
  for (const { step } of verdicts.values()) counts[step === null ? 4 : step === 4 ? 3 : step] += 1;
  return counts;
}
