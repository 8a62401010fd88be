import type { NodeProps } from "@xyflow/react";
import { Boxes } from "lucide-react";
import { memo, useMemo } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import { openDialog } from "../../dialogs/requests.ts";
import { useReplica, useRow } from "../../store/replica.ts";
import { Button } from "../../ui/Button.tsx";
import { figure, percent } from "../figures.ts";
import { grouping } from "../grouping.ts";
import { useLevel } from "../level.ts";
import { type MapNode, useStructure } from "../projection.ts";
import { OUTSIDE } from "../things.ts";
import { Frame } from "./Frame.tsx";

const instancesOf = grouping<"ecs.containerInstances">((row) => (row.status === "INACTIVE" ? null : row.clusterArn));
const tasksOf = grouping<"ecs.tasks">((row) => (row.lastStatus === "STOPPED" ? null : row.clusterArn));

/** The box of a cluster: what is in it and how much of it is reserved. Its zones and instances stand inside. */
export const ClusterNode = memo(function ClusterNode({ id }: NodeProps<MapNode>) {
  const level = useLevel();
  const row = useRow("ecs.clusters", id);
  const instances = useReplica(({ tables }) => instancesOf(tables["ecs.containerInstances"], id));
  const taskCount = useReplica(({ tables }) => tasksOf(tables["ecs.tasks"], id).length);
  const totals = useMemo(() => reservedIn(instances), [instances]);
  if (row === undefined) return null;
  const label = `Cluster ${row.clusterName}. ${instances.length} instances, ${taskCount} tasks. Reserved CPU ${totals.cpu} %, memory ${totals.memory} %.`;
  return (
    <Frame thing={{ kind: "cluster", id }} label={label} className={level === "near" ? "cluster" : "cluster mid"}>
      <div className="cl-h">
        <Boxes aria-hidden size={level === "near" ? 16 : 24} />
        <b>{row.clusterName}</b>
        {level === "near" && <span className="kind">cluster</span>}
        {level === "near" && (
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
      <Vacant id={id} clusterName={row.clusterName} />
    </Frame>
  );
});

/** The EC2 instances that belong to no cluster; in an empty account only the zones, waiting. */
export const OutsideNode = memo(function OutsideNode({ id }: NodeProps<MapNode>) {
  const hasCluster = useStructure(({ boxes }) => boxes.length > 1);
  return (
    <Frame thing={{ kind: "outside" }} label={`Default VPC. EC2 instances without a cluster.`} className="cluster outside">
      <div className="cl-h">
        <b>Default VPC</b>
        <span className="kind">{hasCluster ? "EC2 instances without a cluster" : "no cluster yet"}</span>
      </div>
      {!hasCluster && <Vacant id={id} clusterName={null} />}
    </Frame>
  );
});

/** What an empty box asks for. */
function Vacant({ id, clusterName }: { readonly id: string; readonly clusterName: string | null }) {
  const isEmpty = useStructure(({ boxes }) => boxes.find((box) => box.id === id)?.lanes.every(({ cards }) => cards.length === 0) ?? true);
  if (!isEmpty) return null;
  const launch = () => openDialog({ kind: "runInstances", instanceType: "m5.large", availabilityZone: null, clusterName });
  return (
    <div className="vacant">
      <Boxes aria-hidden size={20} className="text-ink-3" />
      <b>{id === OUTSIDE ? "No cluster yet" : "No instances yet"}</b>
      <span>{id === OUTSIDE ? "A cluster is a name that instances register with." : "Drag an EC2 type onto a zone, or launch one here."}</span>
      <span className="acts nopan">
        {id === OUTSIDE ? (
          <Button variant="primary" tabIndex={-1} onClick={() => openDialog({ kind: "createCluster" })}>
            Create a cluster
          </Button>
        ) : (
          <Button variant="primary" tabIndex={-1} onClick={launch}>
            Add m5.large
          </Button>
        )}
      </span>
    </div>
  );
}

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
