import { useMemo } from "react";
import { usePacedReplica } from "../store/paced.ts";
import { instanceFacts, type KnownInstance } from "./instanceFacts.ts";

/** How often the world's changes are looked at while a query is written. What is typed is answered at once. */
const TIMES_PER_SECOND = 4;

/** The instances of a cluster as queries see them, or of all clusters (null), as time goes on. */
export function useInstanceFacts(clusterArn: string | null): readonly KnownInstance[] {
  const { tables } = usePacedReplica(TIMES_PER_SECOND);
  const instances = tables["ecs.containerInstances"];
  const tasks = tables["ecs.tasks"];
  return useMemo(() => instanceFacts({ "ecs.containerInstances": instances, "ecs.tasks": tasks }, clusterArn), [instances, tasks, clusterArn]);
}
