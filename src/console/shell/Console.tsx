import { useEffect } from "react";
import { useSheetWidth } from "../dialogs/requests.ts";
import { useHoldsTasks } from "../graph/drag.ts";
import { selection, useSelected } from "../store/selection.ts";
import { changeSettings, settings } from "../store/settings.ts";
import { prepareMenus } from "../ui/MenuOnDemand.ts";
import { useStore } from "zustand";
import { BottomRegion } from "./BottomRegion.tsx";
import { idleAfterFirstDrag } from "../store/firstDrag.ts";
import { LeftRegion } from "./LeftRegion.tsx";
import { type Arrangement, arrange, LIMITS } from "./layout.ts";
import { MapRegion } from "./MapRegion.tsx";
import { RightRegion } from "./RightRegion.tsx";
import { SingleBar } from "./SingleBar.tsx";
import { useSingle } from "./shellState.ts";
import { StatusBar } from "./StatusBar.tsx";
import { TimeSlider } from "./TimeSlider.tsx";
import { TopBar } from "./topBar/TopBar.tsx";
import { useViewport } from "./useViewport.ts";

/** The console: regions around the map, in the order in which the focus passes through them. */
export function Console() {
  const viewport = useViewport();
  const arrangement = arrange(useStore(settings), viewport);
  useInspectorOpensOnSelection();
  useEffect(() => void idleAfterFirstDrag().then(prepareMenus), []);
  return (
    <>
      <SkipLinks />
      <TopBar />
      {arrangement.room === "single" ? (
        <SingleRegions arrangement={arrangement} width={viewport.width} />
      ) : (
        <SideBySide arrangement={arrangement} width={viewport.width} />
      )}
      <StatusBar />
    </>
  );
}

interface RegionsProps {
  readonly arrangement: Arrangement;
  readonly width: number;
}

function SideBySide({ arrangement, width }: RegionsProps) {
  const { left, right, bottom, room } = arrangement;
  const sheet = useSheetWidth();
  const overlay = room === "overlay";
  // A closed inspector opens for as long as tasks are in the hand: from the moment they are taken, so that no target
  // moves away under the pointer, and beside the map, so that it covers none.
  const peeks = useHoldsTasks() && right === 0 && !overlay;
  const shown = peeks ? { ...arrangement, right: LIMITS.right.initial } : arrangement;
  return (
    // A form beside the map takes the inspector's place; what it needs of the width, nothing else has.
    <div className="flex min-h-0 flex-1 flex-col" style={{ paddingRight: overlay ? 0 : sheet }}>
      <div className="relative flex min-h-0 flex-1">
        <div className="flex shrink-0" style={{ width: left }}>
          <LeftRegion arrangement={arrangement} />
        </div>
        <MapRegion />
        {shown.right > 0 && sheet === 0 && (
          <div className={overlay ? "absolute inset-y-0 right-0 z-20 flex shadow-3" : "flex shrink-0"} style={{ width: shown.right }}>
            <RightRegion arrangement={shown} />
          </div>
        )}
      </div>
      <TimeSlider />
      <div className="flex shrink-0" style={{ height: bottom }}>
        <BottomRegion arrangement={arrangement} width={width - sheet} />
      </div>
    </div>
  );
}

function SingleRegions({ arrangement, width }: RegionsProps) {
  const single = useSingle();
  return (
    <>
      <div className="flex min-h-0 flex-1">
        {single === "left" && <LeftRegion arrangement={arrangement} />}
        {single === "map" && <MapRegion />}
        {single === "right" && <RightRegion arrangement={arrangement} />}
        {single === "bottom" && <BottomRegion arrangement={arrangement} width={width} />}
      </div>
      <TimeSlider />
      <SingleBar />
    </>
  );
}

/** A closed inspector opens when something is selected: the person asked about it. */
function useInspectorOpensOnSelection(): void {
  const selected = useSelected();
  useEffect(() => {
    if (selected !== null && !settings.getState().rightOpen) changeSettings({ rightOpen: true });
  }, [selected]);
  // A selection from before this visit opens nothing.
  useEffect(() => () => selection.setState({ hovered: null }), []);
}

function SkipLinks() {
  return (
    <nav aria-label="Skip links">
      {[
        ["map", "Skip to the map"],
        ["events", "Skip to events and timeline"],
      ].map(([id, words]) => (
        <a
          key={id}
          href={`#${id}`}
          onClick={(event) => {
            event.preventDefault();
            skipTo(id);
          }}
          className="skip-link rounded-control bg-ink px-3 py-1.5 font-medium text-ink-on"
        >
          {words}
        </a>
      ))}
    </nav>
  );
}

function skipTo(region: string | undefined): void {
  const element = document.querySelector<HTMLElement>(region === "map" ? "[data-region=map]" : "[data-region=bottom]");
  const first = element?.querySelector<HTMLElement>("button, input, [tabindex='0']");
  (first ?? element)?.focus();
}
