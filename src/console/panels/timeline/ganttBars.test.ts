import { fc } from "../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import type { Rows } from "../../../bridge/protocol.ts";
import { replica, type Tables } from "../../store/replica.ts";
import { barsOf, ganttRows, seenIn } from "./ganttBars.ts";

const NEVER = { containers: [], pullStartedAt: null, pullStoppedAt: null, executionStoppedAt: null, startedAt: null, healthyAt: null, stoppingAt: null, stoppedAt: null, stopCode: null, stoppedReason: null };

type Life = Partial<Omit<Rows["ecs.tasks"], "containers">> & { readonly containers?: readonly { readonly signalledAt: number | null }[] };

function task(over: Life): Rows["ecs.tasks"] {
  return {
    taskArn: "t",
    serviceArn: "web",
    group: "service:web",
    taskDefinitionArn: "arn:aws:ecs:r:1:task-definition/web:15",
    createdAt: 10,
    ...NEVER,
    ...over,
  } as unknown as Rows["ecs.tasks"];
}

test.each([
  ["just placed", {}, 10, []],
  ["pending", {}, 20, ["pending 10-20"]],
  ["under checks", { startedAt: 15 }, 20, ["pending 10-15", "checks 15-20"]],
  ["in service", { startedAt: 15, healthyAt: 18 }, 20, ["pending 10-15", "checks 15-18", "service 18-20"]],
  ["draining", { startedAt: 15, healthyAt: 18, stoppingAt: 19 }, 20, ["pending 10-15", "checks 15-18", "service 18-19", "draining 19-20"]],
  ["stopped", { startedAt: 15, healthyAt: 18, stoppingAt: 19, stoppedAt: 22 }, 40, ["pending 10-15", "checks 15-18", "service 18-19", "stopping 19-22"]],
  ["drained, then stopped", { startedAt: 15, healthyAt: 18, stoppingAt: 19, stoppedAt: 22, containers: [{ signalledAt: 21 }, { signalledAt: null }] }, 40, ["pending 10-15", "checks 15-18", "service 18-19", "draining 19-21", "stopping 21-22"]],
  ["drained, and gone by itself", { startedAt: 15, healthyAt: 18, stoppingAt: 19, executionStoppedAt: 20, stoppedAt: 22 }, 40, ["pending 10-15", "checks 15-18", "service 18-19", "draining 19-20", "stopping 20-22"]],
  ["told to stop, not stopped", { startedAt: 15, healthyAt: 18, stoppingAt: 19, containers: [{ signalledAt: 19 }] }, 22, ["pending 10-15", "checks 15-18", "service 18-19", "stopping 19-22"]],
  ["stopped before it started", { stoppingAt: 13, stoppedAt: 14 }, 40, ["pending 10-13", "stopping 13-14"]],
  ["stopped before it was healthy", { startedAt: 15, stoppingAt: 19, stoppedAt: 22 }, 40, ["pending 10-15", "checks 15-19", "stopping 19-22"]],
  ["waiting for its agent, then pulling", { pullStartedAt: 12 }, 20, ["pending 10-12", "pulling 12-20"]],
  ["starting", { pullStartedAt: 12, pullStoppedAt: 14 }, 20, ["pending 10-12", "pulling 12-14", "starting 14-20"]],
  ["started after its pull", { pullStartedAt: 12, pullStoppedAt: 14, startedAt: 15 }, 20, ["pending 10-12", "pulling 12-14", "starting 14-15", "checks 15-20"]],
  ["stopped while it pulled", { pullStartedAt: 12, stoppingAt: 14, stoppedAt: 16 }, 40, ["pending 10-12", "pulling 12-14", "stopping 14-16"]],
  ["crashed", { startedAt: 15, healthyAt: 18, stoppedAt: 22 }, 40, ["pending 10-15", "checks 15-18", "service 18-22"]],
  ["healthy at its start", { startedAt: 15, healthyAt: 15 }, 20, ["pending 10-15", "service 15-20"]],
  ["standalone", { serviceArn: null, startedAt: 15 }, 20, ["pending 10-15", "service 15-20"]],
] as const)("the bars of a task that is %s", (_, over, now, bars) => {
  expect(barsOf(task(over), now).map(({ phase, from, to }) => `${phase} ${from}-${to}`)).toEqual(bars);
});

test("bars follow each other without a gap, from creation to the end", () => {
  const instant = fc.option(fc.nat(100), { nil: null });
  const lives = fc.record({ startedAt: instant, healthyAt: instant, stoppingAt: instant, stoppedAt: instant, createdAt: fc.nat(5), now: fc.integer({ min: 100, max: 120 }) });
  fc.assert(
    fc.property(lives, ({ now, ...life }) => {
      // Whatever is known to have happened, happened in this order.
      const ordered = { ...life };
      let last = ordered.createdAt;
      for (const key of ["startedAt", "healthyAt", "stoppingAt", "stoppedAt"] as const) {
        const at = ordered[key];
        if (at !== null) ordered[key] = last = Math.max(last, at);
      }
      const bars = barsOf(task(ordered), now);
      const end = ordered.stoppedAt ?? now;
      expect(bars[0]?.from ?? end).toBe(ordered.createdAt);
      bars.forEach((bar, at) => expect(bar.to).toBe(bars[at + 1]?.from ?? end));
    }),
  );
});

function tablesWith(tasks: readonly Rows["ecs.tasks"][]): Tables {
  const service = (serviceArn: string, colorIndex: number, taskDefinitionArn: string) =>
    [serviceArn, { serviceArn, serviceName: serviceArn, colorIndex, taskDefinitionArn }] as const;
  return {
    ...replica.getState().tables,
    "ecs.services": new Map([
      service("web", 1, "arn:aws:ecs:r:1:task-definition/web:15"),
      service("api", 0, "arn:aws:ecs:r:1:task-definition/api:2"),
    ]) as never,
    "ecs.tasks": new Map(tasks.map((one) => [one.taskArn, one])),
  };
}

test("services stand in the order of their colours, new revisions before old, old tasks before young", () => {
  const old = "arn:aws:ecs:r:1:task-definition/web:14";
  const tables = tablesWith([
    task({ taskArn: "alone", serviceArn: null, group: "family:job" }),
    task({ taskArn: "old", taskDefinitionArn: old, createdAt: 1 }),
    task({ taskArn: "young", createdAt: 30 }),
    task({ taskArn: "elder", createdAt: 20 }),
    task({ taskArn: "api", serviceArn: "api", taskDefinitionArn: "arn:aws:ecs:r:1:task-definition/api:2" }),
  ]);
  const rows = ganttRows(tables, null);
  expect(rows.map((row) => row.taskArn)).toEqual(["api", "elder", "young", "old", "alone"]);
  expect(rows.map((row) => row.newest)).toEqual([true, true, true, false, true]);
  expect(rows.map((row) => row.hue)).toEqual([1, 2, 2, 2, null]);
  expect(rows.at(-1)?.serviceName).toBe("job");
});

test.each([
  ["created after it", { createdAt: 61 }, false],
  ["created at its end", { createdAt: 60 }, true],
  ["stopped before it", { stoppedAt: 39 }, false],
  ["stopped at its beginning", { stoppedAt: 40 }, true],
  ["alive", {}, true],
] as const)("a task %s, seen in the stretch: %s", (_, over, seen) => {
  const rows = seenIn(ganttRows(tablesWith([task(over)]), "web"), { from: 40, to: 60 }, 70);
  expect(rows.length === 1).toBe(seen);
});

test("only a stop that is no ordinary end is a failure", () => {
  const failure = (over: object) =>
    ganttRows(tablesWith([task(over)]), null)[0]?.failure;
  expect(failure({ stoppedAt: 20, stopCode: "EssentialContainerExited", stoppedReason: "Essential container in task exited" })).toBe("Essential container in task exited");
  expect(failure({ stoppedAt: 20, stopCode: "ServiceSchedulerInitiated", stoppedReason: "Scaling activity" })).toBeNull();
  expect(failure({ stopCode: "EssentialContainerExited" })).toBeNull();
});
