import type { NodeProps } from "@xyflow/react";
import { Boxes } from "lucide-react";
import { memo } from "react";
import { openDialog } from "../../dialogs/requests.ts";
import { useRow } from "../../store/replica.ts";
import { Button } from "../../ui/Button.tsx";
import type { MapNode } from "../projection.ts";
import { boxOfVacant, OUTSIDE } from "../things.ts";

/** What an empty box asks for. It stands over the lanes, which take what is dropped all the same. */
export const VacantNode = memo(function VacantNode({ id }: NodeProps<MapNode>) {
  const box = boxOfVacant(id);
  const cluster = useRow("ecs.clusters", box);
  return box === OUTSIDE ? (
    <Vacant title="No cluster yet" says="A cluster is a name that instances register with." verb="Create a cluster" onClick={() => openDialog({ kind: "createCluster" })} />
  ) : (
    <Vacant
      title="No instances yet"
      says="Drag an EC2 type onto a zone, or launch one here."
      verb="Add m5.large"
      onClick={() => openDialog({ kind: "runInstances", instanceType: "m5.large", availabilityZone: null, clusterName: cluster?.clusterName ?? null })}
    />
  );
});

interface VacantProps {
  readonly title: string;
  readonly says: string;
  readonly verb: string;
  readonly onClick: () => void;
}

function Vacant({ title, says, verb, onClick }: VacantProps) {
  return (
    <div className="vacant">
      <Boxes aria-hidden size={20} className="text-ink-3" />
      <b>{title}</b>
      <span>{says}</span>
      <Button variant="primary" className="acts nopan" onClick={onClick}>
        {verb}
      </Button>
    </div>
  );
}
