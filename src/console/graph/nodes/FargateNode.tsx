import type { NodeProps } from "@xyflow/react";
import { Cloud } from "lucide-react";
import { memo } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import { classNames } from "../../ui/classNames.ts";
import { namesFit } from "../chipRoom.ts";
import { many } from "../figures.ts";
import { CARD_CLASSES } from "../geometry.ts";
import { useTargetsOnMachine } from "../groups.ts";
import { useLevel, useMagnification } from "../level.ts";
import type { MapNode } from "../projection.ts";
import { type ServiceLook, useServiceLooks } from "../serviceLooks.ts";
import { zoneNodeId } from "../things.ts";
import { roomFor, useShownTasks } from "./InstanceNode.tsx";
import { TaskChip } from "./TaskChip.tsx";

/** Fargate in the lane of a zone: tasks that have no instance around them. It is a part of its zone, and has no end. */
export const FargateNode = memo(function FargateNode({ id, height }: NodeProps<MapNode>) {
  const isNear = useLevel() === "near";
  const looks = useServiceLooks();
  const [box = "", availabilityZone = ""] = id.split("|");
  const tasks = useShownTasks(id);
  const live = tasks.filter(({ lastStatus }) => lastStatus !== "STOPPED");
  const room = roomFor(height);
  const shown = tasks.length > room ? tasks.slice(0, room - 1) : tasks;
  const fit = namesFit({ tasks: shown.length, height: height ?? CARD_CLASSES[0].height, magnification: useMagnification() });
  return (
    <div role="group" aria-label={`Fargate in ${availabilityZone}. ${many(live.length, "task")}.`} data-thing={zoneNodeId(box, availabilityZone)} className={classNames("n inst", !isNear && "mid")} style={WITHOUT_WALLS}>
      <div className={isNear ? "in-h" : "ttl"}>
        <span className="flex items-center gap-1">
          <Cloud aria-hidden size={isNear ? 13 : 22} />
          Fargate
        </span>
        {isNear && <span className="id ml-auto">{many(live.length, "task")}</span>}
      </div>
      <div className={isNear ? "chips" : fit ? "mchips" : "mchips tiny"}>
        {shown.map((task) => (
          <Chip key={task.taskArn} task={task} service={task.serviceArn === null ? null : (looks.get(task.serviceArn) ?? null)} isShort={!isNear} />
        ))}
        {shown.length < tasks.length && <span className="chip more-tasks">+{tasks.length - shown.length}</span>}
      </div>
    </div>
  );
});

/** Nobody's machine: only the tasks are there. */
const WITHOUT_WALLS = { borderStyle: "dashed", background: "none", boxShadow: "none" } as const;

interface ChipProps {
  readonly task: Rows["ecs.tasks"];
  readonly service: ServiceLook | null;
  readonly isShort: boolean;
}

function Chip({ task, service, isShort }: ChipProps) {
  const targets = useTargetsOnMachine(task.networkInterface?.privateIpv4Address ?? "");
  return <TaskChip task={task} service={service} isShort={isShort} isTargetUnhealthy={targets.some(({ state }) => state === "unhealthy")} />;
}
