import { usePacedReplica } from "../../store/paced.ts";
import { serviceBehind } from "../../store/serviceBehind.ts";
import { useSelected } from "../../store/selection.ts";
import { useRequests } from "../../store/useRequests.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LineChart } from "./LineChart.tsx";
import { taskCounts } from "./taskCounts.ts";

/** Charts of counts change twice a second at most: what they show is slow. */
const PACE = 2;

/** How far back the tasks are counted, and at how many instants. */
const STRETCH = 10 * 60_000;
const POINTS = 120;

/** Tasks and requests along time, of the selected service or of all. */
export function Panel() {
  const { tables, now } = usePacedReplica(PACE);
  const service = serviceBehind(useSelected(), tables);
  const tasks = [...tables["ecs.tasks"].values()].filter((task) => service === null || task.serviceArn === service.serviceArn);
  const counts = taskCounts(tasks, { from: Math.max(0, now - STRETCH), to: Math.max(now, 1), points: POINTS });
  const requests = useRequests(service).slice(-POINTS);
  const whose = service === null ? "all services" : service.serviceName;
  return (
    <div className="grid min-h-0 flex-1 grid-cols-2 divide-x divide-line">
      <LineChart
        title={`Tasks of ${whose}`}
        points={counts}
        target={service === null ? null : { value: service.desiredCount, label: "desired" }}
        lines={[
          { key: "running", label: "running", color: "var(--accent)" },
          { key: "healthy", label: "healthy", color: "var(--ok)" },
          { key: "pending", label: "pending", color: "var(--idle)", dashed: true },
        ]}
      />
      {service !== null && service.loadBalancers.length === 0 ? (
        <EmptyState title="No requests are counted">{service.serviceName} has no load balancer.</EmptyState>
      ) : (
      <LineChart
        title={`Requests per second to ${whose}`}
        points={requests}
        target={null}
        lines={[
          { key: "answeredPerSecond", label: "answered", color: "var(--accent)" },
          { key: "failedPerSecond", label: "failed", color: "var(--bad)" },
        ]}
      />
      )}
    </div>
  );
}
