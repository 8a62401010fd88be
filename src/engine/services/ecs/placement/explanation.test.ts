import { expect, test } from "vitest";
import { newAccount } from "../../../account.ts";
import { containerInstances, tasks } from "../tables.ts";
import { explanationOf, type Comparison } from "./explanation.ts";
import { instance, subject, task } from "./fixture.ts";
import { place } from "./place.ts";
import { SPREAD_OVER_INSTANCES, SPREAD_OVER_ZONES, type Strategy } from "./subject.ts";

/** Two tasks in the first zone, none in the second; the third instance is too small, the fourth drains with a task. */
function explained(strategies: readonly Strategy[]) {
  const { context, view } = newAccount(7);
  const put = (id: string, more: Parameters<typeof instance>[1], siblings: number) => {
    const row = context.insert(containerInstances, instance(id, more));
    for (let n = 0; n < siblings; n++) context.insert(tasks, task(`${id}${n}`, row));
  };
  put("1", { memoryMiBFree: 4096, attributes: { rack: "r1" } }, 2);
  put("2", { availabilityZone: "us-east-1b", memoryMiBFree: 1024, cpuUnitsFree: 512 }, 0);
  put("3", { availabilityZone: "us-east-1b", memoryMiBFree: 256 }, 0);
  put("4", { availabilityZone: "us-east-1b", status: "DRAINING" }, 1);
  const explanation = explanationOf(view, place(view, subject({ strategies }), () => 0));
  const ids = explanation.verdicts.map(({ containerInstanceArn }) => Number(containerInstanceArn.slice(-1)));
  const byId = <T>(list: readonly T[]) => ids.map((id, at) => [id, list[at]] as const).toSorted(([a], [b]) => a - b).map(([, one]) => one);
  return explanation.stages.filter(({ step }) => step === 3).map(({ compared }) => compared && { ...compared, amounts: byId(compared.amounts), buckets: compared.buckets && byId(compared.buckets) });
}

const zone: Comparison = { unit: "tasks", amounts: [2, 1, null, null], buckets: ["us-east-1a", "us-east-1b", "us-east-1b", "us-east-1b"] };

test.each<[string, readonly Strategy[], readonly (Comparison | null)[]]>([
  ["zones and memory", [SPREAD_OVER_ZONES, { type: "binpack", field: "memory" }], [zone, { unit: "MiB", amounts: [4096, 1024, null, null], buckets: null }]],
  ["zones and instances", [SPREAD_OVER_ZONES, SPREAD_OVER_INSTANCES], [zone, { unit: "tasks", amounts: [2, 0, null, null], buckets: null }]],
  ["CPU", [{ type: "binpack", field: "cpu" }], [{ unit: "CPU units", amounts: [2048, 512, null, null], buckets: null }]],
  ["an attribute", [{ type: "spread", field: "attribute:rack" }], [{ unit: "tasks", amounts: [2, 1, null, null], buckets: ["r1", "", "", ""] }]],
  ["chance", [{ type: "random" }], [null]],
  ["nothing", [], []],
])("a strategy by %s tells the numbers it went by, of every instance that fits", (_, strategies, compared) => {
  expect(explained(strategies)).toEqual(compared);
});
