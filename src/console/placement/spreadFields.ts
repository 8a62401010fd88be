import type { Rows } from "../../bridge/protocol.ts";
import { by } from "../../lib/compare.ts";

type Instances = ReadonlyMap<string, Rows["ecs.containerInstances"]>;

const ZONE = "ecs.availability-zone";

/** Fields that a spread can go over in a cluster: the usual ones, then every attribute that its instances have. */
export function spreadFields(instances: Instances, clusterArn: string): readonly string[] {
  const names = new Set<string>();
  for (const row of instances.values()) {
    if (row.clusterArn !== clusterArn || row.status === "INACTIVE") continue;
    for (const name in row.attributes) if (!isCapability(name)) names.add(name);
  }
  names.delete(ZONE);
  return [`attribute:${ZONE}`, "instanceId", ...[...names].toSorted(customFirst).map((name) => `attribute:${name}`)];
}

/** Capabilities tell what an agent can do: all instances have them alike, and they have no value to spread over. */
function isCapability(name: string): boolean {
  return /^(com\.amazonaws\.ecs\.capability\.|ecs\.capability\.)/.test(name);
}

/** What somebody made up comes before what every instance has. */
const customFirst = by((name: string) => (name.startsWith("ecs.") ? 1 : 0), (name) => name);
