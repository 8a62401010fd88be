import { fc } from "../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import type { PlacementConstraint, PlacementStrategy } from "../../../aws/generated/ecs.ts";
import { Trial } from "../../trial.ts";
import { instance } from "./placement/fixture.ts";
import { containerInstances, tasks, type ContainerInstanceRow } from "./tables.ts";

/** What comes of RunTask and CreateService on fleets of bare container instances. */

const TASK = { cpu: 256, memory: 512 };
/** Room for so many tasks, and a disk or none. */
interface Spec {
  readonly zone: "a" | "b" | "c";
  readonly fits: number;
  readonly disk?: string;
}

function cluster(specs: readonly (Spec | Partial<ContainerInstanceRow>)[], seed = 7): Trial {
  const trial = new Trial(seed);
  trial.call("ecs", "CreateCluster", { clusterName: "prod" });
  specs.forEach((spec, i) => {
    if (!("fits" in spec)) return trial.world.context.insert(containerInstances, instance(String(i), spec));
    const memoryMiB = spec.fits * TASK.memory + 100;
    const attributes: Record<string, string> = spec.disk === undefined ? {} : { disk: spec.disk };
    const row = { availabilityZone: `us-east-1${spec.zone}`, memoryMiB, memoryMiBFree: memoryMiB, cpuUnits: 20_000, cpuUnitsFree: 20_000, attributes };
    return trial.world.context.insert(containerInstances, instance(String(i), row));
  });
  const containerDefinitions = [{ name: "app", image: "app:1", ...TASK }];
  trial.call("ecs", "RegisterTaskDefinition", { family: "app", containerDefinitions });
  return trial;
}

interface Asked {
  readonly placementStrategy?: readonly PlacementStrategy[];
  readonly placementConstraints?: readonly PlacementConstraint[];
}

/** Where the tasks of a service of so many went, by number of the instance. */
function served(trial: Trial, desiredCount: number, asked: Asked): readonly number[] {
  trial.call("ecs", "CreateService", { cluster: "prod", serviceName: "app", taskDefinition: "app", desiredCount, ...asked });
  trial.run(1);
  return trial.world.view.all(tasks).map(({ containerInstanceArn }) => Number(containerInstanceArn.split("/").at(-1)));
}

const run = (trial: Trial, more: object = {}) => trial.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "app", ...more } as never);

test.each<[string, Partial<ContainerInstanceRow>, object, string, string]>([
  ["no agent", { agentConnected: false }, {}, "AGENT", "Agent disconnected: ECS cannot reach it"],
  ["too little CPU", { cpuUnits: 100, cpuUnitsFree: 100 }, {}, "RESOURCE:CPU", "Not enough CPU: needs 256 CPU units, has 100"],
  ["too little memory", { memoryMiB: 511, memoryMiBFree: 511 }, {}, "RESOURCE:MEMORY", "Not enough memory: needs 512 MiB, has 511"],
  ["more asked for", {}, { overrides: { containerOverrides: [{ name: "app", memory: 8000 }] } }, "RESOURCE:MEMORY", "Not enough memory: needs 8000 MiB, has 7680"],
  ["a port taken", { portsReserved: [22, 8080], portsTaken: [22, 8080] }, { taskDefinition: "port" }, "RESOURCE:PORTS", "Port 8080 in use: by the agent"],
  ["no GPU", {}, { taskDefinition: "gpu" }, "RESOURCE:GPU", "Not enough GPUs: needs 1, has 0"],
  ["another processor", {}, { taskDefinition: "arm" }, "ATTRIBUTE", "Missing an attribute: needs ecs.cpu-architecture arm64"],
  ["a capability missing", {}, { taskDefinition: "checked" }, "ATTRIBUTE", "Missing an attribute: needs ecs.capability.container-health-check"],
  ["an expression", {}, { placementConstraints: [{ type: "memberOf", expression: "attribute:stack == prod" }] }, "MemberOf placement constraint unsatisfied.", "memberOf: attribute:stack == prod"],
  ["an expression of the definition", {}, { taskDefinition: "bound" }, "MemberOf placement constraint unsatisfied.", "memberOf: attribute:ecs.os-type == windows"],
])("RunTask fails: %s", (_, row, more, reason, detail) => {
  const trial = cluster([row, { status: "DRAINING" }]);
  const register = (family: string, container: object, rest: object = {}) =>
    trial.call("ecs", "RegisterTaskDefinition", { family, containerDefinitions: [{ name: "app", image: "app:1", memory: 512, ...container }], ...rest } as never);
  register("port", { portMappings: [{ containerPort: 80, hostPort: 8080 }] });
  register("gpu", { resourceRequirements: [{ type: "GPU", value: "1" }] });
  register("arm", {}, { runtimePlatform: { cpuArchitecture: "ARM64" } });
  register("checked", { healthCheck: { command: ["CMD", "true"] } });
  register("bound", {}, { placementConstraints: [{ type: "memberOf", expression: "attribute:ecs.os-type == windows" }] });
  expect(run(trial, { count: 3, ...more })).toEqual({
    tasks: [],
    failures: [{ arn: instance("0").containerInstanceArn, reason, detail }],
  });
});

test("tasks of one call are placed one after another, and each counts for the next", () => {
  const trial = cluster([{ zone: "a", fits: 2 }, { zone: "b", fits: 2 }]);
  const spread = { placementStrategy: [{ type: "spread", field: "attribute:ecs.availability-zone" }] };
  const zones = (count: number) => (run(trial, { count, ...spread }).tasks ?? []).map(({ availabilityZone }) => availabilityZone?.at(-1)).toSorted();
  expect(zones(2)).toEqual(["a", "b"]);
  expect(zones(2)).toEqual(["a", "b"]);
  expect(run(trial, spread).failures).toHaveLength(2);
});

test("a group is spread over all calls; another group starts anew", () => {
  const trial = cluster([{ zone: "a", fits: 9 }, { zone: "b", fits: 9 }, { zone: "c", fits: 9 }]);
  const placementStrategy = [{ type: "spread", field: "instanceId" }];
  const placesOf = (group: string) => {
    const places = Array.from({ length: 3 }, () => run(trial, { group, placementStrategy }).tasks?.[0]?.containerInstanceArn);
    return new Set(places).size;
  };
  expect([placesOf("x"), placesOf("y"), placesOf("x")]).toEqual([3, 3, 3]);
});

test("without a strategy standalone tasks go anywhere, differently from seed to seed", () => {
  const places = new Set(Array.from({ length: 12 }, (_, seed) => run(cluster([{ zone: "a", fits: 9 }, { zone: "b", fits: 9 }, { zone: "c", fits: 9 }], seed)).tasks?.[0]?.availabilityZone));
  expect(places.size).toBe(3);
});

const anyFleet = fc.array(
  fc.record({ zone: fc.constantFrom<"a" | "b" | "c">("a", "b", "c"), fits: fc.nat(4), disk: fc.constantFrom("ssd", "hdd") }),
  { minLength: 1, maxLength: 7 },
);
const AZ: PlacementStrategy = { type: "spread", field: "attribute:ecs.availability-zone" };
const anyChain = fc.array(fc.constantFrom<PlacementStrategy>(AZ, { type: "binpack", field: "memory" }, { type: "spread", field: "host" }, { type: "random" }), { maxLength: 5 });

function tally<T>(items: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

test("as many tasks are placed as there is room for, whatever is preferred; never two siblings with distinctInstance", () => {
  fc.assert(
    fc.property(anyFleet, fc.integer({ min: 1, max: 12 }), anyChain, fc.boolean(), (specs, desiredCount, placementStrategy, apart) => {
      const placementConstraints = apart ? [{ type: "distinctInstance" as const }] : [];
      const places = served(cluster(specs), desiredCount, { placementStrategy, placementConstraints });
      const room = specs.reduce((sum, { fits }) => sum + (apart ? Math.min(1, fits) : fits), 0);
      expect(places).toHaveLength(Math.min(desiredCount, room));
      for (const [place, count] of tally(places)) expect(count).toBeLessThanOrEqual(apart ? 1 : (specs[place]?.fits ?? 0));
    }),
    { numRuns: 60 },
  );
});

test("memberOf is true of every instance that is chosen", () => {
  fc.assert(
    fc.property(anyFleet, fc.integer({ min: 1, max: 12 }), anyChain, (specs, desiredCount, placementStrategy) => {
      const placementConstraints = [{ type: "memberOf" as const, expression: "attribute:disk == ssd and attribute:ecs.availability-zone != us-east-1c" }];
      const places = served(cluster(specs), desiredCount, { placementStrategy, placementConstraints });
      const open = specs.filter(({ disk, zone }) => disk === "ssd" && zone !== "c");
      for (const place of places) expect(open).toContain(specs[place]);
      expect(places).toHaveLength(Math.min(desiredCount, open.reduce((sum, { fits }) => sum + fits, 0)));
    }),
    { numRuns: 40 },
  );
});

test("spread over zones: they differ by at most one as long as all have room, and a full zone is skipped, not waited for", () => {
  fc.assert(
    fc.property(anyFleet, fc.integer({ min: 1, max: 12 }), fc.constantFrom<Asked>({}, { placementStrategy: [AZ] }, { placementStrategy: [AZ, { type: "binpack", field: "cpu" }] }), (specs, desiredCount, asked) => {
      const counts = tally(served(cluster(specs), desiredCount, asked).map((place) => specs[place]?.zone));
      const room = new Map<string, number>();
      for (const { zone, fits } of specs) room.set(zone, (room.get(zone) ?? 0) + fits);
      const most = Math.max(0, ...counts.values());
      for (const [zone, fits] of room) {
        const count = counts.get(zone as "a") ?? 0;
        // It has nearly as many as the fullest one, unless it is full itself.
        if (count < fits) expect(most - count).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 60 },
  );
});
