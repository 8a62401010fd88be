import type { NodeProps } from "@xyflow/react";
import { Boxes } from "lucide-react";
import { memo, useMemo } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import { useLens } from "../../store/lens.ts";
import { tally } from "../../store/following.ts";
import { useReplica, useRow } from "../../store/replica.ts";
import { figure, percent } from "../figures.ts";
import { grouping } from "../grouping.ts";
import { useLevel } from "../level.ts";
import { LensPart } from "../LensPart.ts";
import { type MapNode, useStructure } from "../projection.ts";
import { Frame } from "./Frame.tsx";

const instancesOf = grouping<"ecs.containerInstances">((row) => (row.status === "INACTIVE" ? null : row.clusterArn));
const tasksOf = tally<"ecs.tasks">((row) => (row.lastStatus === "STOPPED" ? null : row.clusterArn));

/** The box of a cluster: what is in it and how much of it is reserved. Its zones and instances stand inside. */
export const ClusterNode = memo(function ClusterNode({ id }: NodeProps<MapNode>) {
  const level = useLevel();
  const lens = useLens();
  const row = useRow("ecs.clusters", id);
  const instances = useReplica(({ tables }) => instancesOf(tables["ecs.containerInstances"], id));
  const taskCount = useReplica(({ tables }) => tasksOf(tables["ecs.tasks"], id));
  const totals = useMemo(() => reservedIn(instances), [instances]);
  if (row === undefined) return null;
  const label = `Cluster ${row.clusterName}. ${instances.length} instances, ${taskCount} tasks. Reserved CPU ${totals.cpu} %, memory ${totals.memory} %.`;
  return (
    <Frame thing={{ kind: "cluster", id }} label={label} className={level === "near" ? "cluster" : "cluster mid"}>
      <div className="cl-h">
        <Boxes aria-hidden size={level === "near" ? 16 : 24} />
        <b>{row.clusterName}</b>
        {level === "near" && <span className="kind">cluster</span>}
        {level === "near" && lens !== null && <LensPart nodeId={id} />}
        {level === "near" && lens === null && (
          <span className="r">
            <span>
              <b>{figure(instances.length)}</b> {instances.length === 1 ? "instance" : "instances"}
            </span>
            <span>
              <b>{figure(taskCount)}</b> {taskCount === 1 ? "task" : "tasks"}
            </span>
            <span>
              reserved CPU <b>{totals.cpu}%</b>
            </span>
            <span>
              memory <b>{totals.memory}%</b>
            </span>
          </span>
        )}
      </div>
    </Frame>
  );
});

/** The EC2 instances that belong to no cluster; in an empty account only the zones, waiting. */
export const OutsideNode = memo(function OutsideNode(_: NodeProps<MapNode>) {
  const hasCluster = useStructure(({ boxes }) => boxes.length > 1);
  return (
    <Frame thing={{ kind: "outside" }} label={`Default VPC. EC2 instances without a cluster.`} className="cluster outside">
      <div className="cl-h">
        <b>Default VPC</b>
        <span className="kind">{hasCluster ? "EC2 instances without a cluster" : "no cluster yet"}</span>
      </div>
    </Frame>
  );
});

function reservedIn(instances: readonly Rows["ecs.containerInstances"][]): { readonly cpu: number; readonly memory: number } {
  let [cpuUnits, cpuUnitsFree, memoryMiB, memoryMiBFree] = [0, 0, 0, 0];
  for (const row of instances) {
    cpuUnits += row.cpuUnits;
    cpuUnitsFree += row.cpuUnitsFree;
    memoryMiB += row.memoryMiB;
    memoryMiBFree += row.memoryMiBFree;
  }
  return { cpu: percent(cpuUnits - cpuUnitsFree, cpuUnits), memory: percent(memoryMiB - memoryMiBFree, memoryMiB) };
}
