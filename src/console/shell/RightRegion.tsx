import { Hand, MousePointerClick, X } from "lucide-react";
import { useHoldsTasks } from "../graph/drag.ts";
import { useIsPreviewing } from "../graph/preview.ts";
import { useSelected } from "../store/selection.ts";
import { changeSettings } from "../store/settings.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { SplitHandle } from "../ui/SplitHandle.tsx";
import { useAfterPaint } from "../ui/useAfterPaint.ts";
import { type Arrangement, LIMITS } from "./layout.ts";
import { INSPECTOR } from "./panels.ts";
import { PanelSlot } from "./PanelSlot.tsx";

/** Everything about what is selected. */
export function RightRegion({ arrangement }: { readonly arrangement: Arrangement }) {
  // The ghosts on the map come first.
  const isPreviewing = useAfterPaint(useIsPreviewing());
  const nothing = useSelected() === null && !isPreviewing;
  const holds = useHoldsTasks();
  return (
    <aside data-region="right" aria-label={INSPECTOR.title} className="relative flex min-h-0 min-w-0 flex-1 flex-col border-l border-line bg-surface">
      {arrangement.room === "overlay" && (
        <div className="flex h-8 shrink-0 items-center justify-between border-b border-line pr-1.5 pl-3.5 text-ink-2">
          {INSPECTOR.title}
          <IconButton size="sm" icon={X} label="Close the inspector" keys="]" onClick={() => changeSettings({ rightOpen: false })} />
        </div>
      )}
      <div className="flex min-h-0 flex-1 flex-col overflow-hidden">
        {nothing && holds ? (
          <EmptyState icon={Hand} title="Hold it over a cluster">
            Where each task would land, why there and not elsewhere, and what would help those that find no place.
          </EmptyState>
        ) : nothing ? (
          <EmptyState icon={MousePointerClick} title="Nothing selected">
            Click a service, a task or an instance on the map: what it is, what happened to it and the command line that
            makes it stand here.
          </EmptyState>
        ) : (
          <PanelSlot panel={INSPECTOR} />
        )}
      </div>
      {arrangement.room !== "single" && (
        <SplitHandle
          label="Width of the inspector"
          orientation="vertical"
          after
          size={arrangement.right}
          {...LIMITS.right}
          onResize={(width) => changeSettings({ rightWidth: width })}
          onCollapse={() => changeSettings({ rightOpen: false })}
          className="absolute inset-y-0 -left-0.75"
        />
      )}
    </aside>
  );
}
