import { useEffect, useRef, useState } from "react";
import type { Headroom } from "../../bridge/protocol.ts";
import { engine } from "../store/engine.ts";
import type { Replica } from "../store/replica.ts";
import { placementKey } from "../store/placementKey.ts";

/** What is free on an instance, and of no use to any service of its cluster. */
export interface Stranded {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
}

/** Definitions that are asked about in a cluster: each costs a look at every instance. */
const DEFINITIONS_MAX = 12;

/** Asked at most so often, in milliseconds, while the world goes on. */
const PERIOD = 1000;

/**
 * By instance, what no task definition of its cluster's services could use of what is free. Empty until it is known;
 * a cluster without services strands nothing. Clusters are named by their ARNs.
 */
export function useStrandedIn(clusterArns: readonly string[], state: Replica): ReadonlyMap<string, Stranded> {
  const asked = clusterArns.map((clusterArn) => [clusterArn, ...definitionsIn(clusterArn, state)].join(" ")).join("\n");
  const key = clusterArns.map((clusterArn) => placementKey(clusterArn, state)).join("\n");
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly stranded: ReadonlyMap<string, Stranded> }>({ asked: "", stranded: NOTHING });
  const askedAt = useRef(-PERIOD);
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  useEffect(() => {
    const timer = setTimeout(
      () => {
        askedAt.current = performance.now();
        void roomsOf(asked).then((rooms) => isThere.current && setAnswer({ asked, stranded: leastOf(rooms) }));
      },
      Math.max(0, askedAt.current + PERIOD - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [asked, key]);
  return answer.asked === asked ? answer.stranded : NOTHING;
}

const NOTHING: ReadonlyMap<string, Stranded> = new Map();

function definitionsIn(clusterArn: string, { tables }: Replica): readonly string[] {
  const definitions = new Set<string>();
  for (const service of tables["ecs.services"].values()) {
    if (service.clusterArn === clusterArn && service.status === "ACTIVE" && service.taskDefinitionArn !== "") definitions.add(service.taskDefinitionArn);
  }
  return [...definitions].slice(0, DEFINITIONS_MAX);
}

function roomsOf(asked: string): Promise<readonly (Headroom | null)[]> {
  const requests = asked.split("\n").flatMap((line) => {
    const [clusterArn = "", ...definitions] = line.split(" ");
    return definitions.map((taskDefinitionArn) => engine().headroom({ clusterArn, taskDefinitionArn }));
  });
  return Promise.all(requests);
}

function leastOf(rooms: readonly (Headroom | null)[]): ReadonlyMap<string, Stranded> {
  const least = new Map<string, Stranded>();
  for (const { containerInstanceArn, strandedCpuUnits, strandedMemoryMiB } of rooms.flatMap((room) => room?.instances ?? [])) {
    const before = least.get(containerInstanceArn) ?? { cpuUnits: Infinity, memoryMiB: Infinity };
    least.set(containerInstanceArn, { cpuUnits: Math.min(before.cpuUnits, strandedCpuUnits), memoryMiB: Math.min(before.memoryMiB, strandedMemoryMiB) });
  }
  return least;
}
