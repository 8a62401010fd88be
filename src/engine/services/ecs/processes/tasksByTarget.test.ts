import { expect, test } from "vitest";
import { fc } from "../../../../../scripts/properties.ts";
import type { Module } from "../../../kernel/module.ts";
import { World } from "../../../kernel/world.ts";
import { tasks, type TaskRow, type TaskTarget } from "../tables.ts";
import { tasksRegisteredAt } from "./tasksByTarget.ts";

const MODULE: Module = { name: "test", tables: [tasks], indexes: [], operations: [], firings: [], reactions: [], guards: [] };

const GROUPS = ["one", "other"];
const PORTS = [80, 8080];
const target = fc.record({ targetGroupArn: fc.constantFrom(...GROUPS), port: fc.constantFrom(...PORTS), draining: fc.boolean() });
const deed = fc.record({ taskArn: fc.constantFrom("a", "b", "c"), targets: fc.option(fc.array(target, { maxLength: 3 })), isKept: fc.boolean(), goesBack: fc.boolean() });

test("a task is found by each port on which a group has it, as it comes, changes and goes", () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 20 }), (deeds) => {
      const world = new World([MODULE], 1);
      const { view, context } = world;
      const saved = world.save();
      for (const { taskArn, targets, isKept, goesBack } of deeds) {
        if (goesBack) world.restore(saved);
        const known = view.find(tasks, taskArn);
        if (targets === null && known !== undefined) context.remove(tasks, taskArn);
        if (targets !== null && known !== undefined) context.update(tasks, taskArn, isKept ? { version: known.version + 1 } : { targets });
        if (targets !== null && known === undefined) context.insert(tasks, { taskArn, version: 1, targets } as unknown as TaskRow);
        for (const targetGroupArn of GROUPS) {
          for (const port of PORTS) {
            const isThere = (one: TaskTarget): boolean => one.targetGroupArn === targetGroupArn && one.port === port;
            const expected = view.all(tasks).filter((task) => task.targets.some(isThere));
            expect(new Set(tasksRegisteredAt(view, { targetGroupArn, port }))).toEqual(new Set(expected));
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});
