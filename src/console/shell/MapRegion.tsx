import { MapView } from "../graph/MapView.tsx";
import { CallEcho } from "./CallEcho.tsx";
import { CrashView } from "./CrashView.tsx";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { FaultView } from "./FaultView.tsx";
import { ReplayProgress } from "./ReplayProgress.tsx";

/** The map, and what lies over it when time or the simulation asks for attention. */
export function MapRegion() {
  return (
    <main id="map" data-region="map" tabIndex={-1} aria-label="Map" className="@container relative min-h-0 min-w-0 flex-1 overflow-hidden bg-canvas">
      <ErrorBoundary what="The map">
        <MapView />
      </ErrorBoundary>
      <CallEcho />
      <ReplayProgress />
      <CrashView />
      <FaultView />
    </main>
  );
}
