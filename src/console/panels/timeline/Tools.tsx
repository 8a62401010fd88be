import { ZoomIn, ZoomOut } from "lucide-react";
import { spanText } from "../../../lib/timeText.ts";
import { usePacedReplica } from "../../store/paced.ts";
import { replica } from "../../store/replica.ts";
import { serviceHue } from "../../store/serviceHue.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { Legend } from "./Legend.tsx";
import { useShownService } from "./shownService.ts";
import { zoom } from "./timeWindow.ts";
import { backToNow, changeStretch, shownStretch, showAs, useTimelineView } from "./view.ts";

/** One press of a zoom button shows so many times less. */
const ZOOM = 0.6;

const MODES = [
  { value: "chart", label: "Chart" },
  { value: "aligned", label: "Compare" },
  { value: "table", label: "Table" },
] as const;

/** Whose tasks are shown, what their looks mean, and how much time. */
export function Tools() {
  const state = usePacedReplica(2);
  const view = useTimelineView();
  const service = useShownService(state.tables);
  const { from, to } = shownStretch(view, state);
  const zoomBy = (factor: number) => changeStretch((stretch) => zoom(stretch, factor, replica.getState().now));
  return (
    <div data-roomy className="@container flex min-w-0 flex-1 items-center justify-end gap-2">
      <span className="mr-auto min-w-0 truncate text-ink-2">{service === null ? "All services" : service.serviceName}</span>
      <Legend hue={service === null ? null : serviceHue(service)} />
      {!view.following && view.mode !== "aligned" && (
        <Button size="sm" className="h-6" onClick={backToNow}>
          Back to now
        </Button>
      )}
      {view.mode !== "aligned" && <span className="hidden whitespace-nowrap @xs:inline @[34rem]:hidden @3xl:inline">{spanText(to - from)}</span>}
      <span className={view.mode === "aligned" ? "hidden" : "hidden @[11rem]:flex"}>
        <IconButton size="sm" icon={ZoomOut} label="Show more time" onClick={() => zoomBy(1 / ZOOM)} />
        <IconButton size="sm" icon={ZoomIn} label="Show less time" onClick={() => zoomBy(ZOOM)} />
      </span>
      <Segmented label="View" options={MODES} value={view.mode} onChange={showAs} />
    </div>
  );
}
