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
const INSTANCES = ["i", "j"];
const deed = fc.record({ containerInstanceArn: fc.constantFrom(...INSTANCES), taskArn: fc.constantFrom("a", "b", "c"), targets: fc.option(fc.array(target, { maxLength: 3 })), isKept: fc.boolean(), goesBack: fc.boolean() });

const PLACES = INSTANCES.flatMap((containerInstanceArn) => GROUPS.flatMap((targetGroupArn) => PORTS.map((port) => ({ containerInstanceArn, targetGroupArn, port }))));

test("a task is found by each port on which a group has it, as it comes, changes and goes", () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 20 }), (deeds) => {
      const world = new World([MODULE], 1);
      const { view, context } = world;
      const saved = world.save();
      for (const { taskArn, containerInstanceArn, targets, isKept, goesBack } of deeds) {
        if (goesBack) world.restore(saved);
        const known = view.find(tasks, taskArn);
        if (targets === null && known !== undefined) context.remove(tasks, taskArn);
        if (targets !== null && known !== undefined) context.update(tasks, taskArn, isKept ? { version: known.version + 1 } : { targets, containerInstanceArn });
        if (targets !== null && known === undefined) context.insert(tasks, { taskArn, version: 1, targets, containerInstanceArn } as unknown as TaskRow);
        for (const place of PLACES) {
          const isThere = (one: TaskTarget): boolean => one.targetGroupArn === place.targetGroupArn && one.port === place.port;
          const expected = view.all(tasks).filter((task) => task.containerInstanceArn === place.containerInstanceArn && task.targets.some(isThere));
          expect(new Set(tasksRegisteredAt(view, place))).toEqual(new Set(expected));
        }
      }
    }),
    { numRuns: 60 },
  );
});
