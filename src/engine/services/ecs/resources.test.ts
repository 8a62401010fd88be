import { fc } from "../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { nextDynamicPort, release, reserve, takeDynamicPort } from "./resources.ts";
import { containerInstances, type ContainerInstanceRow, type TaskNeeds } from "./tables.ts";
import { Trial } from "../../trial.ts";

/** A t3.medium with 2048 CPU units and 3876 MiB. */
function instance(config = "") {
  const trial = new Trial();
  trial.launch(config);
  trial.run(90);
  const { context } = trial.world;
  const [row] = context.all(containerInstances);
  const arn = row?.containerInstanceArn ?? "";
  return { context, arn, row: () => context.need(containerInstances, arn) };
}

const fitsOn = (row: ContainerInstanceRow, needs: TaskNeeds): boolean =>
  needs.cpuUnits <= row.cpuUnitsFree &&
  needs.memoryMiB <= row.memoryMiBFree &&
  !needs.ports.some((port) => row.portsTaken.includes(port)) &&
  !needs.portsUdp.some((port) => row.portsUdpTaken.includes(port));

const NONE: TaskNeeds = { cpuUnits: 0, memoryMiB: 0, ports: [], portsUdp: [], gpus: 0, enis: 0 };

test("what is taken is given back, whatever the order", () => {
  const { context, arn, row } = instance();
  const before = row();
  const port = fc.integer({ min: 1000, max: 1020 });
  const wish = fc.record({ cpuUnits: fc.nat(300), memoryMiB: fc.nat(600), ports: fc.uniqueArray(port, { maxLength: 3 }), portsUdp: fc.uniqueArray(port, { maxLength: 2 }), gpus: fc.constant(0), enis: fc.nat(1) });
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (wishes, dice) => {
      const held = wishes.filter((needs) => {
        const fits = fitsOn(row(), needs);
        if (fits) reserve(context, arn, needs);
        return fits;
      });
      const used = held.reduce((sum, { cpuUnits }) => sum + cpuUnits, 0);
      expect(row().cpuUnitsFree).toBe(2048 - used);
      expect(new Set(row().portsTaken).size).toBe(row().portsTaken.length);
      while (held.length > 0) release(context, arn, held.splice(dice.next().value % held.length, 1)[0] ?? NONE);
      expect({ ...row(), version: before.version }).toEqual(before);
    }),
    { numRuns: 50 },
  );
});

test.each<[string, Partial<TaskNeeds>, RegExp]>([
  ["CPU", { cpuUnits: 2049 }, /-1 CPU units free of 2048/],
  ["memory", { memoryMiB: 3877 }, /-1 MiB free of 3876/],
  ["a TCP port", { ports: [22] }, /TCP port 22 is taken twice/],
  ["a UDP port", { portsUdp: [53, 53], gpus: 0, enis: 0 }, /UDP port 53 is taken twice/],
])("the guard stops a world that gives away %s twice", (_name, needs, message) => {
  const trial = new Trial();
  trial.launch("");
  trial.run(90);
  const { context } = trial.world;
  const arn = context.all(containerInstances)[0]?.containerInstanceArn ?? "";
  reserve(context, arn, { ...NONE, ...needs });
  expect(() => trial.call("ecs", "CreateCluster", { clusterName: "any" })).toThrow(message);
});

test("dynamic ports count up from 32768, step over static ones, and begin again at the end", () => {
  const { context, arn } = instance("ECS_DYNAMIC_HOST_PORT_RANGE=40000-40003");
  const taken = () => takeDynamicPort(context, arn);
  reserve(context, arn, { ...NONE, ports: [40_001] });
  expect([taken(), taken(), taken(), taken()]).toEqual([40_000, 40_002, 40_003, 40_000]);
  const other = instance();
  expect(takeDynamicPort(other.context, other.arn)).toBe(32_768);
  expect(nextDynamicPort(other.context, other.row())).toBe(32_769);
});

test("an instance without a free port has none to give", () => {
  const { context, arn, row } = instance("ECS_DYNAMIC_HOST_PORT_RANGE=40000-40001");
  reserve(context, arn, { ...NONE, ports: [40_000, 40_001] });
  expect(nextDynamicPort(context, row())).toBeUndefined();
});
