import { Segmented } from "../../ui/Segmented.tsx";
import { setMeasure, useMeasure } from "./fleet.ts";
import { HEAT_CUTS } from "./heat.ts";

const MEASURES = [
  { value: "cpu", label: "CPU" },
  { value: "memory", label: "Memory" },
] as const;

/** What the tiles' colours tell, and the choice between two. */
export function FleetLegend() {
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
      <span>0 to 100 %</span>
    </div>
  );
}
