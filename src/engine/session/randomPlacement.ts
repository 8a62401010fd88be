import type { PlacementConstraint, PlacementStrategy } from "../../aws/generated/ecs.ts";

/** What a random person asks of placement: often nothing, sometimes what cannot be. Two numbers choose. */
export function randomPlacement(pick: number, size: number): {
  readonly placementStrategy?: readonly PlacementStrategy[];
  readonly placementConstraints?: readonly PlacementConstraint[];
} {
  const chain = Array.from({ length: (pick + size) % 5 }, (_, i) => STRATEGIES[(pick * 3 + size * 5 + i * 2) % STRATEGIES.length] ?? {});
  const bound = Array.from({ length: size % 3 }, (_, i) => CONSTRAINTS[(pick * 5 + size + i * 3) % CONSTRAINTS.length] ?? {});
  return {
    ...(pick % 3 === 0 ? {} : { placementStrategy: chain }),
    ...(pick % 4 === 1 ? { placementConstraints: bound } : {}),
  };
}

const STRATEGIES: readonly PlacementStrategy[] = [
  { type: "spread", field: "attribute:ecs.availability-zone" },
  { type: "binpack", field: "memory" },
  { type: "spread", field: "instanceId" },
  { type: "spread", field: "attribute:disk" },
  { type: "binpack", field: "CPU" },
  { type: "random" },
  { type: "spread", field: "attribute:ecs.instance-type" },
  { type: "binpack", field: "disk" },
];

const CONSTRAINTS: readonly PlacementConstraint[] = [
  { type: "distinctInstance" },
  { type: "memberOf", expression: "attribute:ecs.availability-zone in [us-east-1a, us-east-1b]" },
  { type: "memberOf", expression: "not(attribute:disk == hdd)" },
  { type: "memberOf", expression: "runningTasksCount < 3" },
  { type: "memberOf", expression: "not(task:group == batch) or attribute:ecs.instance-type =~ t3.m.*" },
  { type: "memberOf", expression: "attribute:disk = ssd" },
  { type: "memberOf", expression: "attribute:disk exists" },
];
