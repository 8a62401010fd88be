import { ZoomIn, ZoomOut } from "lucide-react";
import { useMemo, useState } from "react";
import { spanText } from "../../../lib/timeText.ts";
import { usePacedReplica } from "../../store/paced.ts";
import type { Tables } from "../../store/replica.ts";
import { useSelected, type Ref } from "../../store/selection.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { Chart } from "./Chart.tsx";
import { ganttRows, type Stretch } from "./ganttBars.ts";
import { Legend } from "./Legend.tsx";
import { TaskTable } from "./TaskTable.tsx";
import { timelineMarks } from "./timelineMarks.ts";
import { follow, openingWindow, zoom } from "./timeWindow.ts";

/** The chart is drawn anew at most so often a second. */
const PACE = 4;

/** One press of a zoom button shows so many times less or more. */
const ZOOM = 0.6;

/** The lives of the tasks of the selected service, or of all, along the time that the clock runs through. */
export function Panel() {
  const state = usePacedReplica(PACE);
  const { log, tables, now } = state;
  const serviceArn = serviceOf(useSelected(), tables);
  const [kept, setKept] = useState<Stretch>(() => openingWindow(now));
  const [following, setFollowing] = useState(true);
  const [dragging, setDragging] = useState(false);
  const [view, setView] = useState<"chart" | "table">("chart");

  const outside = now < kept.from || now > kept.to;
  const stretch = following && !dragging && (state.status.running || outside) ? follow(kept, now) : kept;
  const rows = useMemo(() => ganttRows(tables, { serviceArn, stretch, now }), [tables, serviceArn, stretch, now]);
  const marks = useMemo(() => timelineMarks({ log, tables }, { serviceArn, stretch }), [log, tables, serviceArn, stretch]);
  const service = serviceArn === null ? undefined : tables["ecs.services"].get(serviceArn);

  function change(by: (stretch: Stretch) => Stretch) {
    const next = by(stretch);
    setKept(next);
    setFollowing(now >= next.from && now <= next.to);
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 items-center gap-2 border-b border-line py-0.5 pr-2 pl-3 text-xs">
        <span className="min-w-0 truncate text-ink-2">{service === undefined ? "All services" : service.serviceName}</span>
        <span className="ml-auto" />
        <Legend hue={service === undefined ? null : service.colorIndex + 1} />
        {!following && (
          <Button size="sm" onClick={() => setFollowing(true)}>
            Back to now
          </Button>
        )}
        <span className="ml-1 whitespace-nowrap text-ink-3">{spanText(stretch.to - stretch.from)}</span>
        <span className="flex">
          <IconButton size="sm" icon={ZoomOut} label="Show more time" onClick={() => change((one) => zoom(one, 1 / ZOOM, now))} />
          <IconButton size="sm" icon={ZoomIn} label="Show less time" onClick={() => change((one) => zoom(one, ZOOM, now))} />
        </span>
        <Segmented label="View" options={VIEWS} value={view} onChange={setView} />
      </div>
      {view === "table" && rows.length > 0 && <TaskTable rows={rows} />}
      {view === "table" && rows.length === 0 && <EmptyState title="No task lives in this stretch of time" />}
      {view === "chart" && (
        <Chart rows={rows} marks={marks} stretch={stretch} state={state} withService={serviceArn === null} onStretch={change} onDrag={(on) => hold(on)} />
      )}
    </div>
  );

  /** While the playhead is held, time stands where it is on the screen. */
  function hold(on: boolean) {
    if (on) setKept(stretch);
    setDragging(on);
  }
}

const VIEWS = [
  { value: "chart", label: "Chart" },
  { value: "table", label: "Table" },
] as const;

/** The service that is selected, or whose task or target group is. */
function serviceOf(selected: Ref | null, tables: Tables): string | null {
  if (selected?.table === "ecs.services") return tables["ecs.services"].has(selected.id) ? selected.id : null;
  if (selected?.table === "ecs.tasks") return tables["ecs.tasks"].get(selected.id)?.serviceArn ?? null;
  if (selected?.table !== "elbv2.targetGroups") return null;
  for (const service of tables["ecs.services"].values()) {
    if (service.loadBalancers.some((one) => one.targetGroupArn === selected.id)) return service.serviceArn;
  }
  return null;
}
