import { fc } from "../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { seconds } from "../../kernel/time.ts";
import { clusters, containerInstances, taskDefinitions, tasks } from "../../services/ecs/tables.ts";
import { headroomIn, type HeadroomRequest } from "../questions.ts";
import type { Session } from "../session.ts";
import { define, done, ecs, prod, serve } from "./fixture.ts";

function headroom(session: Session, family: string, more: Partial<HeadroomRequest> = {}) {
  const [cluster] = session.read((view) => view.all(clusters));
  const definition = session.read((view) => view.all(taskDefinitions)).find((row) => row.family === family);
  const found = headroomIn(session, { clusterArn: cluster?.clusterArn ?? "", taskDefinitionArn: definition?.taskDefinitionArn ?? "", ...more });
  if (found === null) throw new Error("no such cluster or definition");
  return found;
}

const brief = ({ instances }: ReturnType<typeof headroom>) => instances.map(({ fits, limit, strandedCpuUnits, strandedMemoryMiB }) => [fits, limit, strandedCpuUnits, strandedMemoryMiB]);

// A t3.small registers 2048 CPU units, 1913 MiB and two network interfaces for tasks.
test.each<[string, object, object, readonly unknown[]]>([
  ["memory runs out first", { memory: 600, cpu: 64 }, {}, [3, "memory", 1856, 113]],
  ["just fits", { memory: 1913, cpu: 64 }, {}, [1, "memory", 1984, 0]],
  ["one MiB too much", { memory: 1914, cpu: 64 }, {}, [0, "memory", 2048, 1913]],
  ["CPU runs out first", { memory: 64, cpu: 1000 }, {}, [2, "cpu", 48, 1785]],
  ["no CPU asked for", { memory: 1000 }, {}, [1, "memory", 2048, 913]],
  ["a static port: one each", { memory: 64, portMappings: [{ containerPort: 80, hostPort: 80 }] }, {}, [1, "ports", 2048, 1849]],
  ["interfaces of their own", { memory: 64 }, { networkMode: "awsvpc" }, [2, "eni", 2048, 1785]],
  ["a constraint that it does not meet", { memory: 64 }, { placementConstraints: [{ type: "memberOf", expression: "attribute:disk == ssd" }] }, [0, "barred", 2048, 1913]],
])("%s", (_name, box, more, expected) => {
  const session = prod("a");
  define(session, "web", box, more);
  expect(brief(headroom(session, "web"))).toEqual([expected]);
});

test("zones are summed up, and what limits most stands first", () => {
  const session = prod("aab");
  define(session, "web", { memory: 600 });
  const [first] = session.read((view) => view.all(containerInstances));
  done(session, ecs("UpdateContainerInstancesState", { cluster: "prod", containerInstances: [first?.containerInstanceArn], status: "DRAINING" }));
  const found = headroom(session, "web");
  expect(found).toMatchObject({ fits: 6, limits: [{ limit: "memory", instances: 2 }, { limit: "barred", instances: 1 }] });
  expect(found.instances.find(({ limit }) => limit === "barred")?.reason).toBe("Takes no new tasks: it is DRAINING");
  expect(found.zones.map(({ availabilityZone, instances, fits }) => [availabilityZone, instances, fits])).toEqual([["us-east-1a", 2, 3], ["us-east-1b", 1, 3]]);
});

test("distinctInstance takes those that have one already for full", () => {
  const session = prod("ab");
  define(session, "job", { memory: 64 });
  const constraints = [{ type: "distinctInstance" as const }];
  expect(headroom(session, "job", { constraints }).fits).toBe(2);
  done(session, ecs("RunTask", { cluster: "prod", taskDefinition: "job" }));
  expect(headroom(session, "job", { constraints }).fits).toBe(1);
});

test("as many fit as it says, and no more", () => {
  const size = fc.record({ memory: fc.integer({ min: 100, max: 2000 }), cpu: fc.integer({ min: 0, max: 1500 }), zones: fc.constantFrom("a", "ab", "aabc"), before: fc.nat(3) });
  fc.assert(
    fc.property(size, ({ memory, cpu, zones, before }) => {
      const session = prod(zones);
      define(session, "first", { memory: 300, cpu: 200 });
      if (before > 0) done(session, ecs("RunTask", { cluster: "prod", taskDefinition: "first", count: before }));
      define(session, "web", { memory, cpu });
      const { fits } = headroom(session, "web");
      done(session, serve("web", "web", fits + 1));
      session.runUntil(session.now + seconds(5));
      expect(session.read((view) => view.all(tasks)).filter(({ serviceArn }) => serviceArn !== null)).toHaveLength(fits);
    }),
    { numRuns: 60 },
  );
});
