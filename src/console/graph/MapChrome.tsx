import { useStore } from "@xyflow/react";
import { useState } from "react";
import { ChevronDown, Maximize, Minus, Plus } from "lucide-react";
import { useLens } from "../store/lens.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { LensGround } from "./LensPart.ts";
import { LensSwitch } from "./LensSwitch.tsx";

export interface MapChromeProps {
  readonly onZoom: (by: number) => void;
  readonly onFit: () => void;
  /** Tiles have a legend of their own. */
  readonly isTiled: boolean;
}

/** What floats over the map: the zoom, and what the chips mean. */
export function MapChrome({ onZoom, onFit, isTiled }: MapChromeProps) {
  const lens = useLens();
  const zoom = useStore(({ transform }) => Math.round(transform[2] * 100));
  return (
    <>
      {lens !== null ? <LensGround /> : !isTiled && <Legend />}
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
] as const;

function Legend() {
  // Open where it covers nothing.
  const [isOpen, setIsOpen] = useState(() => window.innerWidth >= 1440 && window.innerHeight >= 840);
  return (
    <details className="float lgd" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        Colour: service
        <ChevronDown aria-hidden size={12} />
      </summary>
      <ul>
        {CHIPS.map(([look, word]) => (
          <li key={look}>
            <span className={`chip ${look}`} aria-hidden />
            {word}
          </li>
        ))}
      </ul>
    </details>
  );
}
