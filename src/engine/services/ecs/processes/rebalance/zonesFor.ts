import type { View } from "../../../../kernel/context.ts";
import { asksForFargate, fargate } from "../../fargate/late.ts";
import { standingsFor } from "../../placement/standing.ts";
import type { Subject } from "../../placement/subject.ts";
import { instancesByCluster, type DeploymentRow } from "../../tables.ts";

/** The zones in which the tasks of a deployment can be, whether or not there is room now. One instance is enough. */
export function zonesFor(view: View, deployment: DeploymentRow, subject: Subject): readonly string[] {
  if (asksForFargate(deployment)) return fargate().zonesOf(view, deployment);
  const standingOf = standingsFor(view, subject);
  const zones = new Set<string>();
  for (const instance of view.where(instancesByCluster, subject.clusterArn)) {
    if (!zones.has(instance.availabilityZone) && standingOf(instance).bar === undefined) zones.add(instance.availabilityZone);
  }
  return [...zones];
}
