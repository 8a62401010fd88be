import { capital } from "../../../lib/capital.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { CurvePlot, frameOf } from "./CurvePlot.tsx";
import { drawnCurve, inputOf, type LoadDraft, reshaped, type Shape } from "./loadDraft.ts";
import { PointFields } from "./PointFields.tsx";

export interface LoadFieldsProps {
  readonly draft: LoadDraft;
  readonly onChange: (draft: LoadDraft) => void;
  readonly error: string | undefined;
  readonly noun?: "requests" | "messages";
}

const SHAPES: readonly { readonly value: Shape; readonly label: string }[] = [
  { value: "constant", label: "Constant" },
  { value: "ramp", label: "Ramp" },
  { value: "spike", label: "Spike" },
  { value: "day", label: "Day" },
  { value: "week", label: "Week" },
  { value: "points", label: "Drawn" },
];

/** How many requests or messages a second come, and how that changes with time. */
export function LoadFields({ draft, onChange, error, noun = "requests" }: LoadFieldsProps) {
  const { shape, rate, peak, minutes } = draft;
  const set = (change: Partial<LoadDraft>) => onChange({ ...draft, ...change });
  const input = inputOf(draft);
  const curve = input === null ? null : drawnCurve(input);
  return (
    <>
      <Segmented label="Shape of the load" options={SHAPES} value={shape} onChange={(to) => onChange(reshaped(draft, to))} />
      {shape === "constant" && <NumberInput label={`${capital(noun)} per second`} min={0} step="any" value={rate} onChange={(to) => set({ rate: to })} error={error} />}
      {shape !== "constant" && shape !== "points" && (
        <div className="grid grid-cols-3 gap-3">
          <NumberInput label="Lowest" min={0} step="any" unit="/s" value={rate} onChange={(to) => set({ rate: to })} />
          <NumberInput label="Highest" min={0} step="any" unit="/s" value={peak} onChange={(to) => set({ peak: to })} />
          <NumberInput label="Takes" min={0} step="any" unit="min" value={minutes} onChange={(to) => set({ minutes: to })} />
        </div>
      )}
      {shape === "points" ? <PointFields points={draft.points} more={curve} onChange={(points) => set({ points })} noun={noun} /> : curve !== null && <CurvePlot curve={curve} {...frameOf(curve)} noun={noun} />}
      {shape !== "constant" && (
        <>
          {error !== undefined && <p className="text-xs text-bad">{error}</p>}
          <div className="grid grid-cols-3 items-end gap-3">
            <Checkbox checked={draft.repeats} onChange={(repeats) => set({ repeats })}>
              Again and again
            </Checkbox>
            <NumberInput label="Noise" min={0} max={100} step="any" unit="%" value={draft.noisePercent} onChange={(noisePercent) => set({ noisePercent })} />
            <NumberInput label="Seed of the noise" min={0} value={draft.noiseSeed} onChange={(noiseSeed) => set({ noiseSeed })} disabled={draft.noisePercent === null || draft.noisePercent === 0} />
          </div>
        </>
      )}
    </>
  );
}
