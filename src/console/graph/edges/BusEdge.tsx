import type { EdgeProps } from "@xyflow/react";
import { memo } from "react";
import { useReplica } from "../../store/replica.ts";
import { hueStyle } from "../../ui/hue.ts";
import { CLUSTER } from "../geometry.ts";
import { useTasksOfService } from "../groups.ts";
import { type BusEdgeType, useBoxes } from "../projection.ts";
import { useServiceLook } from "../serviceLooks.ts";
import { useShownService } from "../shownService.ts";
import { busRows } from "./paths.ts";
import { Stream } from "./Stream.tsx";

/** The way from a service to the instances its tasks are on, drawn while the service is looked at. */
export const BusEdge = memo(function BusEdge({ data }: EdgeProps<BusEdgeType>) {
  const isShown = useShownService() === data?.serviceArn;
  return data === undefined || !isShown ? null : <Bus {...data} />;
});

function Bus({ from, serviceArn, clusterArn }: NonNullable<EdgeProps<BusEdgeType>["data"]>) {
  const tasks = useTasksOfService(serviceArn);
  const boxes = useBoxes();
  const look = useServiceLook(serviceArn);
  const requestsPerSecond = useReplica(({ tables }) => {
    const group = tables["ecs.services"].get(serviceArn)?.loadBalancers[0]?.targetGroupArn;
    return group === undefined ? 0 : (tables["physics.traffic"].get(group)?.requestsPerSecond ?? 0);
  });
  const cluster = boxes.get(clusterArn);
  if (cluster === undefined || look === undefined) return null;
  const cards = [...new Set(tasks.map((task) => task.containerInstanceArn))].flatMap((arn) => boxes.get(arn) ?? []);
  return (
    <g style={hueStyle(look.hue)}>
      {busRows(from, cluster.x + CLUSTER.gutter / 2, cards).map(({ path, taps }) => (
        <g key={path}>
          <Stream path={path} requestsPerSecond={requestsPerSecond / 10} isHued />
          {taps.map((tap) => (
            <path key={tap} d={tap} className="edge hued" strokeWidth={1.6} />
          ))}
        </g>
      ))}
    </g>
  );
}
