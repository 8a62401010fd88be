import type { View } from "../../../../kernel/context.ts";
import { standingsFor } from "../../placement/standing.ts";
import type { Subject } from "../../placement/subject.ts";
import { instancesByCluster } from "../../tables.ts";

/** The zones in which a subject's tasks can be, whether or not there is room now. One instance is enough. */
export function zonesFor(view: View, subject: Subject): readonly string[] {
  const standingOf = standingsFor(view, subject);
  const zones = new Set<string>();
  for (const instance of view.where(instancesByCluster, subject.clusterArn)) {
    if (!zones.has(instance.availabilityZone) && standingOf(instance).bar === undefined) zones.add(instance.availabilityZone);
  }
  return [...zones];
}
