import { ErrorBoundary } from "./ErrorBoundary.tsx";
import type { LoadedPanel } from "./panels.ts";

/** Where a panel stands: its code is fetched, and its faults stay inside. */
export function PanelSlot({ panel }: { readonly panel: LoadedPanel }) {
  return (
    <ErrorBoundary key={panel.id} what={panel.title}>
      <panel.Panel />
    </ErrorBoundary>
  );
}
