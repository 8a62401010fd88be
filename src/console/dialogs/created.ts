import type { Ref } from "../store/selection.ts";

/** What an answer says was created, so that it can be selected; null when nothing was. */
export function createdIn(output: unknown): Ref | null {
  for (const [path, table] of PLACES) {
    const id = at(output, path);
    if (typeof id === "string") return { table, id };
  }
  return null;
}

const PLACES: readonly (readonly [readonly (string | number)[], Ref["table"]])[] = [
  [["service", "serviceArn"], "ecs.services"],
  [["cluster", "clusterArn"], "ecs.clusters"],
  [["tasks", 0, "taskArn"], "ecs.tasks"],
  [["Instances", 0, "InstanceId"], "ec2.instances"],
  [["LoadBalancers", 0, "LoadBalancerArn"], "elbv2.loadBalancers"],
  [["TargetGroups", 0, "TargetGroupArn"], "elbv2.targetGroups"],
];

function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, step) => (typeof inner === "object" && inner !== null ? (inner as Record<string | number, unknown>)[step] : undefined), value);
}
