import { useMemo } from "react";
import { usePacedReplica } from "../../store/paced.ts";
import { serviceHue } from "../../store/serviceHue.ts";
import { useRequests } from "../../store/useRequests.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { alignedRevisions } from "./aligned.ts";
import { Chart } from "./Chart.tsx";
import { deploymentBars } from "./deploymentBars.ts";
import { type GanttRow, ganttRows, seenIn } from "./ganttBars.ts";
import { useShownService } from "./shownService.ts";
import { stageSpans } from "./stageSpans.ts";
import { healthOf as spansOf, targetHistory, targetKeyOf } from "./targetHealth.ts";
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

  const requests = useRequests(service);
  const deployments = useMemo(() => (serviceArn === null ? [] : deploymentBars(serviceArn, tables, { stretch: { from, to }, now })), [serviceArn, tables, from, to, now]);
  const stages = useMemo(() => (service === null ? [] : stageSpans(service, tables, now)), [service, tables, now]);
  const healthOf = (row: GanttRow) => {
    const key = targetKeyOf(row.task, services.get(row.serviceArn ?? "")?.loadBalancers ?? [], tables["ecs.containerInstances"]);
    return key === null ? [] : spansOf(targetHistory(log), { key, from: row.from, to: row.stoppedAt ?? now });
  };

  if (view.mode === "table") return rows.length > 0 ? <TaskTable rows={rows} /> : <EmptyState title="No task lives in this stretch of time" />;
  const alignment = view.mode === "aligned" && service !== null ? alignedRevisions(lives, now) : null;
  if (view.mode === "aligned" && alignment === null) {
    return <EmptyState title="Nothing to compare">{service === null ? "Select a service." : `Tasks of two revisions of ${service.serviceName} are needed; ECS remembers stopped ones for an hour.`}</EmptyState>;
  }
  return (
    <Chart
      key={view.mode}
      rows={alignment?.rows ?? rows}
      marks={marks}
      stretch={alignment?.stretch ?? { from, to }}
      state={state}
      withService={service === null}
      healthOf={healthOf}
      service={service === null ? null : { hue: serviceHue(service), deployments, stages }}
      requests={service !== null && service.loadBalancers.length === 0 ? null : requests}
      alignment={alignment}
    />
  );
}

export { Tools } from "./Tools.tsx";
