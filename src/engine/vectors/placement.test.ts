import { expect, test } from "vitest";
import type { PlacementConstraint, PlacementStrategy } from "../../aws/generated/ecs.ts";
import { instance } from "../services/ecs/placement/fixture.ts";
import { containerInstances, groupMembers, groupMembersOf } from "../services/ecs/tables.ts";
import { Trial } from "../trial.ts";
import placement from "./placement.json" with { type: "json" };
import scaleIn from "./scaleIn.json" with { type: "json" };

/** The reference's examples of placement, and of its mirror. They say nothing of machines, so these have none. */

interface PlacementVector {
  readonly id: string;
  readonly desiredCount: number;
  readonly strategy?: readonly PlacementStrategy[];
  readonly constraints?: readonly PlacementConstraint[];
  /** MiB that another task holds on an instance. */
  readonly taken?: Readonly<Record<string, number>>;
  readonly gone?: readonly string[];
  /** Tasks by instance: one of these; or the counts alone, in descending order; or by zone. */
  readonly oneOf?: readonly Readonly<Record<string, number>>[];
  readonly shape?: readonly number[];
  readonly zones?: Readonly<Record<string, number>>;
  readonly event?: string;
}

interface ScaleInVector {
  readonly id: string;
  readonly strategy: readonly PlacementStrategy[];
  readonly tasks: Readonly<Record<string, number | undefined>>;
  /** The instances of which one loses a task; each of them does, with one seed or another. */
  readonly stops: readonly string[];
}

const FLEET = new Map<string, string>(Object.entries(placement.fleet));
const clusterArn = instance("0").clusterArn;
const arnOf = (name: string) => instance(name).containerInstanceArn;
const nameOf = (arn: string) => arn.slice(-2);

/** A cluster with the fleet of the examples, and calls to a service in it. */
class Fleet extends Trial {
  constructor(seed = 7) {
    super(seed);
    this.call("ecs", "CreateCluster", { clusterName: "prod" });
    const { cpuUnits, memoryMiB } = placement.instance;
    for (const [name, availabilityZone] of FLEET) {
      const room = { cpuUnits, memoryMiB, cpuUnitsFree: cpuUnits, memoryMiBFree: memoryMiB };
      this.world.context.insert(containerInstances, instance(name, { availabilityZone, ...room }));
    }
    const containerDefinitions = [{ name: "app", image: "app:1", ...placement.task }];
    this.call("ecs", "RegisterTaskDefinition", { family: "app", containerDefinitions });
  }

  serve(desiredCount: number, placementStrategy: readonly PlacementStrategy[], placementConstraints: readonly PlacementConstraint[]): void {
    const input = { cluster: "prod", serviceName: "app", taskDefinition: "app", desiredCount, placementStrategy, placementConstraints };
    this.call("ecs", "CreateService", input);
    this.run(1);
  }

  update(change: object): void {
    this.call("ecs", "UpdateService", { cluster: "prod", service: "app", ...change });
    this.run(11);
  }

  /** Tasks of the service that are to run, by what `keyOf` says of them. */
  tasksBy(keyOf: (task: { containerInstanceArn: string; availabilityZone: string }) => string): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const task of this.world.view.where(groupMembers, groupMembersOf(clusterArn, "service:app"))) {
      counts[keyOf(task)] = (counts[keyOf(task)] ?? 0) + 1;
    }
    return counts;
  }

  byInstance(): Readonly<Record<string, number>> {
    return this.tasksBy(({ containerInstanceArn }) => nameOf(containerInstanceArn));
  }
}

test.each(placement.vectors as readonly PlacementVector[])("$id: $says", (vector) => {
  const fleet = new Fleet();
  for (const [name, memory] of Object.entries(vector.taken ?? {})) {
    const overrides = { containerOverrides: [{ name: "app", memory }] };
    fleet.call("ecs", "StartTask", { cluster: "prod", taskDefinition: "app", containerInstances: [arnOf(name)], overrides });
  }
  for (const name of vector.gone ?? []) {
    fleet.call("ecs", "DeregisterContainerInstance", { cluster: "prod", containerInstance: arnOf(name), force: true });
  }
  fleet.serve(vector.desiredCount, vector.strategy ?? [], vector.constraints ?? []);
  const placed = fleet.byInstance();
  if (vector.oneOf !== undefined) expect(vector.oneOf).toContainEqual(placed);
  if (vector.shape !== undefined) expect(Object.values(placed).toSorted((a, b) => b - a)).toEqual(vector.shape);
  if (vector.zones !== undefined) expect(fleet.tasksBy(({ availabilityZone }) => availabilityZone)).toEqual(vector.zones);
  const { services: [service] = [] } = fleet.call("ecs", "DescribeServices", { cluster: "prod", services: ["app"] });
  const complaints = (service?.events ?? []).filter(({ message = "" }) => message.includes("unable to place"));
  expect(complaints).toHaveLength(vector.event === undefined ? 0 : 1);
  if (vector.event !== undefined) expect(complaints[0]?.message).toContain(vector.event);
});

test.each(scaleIn.vectors as readonly ScaleInVector[])("$id: $says", ({ strategy, tasks, stops }) => {
  const stopped = new Set<string>();
  for (let seed = 1; seed <= 12; seed++) {
    const fleet = new Fleet(seed);
    fleet.serve(0, strategy, []);
    let desiredCount = 0;
    for (const [name, count = 0] of Object.entries(tasks)) {
      // Each instance is filled by a constraint that leaves no other.
      const placementConstraints = [{ type: "memberOf", expression: `ec2InstanceId == ${instance(name).ec2InstanceId}` }];
      fleet.update({ desiredCount: (desiredCount += count), placementConstraints });
    }
    expect(fleet.byInstance()).toEqual(tasks);
    fleet.update({ desiredCount: desiredCount - 1 });
    const left = fleet.byInstance();
    const losers = Object.keys(tasks).filter((name) => left[name] !== tasks[name]);
    expect(losers).toHaveLength(1);
    stopped.add(losers[0] ?? "");
  }
  expect([...stopped].toSorted()).toEqual(stops);
});
