import type { NodeProps } from "@xyflow/react";
import { Server } from "lucide-react";
import { memo } from "react";
import { isWarmed } from "../../../aws/rules/groupMember.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { useLens } from "../../store/lens.ts";
import { clusterNameIn, shortName } from "../../store/names.ts";
import { useReplica, useRow } from "../../store/replica.ts";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { useLevel } from "../level.ts";
import { LensPart } from "../LensPart.ts";
import type { MapNode } from "../projection.ts";
import { Frame } from "./Frame.tsx";

type InstanceRow = Rows["ec2.instances"];

/** An EC2 instance that is no container instance: it boots, or it shuts down, or it never registered, and why. */
export const MachineNode = memo(function MachineNode({ id }: NodeProps<MapNode>) {
  const level = useLevel();
  const lens = useLens();
  const row = useRow("ec2.instances", id);
  const powered = useReplica(({ tables }) => tables["physics.machines"].get(id)?.powered);
  const cluster = row === undefined ? "" : clusterNameIn(row.userData);
  const hasCluster = useReplica(({ tables }) => isActive(cluster, tables["ecs.clusters"]));
  const member = useRow("autoscaling.instances", id);
  if (row === undefined) return null;
  const { word, detail, why } = tell(row, { powered, cluster, hasCluster, isWarmed: member !== undefined && isWarmed(member) });
  const label = `EC2 instance ${shortName(id)}, ${row.instanceType}, ${row.availabilityZone}. ${word}. ${why ?? detail}`;
  return (
    <Frame thing={{ kind: "machine", id }} label={label} className={level === "near" ? "n inst booting" : "n inst booting mid"}>
      <div className="boot">
        {why === null ? <Server aria-hidden size={18} /> : <StatusGlyph status="failed" size={16} />}
        <b>
          {row.instanceType} {level === "near" ? word : ""}
        </b>
        {level === "near" && <p className="font-mono text-2xs">{shortName(id)}</p>}
        {level === "near" && lens !== null && <LensPart nodeId={id} />}
        {level === "near" && <p className={why === null ? undefined : "why"}>{why ?? detail}</p>}
      </div>
    </Frame>
  );
});

interface Known {
  readonly powered: boolean | undefined;
  readonly cluster: string;
  readonly hasCluster: boolean;
  /** It waits in the warm pool of its group. */
  readonly isWarmed: boolean;
}

function tell(row: InstanceRow, { powered, cluster, hasCluster, isWarmed }: Known): { readonly word: string; readonly detail: string; readonly why: string | null } {
  if (row.state === "shutting-down") return { word: "shutting down", detail: row.stateReason ?? "", why: null };
  if (isWarmed) return { word: row.state, detail: "In the warm pool of its group", why: null };
  if (row.state === "stopping" || row.state === "stopped") return { word: row.state, detail: row.stateReason ?? "", why: null };
  if (row.state === "pending") return { word: "launching", detail: "EC2 instance pending", why: null };
  if (powered === false) return { word: "booting", detail: "The operating system starts", why: null };
  if (!hasCluster) {
    return { word: "not registered", detail: "", why: `Its user data names the cluster ${cluster}, which does not exist` };
  }
  const complaint = complaintIn(row.consoleOutput);
  if (complaint !== null) return { word: "not registered", detail: "", why: complaint };
  return { word: "starting", detail: `The ECS agent registers with ${cluster}`, why: null };
}

/** What the agent last complained about on the console before it gave up. */
function complaintIn(consoleOutput: readonly string[]): string | null {
  const line = consoleOutput.findLast((one) => /level=(error|critical)/.test(one));
  return line === undefined ? null : (/(?:error|msg)="([^"]*)"\s*$/.exec(line)?.[1] ?? line);
}

function isActive(name: string, clusters: ReadonlyMap<string, Rows["ecs.clusters"]>): boolean {
  for (const row of clusters.values()) if (row.clusterName === name && row.status === "ACTIVE") return true;
  return false;
}
