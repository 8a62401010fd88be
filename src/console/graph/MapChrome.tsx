import { useStore } from "@xyflow/react";
import { Maximize, Minus, Plus } from "lucide-react";
import { useLens } from "../store/lens.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { LegendCard } from "./LegendCard.tsx";
import { LensGround } from "./LensPart.ts";
import { LensSwitch } from "./LensSwitch.tsx";

export interface MapChromeProps {
  readonly onZoom: (by: number) => void;
  readonly onFit: () => void;
  /** Tiles have a legend of their own. */
  readonly isFar: boolean;
}

/** What floats over the map: the zoom, and what the chips mean. */
export function MapChrome({ onZoom, onFit, isFar }: MapChromeProps) {
  const lens = useLens();
  const zoom = useStore(({ transform }) => Math.round(transform[2] * 100));
  return (
    <>
      {lens !== null ? <LensGround /> : !isFar && <LegendCard title="Colour: service" signs={CHIPS} />}
      <div className="float zoom" role="group" aria-label="Zoom">
        <IconButton size="sm" icon={Minus} label="Zoom out" keys="−" onClick={() => onZoom(1 / 1.25)} />
        <output aria-label="Zoom level">{zoom}%</output>
        <IconButton size="sm" icon={Plus} label="Zoom in" keys="+" onClick={() => onZoom(1.25)} />
        <IconButton size="sm" icon={Maximize} label="Fit the map" keys="0" onClick={onFit} />
      </div>
      <LensSwitch />
    </>
  );
}

const CHIPS = [
  ["running", "Newest revision"],
  ["running older", "Older revision"],
  ["pending", "Pending"],
  ["draining", "Draining"],
  ["running unhealthy", "Unhealthy"],
].map(([look = "", words = ""]) => [<span key="" className={`chip ${look}`} aria-hidden />, words] as const);
