import { useMemo } from "react";
import { usePacedReplica } from "../../store/paced.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Chart } from "./Chart.tsx";
import { ganttRows, seenIn } from "./ganttBars.ts";
import { useShownService } from "./shownService.ts";
import { TaskTable } from "./TaskTable.tsx";
import { timelineMarks } from "./timelineMarks.ts";
import { shownStretch, useTimelineView } from "./view.ts";

/** The chart is drawn anew at most so often a second. */
const PACE = 4;

/** The lives of the tasks of the selected service, or of all, along the time that the clock runs through. */
export function Panel() {
  const state = usePacedReplica(PACE);
  const { log, tables, now } = state;
  const view = useTimelineView();
  const service = useShownService(tables);
  const serviceArn = service?.serviceArn ?? null;
  const { from, to } = shownStretch(view, state);

  const { "ecs.tasks": tasks, "ecs.services": services } = tables;
  const lives = useMemo(() => ganttRows({ "ecs.tasks": tasks, "ecs.services": services }, serviceArn), [tasks, services, serviceArn]);
  const rows = useMemo(() => seenIn(lives, { from, to }, now), [lives, from, to, now]);
  const marks = useMemo(() => timelineMarks({ log, tables }, { serviceArn, stretch: { from, to } }), [log, tables, serviceArn, from, to]);

  if (view.mode === "chart") return <Chart rows={rows} marks={marks} stretch={{ from, to }} state={state} withService={service === null} />;
  if (rows.length > 0) return <TaskTable rows={rows} />;
  return <EmptyState title="No task lives in this stretch of time" />;
}

export { Tools } from "./Tools.tsx";
