import { useEffect } from "react";
import { MapView } from "../graph/MapView.tsx";
import { idleAfterFirstDrag } from "../store/firstDrag.ts";
import { useReplica } from "../store/replica.ts";
import { onDemand } from "../ui/onDemand.ts";
import { CallEcho } from "./CallEcho.tsx";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { FaultView } from "./FaultView.tsx";
import { JourneyHost } from "./journey/JourneyHost.tsx";

const fetchCrashView = () => import("./CrashView.tsx").then((module) => module.CrashView);
const CrashView = onDemand(fetchCrashView);

/** The map, and what lies over it when time or the simulation asks for attention. */
export function MapRegion() {
  const isStopped = useReplica((state) => state.crash !== null);
  // Before it is needed: a fault is no time to wait for the network.
  useEffect(() => void idleAfterFirstDrag().then(fetchCrashView), []);
  return (
    <main id="map" data-region="map" tabIndex={-1} aria-label="Map" className="@container relative min-h-0 min-w-0 flex-1 overflow-hidden bg-canvas">
      <ErrorBoundary what="The map">
        <MapView />
      </ErrorBoundary>
      <CallEcho />
      <JourneyHost />
      {isStopped && <CrashView />}
      <FaultView />
    </main>
  );
}
