import { expect, test } from "vitest";
import { fc } from "../../../../scripts/properties.ts";
import type { Module } from "../../kernel/module.ts";
import { World } from "../../kernel/world.ts";
import { boundPortsOn } from "./hostPorts.ts";
import { tasks, type TaskRow } from "./tables.ts";

const MODULE: Module = { name: "test", tables: [tasks], indexes: [], operations: [], firings: [], reactions: [], guards: [] };

const INSTANCES = ["i", "j"];
const binding = fc.record({ hostPort: fc.constantFrom(80, 32_768, 32_769) });
const container = fc.record({ lastStatus: fc.constantFrom("RUNNING", "STOPPED"), networkBindings: fc.array(binding, { maxLength: 2 }) });
const deed = fc.record({
  taskArn: fc.constantFrom("a", "b", "c"),
  task: fc.option(fc.record({ containerInstanceArn: fc.constantFrom(...INSTANCES), lastStatus: fc.constantFrom("RUNNING" as const, "STOPPED" as const), containers: fc.array(container, { maxLength: 2 }) })),
  isKept: fc.boolean(),
  goesBack: fc.boolean(),
});

/** What leads to the containers of an instance, counted anew. */
function countedOn(all: readonly TaskRow[], containerInstanceArn: string): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  const containers = all.filter((task) => task.containerInstanceArn === containerInstanceArn && task.lastStatus !== "STOPPED").flatMap((task) => task.containers);
  for (const { networkBindings } of containers.filter(({ lastStatus }) => lastStatus !== "STOPPED")) {
    for (const { hostPort } of networkBindings) counts.set(hostPort, (counts.get(hostPort) ?? 0) + 1);
  }
  return counts;
}

test("a port is bound as long as a container has it that has not stopped, as tasks come, change and go", () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 20 }), (deeds) => {
      const world = new World([MODULE], 1);
      const { view, context } = world;
      const saved = world.save();
      for (const { taskArn, task, isKept, goesBack } of deeds) {
        if (goesBack) world.restore(saved);
        const known = view.find(tasks, taskArn);
        if (task === null && known !== undefined) context.remove(tasks, taskArn);
        if (task !== null && known !== undefined) context.update(tasks, taskArn, isKept ? { lastStatus: task.lastStatus } : (task as unknown as Partial<TaskRow>));
        if (task !== null && known === undefined) context.insert(tasks, { taskArn, version: 1, ...task } as unknown as TaskRow);
        for (const instance of INSTANCES) expect(boundPortsOn(view, instance)).toEqual(countedOn(view.all(tasks), instance));
      }
    }),
    { numRuns: 60 },
  );
});
