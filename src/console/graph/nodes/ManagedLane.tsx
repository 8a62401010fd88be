import type { NodeProps } from "@xyflow/react";
import { ServerCog } from "lucide-react";
import { memo } from "react";
import { useReplica, useRow } from "../../store/replica.ts";
import { classNames } from "../../ui/classNames.ts";
import { many } from "../figures.ts";
import { grouping } from "../grouping.ts";
import { useLevel } from "../level.ts";
import type { MapNode } from "../projection.ts";
import { Frame } from "./Frame.tsx";
import { waitingByProvider } from "./waitingByProvider.ts";

/** Those of a cluster. */
const managedOf = grouping<"ecs.capacityProviders">(({ status, managedInstances }) => (status === "ACTIVE" ? (managedInstances?.clusterArn ?? null) : null));

const launchedBy = grouping<"ecs.launchedInstances">((row) => row.capacityProviderArn);

/** The lane of the instances that ECS launches for a capacity provider. It is nobody's to launch into, so it has no ground of its own. */
export const ManagedLane = memo(function ManagedLane({ id, height }: NodeProps<MapNode>) {
  const level = useLevel();
  const [box = "", arn = ""] = id.split("|");
  const provider = useRow("ecs.capacityProviders", arn);
  const count = useReplica(({ tables }) => launchedBy(tables["ecs.launchedInstances"], arn).length);
  const isOneOfSeveral = useReplica(({ tables }) => managedOf(tables["ecs.capacityProviders"], box).length > 1);
  const waiting = useReplica(({ tables }) => waitingByProvider(tables["ecs.tasks"], provider?.name ?? "").length);
  if (provider?.managedInstances === undefined) return null;
  const isRefused = waiting > 0 && provider.trouble !== null;
  const says = count > 0 ? many(count, "instance") : waiting > 0 ? `${many(waiting, "task")} wait${waiting === 1 ? "s" : ""}, ${isRefused ? "nothing is launched" : "ECS launches"}` : "ECS launches instances when tasks wait for one";
  return (
    <Frame thing={{ kind: "zone", box, availabilityZone: arn }} alias={{ table: "ecs.capacityProviders", id: arn }} label={`Managed Instances of ${provider.name}. ${says}.`} className={classNames("lane", level !== "near" && "mid")} style={OWN_GROUND}>
      <div className="lane-h">
        <ServerCog aria-hidden size={13} />
        <span className="min-w-0 truncate" title={`Amazon ECS Managed Instances, ${provider.name}`}>
          {isOneOfSeveral ? provider.name : "Managed Instances"}
        </span>
      </div>
      {count === 0 && (height ?? 0) > 0 && <p className={classNames("px-3 pt-6 text-center", isRefused ? "text-bad" : "text-ink-3", level === "near" && "text-xs")}>{says}</p>}
    </Frame>
  );
});

/** ECS's machines, told from those of the zones as Fargate is: by a dashed wall. */
const OWN_GROUND = { background: "none", border: "1.5px dashed var(--line-3)" } as const;
