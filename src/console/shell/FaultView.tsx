import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useFault } from "./fault.ts";

/** What stands over the map when the worker itself cannot run. */
export function FaultView() {
  const message = useFault();
  if (message === null) return null;
  return (
    <div role="alert" className="absolute inset-0 z-20 flex bg-canvas/90">
      <EmptyState title="The simulation could not be started" actions={<Button onClick={() => location.reload()}>Load the page again</Button>}>
        {message}
      </EmptyState>
    </div>
  );
}
