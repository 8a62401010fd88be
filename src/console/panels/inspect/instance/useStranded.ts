import { useEffect, useState } from "react";
import type { Headroom, Rows } from "../../../../bridge/protocol.ts";
import { engine } from "../../../store/engine.ts";
import type { Replica } from "../../../store/replica.ts";
import { placementKey } from "../../../store/placementKey.ts";

/** What is free on an instance, and of no use to any service of its cluster. */
export interface Stranded {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
}

/** Definitions that are asked about: each costs a look at every instance. */
const DEFINITIONS_MAX = 12;

/** What no task definition of the cluster's services could use of what is free; null until it is known, or without services. */
export function useStranded(instance: Rows["ecs.containerInstances"], state: Replica): Stranded | null {
  const { clusterArn, containerInstanceArn } = instance;
  const definitions = new Set<string>();
  for (const service of state.tables["ecs.services"].values()) {
    if (service.clusterArn === clusterArn && service.status === "ACTIVE") definitions.add(service.taskDefinitionArn);
  }
  const asked = [...definitions].slice(0, DEFINITIONS_MAX).join(" ");
  const key = placementKey(clusterArn, state);
  const [stranded, setStranded] = useState<{ readonly of: string; readonly amount: Stranded | null } | null>(null);
  useEffect(() => {
    let isWanted = true;
    const requests = asked === "" ? [] : asked.split(" ").map((taskDefinitionArn) => engine().headroom({ clusterArn, taskDefinitionArn }));
    void Promise.all(requests).then((rooms) => isWanted && setStranded({ of: containerInstanceArn, amount: leastOf(rooms, containerInstanceArn) }));
    return () => {
      isWanted = false;
    };
  }, [asked, key, clusterArn, containerInstanceArn]);
  return stranded?.of === containerInstanceArn ? stranded.amount : null;
}

function leastOf(rooms: readonly (Headroom | null)[], containerInstanceArn: string): Stranded | null {
  const here = rooms.flatMap((room) => room?.instances.find((one) => one.containerInstanceArn === containerInstanceArn) ?? []);
  if (here.length === 0) return null;
  return {
    cpuUnits: Math.min(...here.map(({ strandedCpuUnits }) => strandedCpuUnits)),
    memoryMiB: Math.min(...here.map(({ strandedMemoryMiB }) => strandedMemoryMiB)),
  };
}
