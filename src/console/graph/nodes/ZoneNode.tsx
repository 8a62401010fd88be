import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { sumOf } from "../../../lib/sum.ts";
import { useLens } from "../../store/lens.ts";
import { tally } from "../../store/following.ts";
import { type Replica, useReplica } from "../../store/replica.ts";
import { classNames } from "../../ui/classNames.ts";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { many } from "../figures.ts";
import { grouping } from "../grouping.ts";
import { useLevel } from "../level.ts";
import { LensPart } from "../LensPart.ts";
import type { MapNode } from "../projection.ts";
import { OUTSIDE } from "../things.ts";
import { Frame } from "./Frame.tsx";

const tasksIn = tally<"ecs.tasks">((row) => (row.lastStatus === "STOPPED" ? null : `${row.clusterArn}|${row.availabilityZone}`));

const instancesIn = grouping<"ecs.containerInstances">((row) => `${row.clusterArn}|${row.availabilityZone}`);

/** On an instance, by the instance. */
const tasksOn = tally<"ecs.tasks">((row) => (row.lastStatus === "STOPPED" || row.containerInstanceArn === "" ? null : row.containerInstanceArn));

/** The lane of an Availability Zone within a cluster. Empty or not, instances can be dropped into it. */
export const ZoneNode = memo(function ZoneNode({ id }: NodeProps<MapNode>) {
  const level = useLevel();
  const lens = useLens();
  const [box = OUTSIDE, availabilityZone = ""] = id.split("|");
  const available = useReplica((state) => isAvailable(state, availabilityZone));
  const taskCount = useReplica(({ tables }) => tasksIn(tables["ecs.tasks"], id) - tasksElsewhere(tables, id));
  const label = `Availability Zone ${availabilityZone}${available ? "" : ", down"}. ${many(taskCount, "task")}.`;
  return (
    <Frame thing={{ kind: "zone", box, availabilityZone }} label={label} className={classNames("lane", level !== "near" && "mid", !available && "outage")}>
      <div className="lane-h">
        <span>{availabilityZone}</span>
        {!available && (
          <span className="down">
            <StatusGlyph status="failed" size={10} />
            {level === "near" && "down"}
          </span>
        )}
        {level === "near" && (lens !== "network" ? box !== OUTSIDE && <em>{many(taskCount, "task")}</em> : <LensPart nodeId={id} />)}
      </div>
    </Frame>
  );
});

/** On instances that ECS launched: they stand in a lane of their own. */
function tasksElsewhere(tables: Replica["tables"], id: string): number {
  const launched = tables["ecs.launchedInstances"];
  if (launched.size === 0) return 0;
  return sumOf(instancesIn(tables["ecs.containerInstances"], id), ({ ec2InstanceId, containerInstanceArn }) => (launched.has(ec2InstanceId) ? tasksOn(tables["ecs.tasks"], containerInstanceArn) : 0));
}

function isAvailable({ tables }: Replica, availabilityZone: string): boolean {
  return tables["physics.zones"].get(availabilityZone)?.available ?? true;
}
