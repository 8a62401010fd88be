import { expect, test } from "vitest";
import { fc } from "../../../../../scripts/properties.ts";
import { serve, serverOf } from "./queue.ts";

/** Mean times in multiples of what a request takes alone. Kleinrock, Queueing Systems I. */
test.each([
  [1, 0.5, 2],
  [1, 0.8, 5],
  [1, 0.9, 10],
  [1, 0.95, 20],
  [2, 0.5, 1.333],
  [2, 0.8, 2.778],
  [2, 0.9, 5.263],
  [4, 0.5, 1.087],
  [4, 0.8, 1.746],
  [4, 0.9, 2.969],
  [8, 0.9, 1.877],
  [8, 0.95, 3.11],
])("with %i cores that are %f busy a request takes %f times as long as alone", (servers, busy, times) => {
  const server = serverOf({ cpuUnits: 1024 * servers, cpuMillisPerRequest: 1000, concurrency: 10_000, timeoutSeconds: 10_000 });
  expect(serve(server, servers * busy).meanSeconds).toBeCloseTo(times, 3);
});

/** 20 ms of CPU for each of 30 requests a second. */
test.each([
  ["half of two cores, shared by two", 1024, 30, 0.05, 0],
  ["a task of 512 units with 20 a second", 512, 20, 0.2, 0],
  ["a task of 512 units with 30 a second loses what it cannot do", 512, 30, 40.96, 5],
  ["an idle one answers as fast as it can", 1024, 0, 0.02, 0],
])("%s", (_what, cpuUnits, arriving, meanSeconds, lost) => {
  const served = serve(serverOf({ cpuUnits, cpuMillisPerRequest: 20, concurrency: 1024, timeoutSeconds: 60 }), arriving);
  expect(served.meanSeconds).toBeCloseTo(meanSeconds, 6);
  expect(served.lost).toBeCloseTo(lost, 6);
});

test("who waits no longer than a second is the limit before a backlog of a thousand", () => {
  const work = { cpuUnits: 1024, cpuMillisPerRequest: 20, concurrency: 1000, timeoutSeconds: 1 };
  expect(serverOf(work)).toMatchObject({ most: 50, isByPatience: true });
  expect(serve(serverOf(work), 60)).toEqual({ answered: 50, lost: 10, meanSeconds: 1, inFlight: 50 });
  expect(serverOf({ ...work, concurrency: 10 })).toMatchObject({ most: 10, isByPatience: false });
});

test("all requests are answered or lost, in the time there is, and more of them never take less time", () => {
  const work = fc.record({ cpuUnits: fc.integer({ min: 2, max: 8192 }), cpuMillisPerRequest: fc.integer({ min: 0, max: 1000 }), concurrency: fc.integer({ min: 1, max: 2000 }), timeoutSeconds: fc.integer({ min: 1, max: 60 }) });
  fc.assert(
    fc.property(work, fc.integer({ min: 0, max: 100_000 }), (of, arriving) => {
      const server = serverOf(of);
      const [less, more] = [serve(server, arriving / 2), serve(server, arriving)];
      expect(more.answered + more.lost).toBeCloseTo(arriving, 6);
      expect(more.meanSeconds).toBeGreaterThanOrEqual(less.meanSeconds - 1e-12);
      expect(more.inFlight).toBeLessThanOrEqual(Math.max(server.most, server.servers) * (1 + 1e-9));
    }),
  );
});

test.each([
  ["waits a little", { failing: 0, waitSeconds: 0.1 }, { answered: 10, lost: 0, meanSeconds: 0.125, inFlight: 1.25 }],
  ["is failed by every fourth", { failing: 0.25, waitSeconds: 0 }, { answered: 7.5, lost: 2.5, meanSeconds: 0.025, inFlight: 0.25 }],
  ["has four places, each held for a second", { failing: 0, waitSeconds: 0.975, concurrency: 4 }, { answered: 4, lost: 6, meanSeconds: 1, inFlight: 4 }],
  ["waits longer than its clients do", { failing: 0, waitSeconds: 9 }, { answered: 0, lost: 10, meanSeconds: 5, inFlight: 50 }],
])("who %s for others", (_what, awaits, served) => {
  const server = serverOf({ cpuUnits: 1024, cpuMillisPerRequest: 20, concurrency: 1000, timeoutSeconds: 5 });
  const { answered, lost, meanSeconds, inFlight } = serve({ ...server, awaits: { concurrency: 1000, timeoutSeconds: 5, ...awaits } }, 10);
  expect({ answered, lost, meanSeconds: Math.round(meanSeconds * 1e6) / 1e6, inFlight: Math.round(inFlight * 1e6) / 1e6 }).toEqual(served);
});
