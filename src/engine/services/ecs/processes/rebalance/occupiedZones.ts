import type { View } from "../../../../kernel/context.ts";
import { hearing, type Derived } from "../../../../kernel/derived.ts";
import { containerInstances, type ContainerInstanceRow } from "../../tables.ts";

/** The zones in which a cluster has instances: they are asked for with nearly every pass, and hardly ever change. */
export const occupiedZones = (view: View, clusterArn: string): readonly string[] => [...(view.derived(instancesByZone).get(clusterArn)?.keys() ?? [])];

/** How many instances each cluster has in each zone. */
type Counts = Map<string, Map<string, number>>;

const instancesByZone: Derived<Counts> = {
  name: "ecs.instancesByZone",
  build: (view) => {
    const counts: Counts = new Map();
    for (const instance of view.all(containerInstances)) changed(counts, undefined, instance);
    return counts;
  },
  hears: [hearing(containerInstances, changed)],
};

function changed(counts: Counts, before: ContainerInstanceRow | undefined, after: ContainerInstanceRow | undefined): void {
  const [was, is] = [isThere(before), isThere(after)];
  const instance = after ?? before;
  if (was === is || instance === undefined) return;
  const { clusterArn, availabilityZone } = instance;
  let inCluster = counts.get(clusterArn);
  if (inCluster === undefined) counts.set(clusterArn, (inCluster = new Map()));
  const count = (inCluster.get(availabilityZone) ?? 0) + (is ? 1 : -1);
  if (count > 0) inCluster.set(availabilityZone, count);
  else inCluster.delete(availabilityZone);
}

const isThere = (instance: ContainerInstanceRow | undefined): boolean => instance !== undefined && instance.status !== "INACTIVE";
