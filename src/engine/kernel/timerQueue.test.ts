import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { TimerQueue } from "./timerQueue.ts";

const timers = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 20 }),
    priority: fc.integer({ min: 0, max: 3 }),
    kind: fc.integer({ min: 0, max: 2 }),
    subject: fc.constantFrom("", "b", "c", "d", "e"),
    cause: fc.constant(0),
  }),
  { maxLength: 60 },
);

type Entry = { at: number; priority: number; kind: number; subject: string };

/** The rule in its plainest form: a list, sorted by time, priority and order of arrival. */
function expected(added: readonly Entry[]): string[] {
  const waiting = new Map<string, Entry & { order: number }>();
  added.forEach((timer, order) => {
    const key = `${timer.kind}${timer.subject}`;
    const before = waiting.get(key);
    if (before === undefined || timer.at < before.at) waiting.set(key, { ...timer, order });
  });
  return [...waiting.values()]
    .sort((x, y) => x.at - y.at || x.priority - y.priority || x.order - y.order)
    .map((timer) => `${timer.at} ${timer.kind} ${timer.subject}`);
}

function drained(queue: TimerQueue): string[] {
  const out: string[] = [];
  while (queue.size > 0) {
    const due = queue.take();
    out.push(`${due.at} ${due.kind} ${due.subject}`);
  }
  return out;
}

test("timers fire by time, then priority, then in the order in which they were set; the sooner of two holds", () => {
  fc.assert(
    fc.property(timers, (added) => {
      const queue = new TimerQueue(3);
      for (const timer of added) queue.add(timer);
      expect(drained(queue)).toEqual(expected(added));
    }),
  );
});

test("a saved queue is restored as it was, also after it went on", () => {
  fc.assert(
    fc.property(timers, timers, (before, after) => {
      const queue = new TimerQueue(3);
      for (const timer of before) queue.add(timer);
      const saved = queue.save();
      for (const timer of after) queue.add(timer);
      if (queue.size > 0) queue.take();
      queue.restore(saved);
      for (const timer of after) queue.add(timer);
      expect(drained(queue)).toEqual(expected([...before, ...after]));
    }),
  );
});

test("who waits is known, however often others came and went meanwhile", () => {
  const step = fc.record({ kind: fc.nat(2), subject: fc.nat(400).map((n) => (n < 200 ? "" : `s${n}`)), delay: fc.nat(20), takes: fc.nat(2) });
  fc.assert(
    fc.property(fc.array(step, { minLength: 200, maxLength: 600 }), (steps) => {
      const queue = new TimerQueue(3);
      const waiting = new Map<string, number>();
      let now = 0;
      for (const { kind, subject, delay, takes } of steps) {
        queue.add({ at: now + delay, priority: 0, kind, subject, cause: 0 });
        const key = `${kind}${subject}`;
        waiting.set(key, Math.min(waiting.get(key) ?? Infinity, now + delay));
        for (let i = 0; i < takes && queue.size > 0; i++) {
          const due = queue.take();
          now = due.at;
          expect(waiting.get(`${due.kind}${due.subject}`)).toBe(due.at);
          waiting.delete(`${due.kind}${due.subject}`);
        }
        expect([queue.size, queue.waitingFor(kind, subject)]).toEqual([waiting.size, waiting.get(key)]);
      }
    }),
    { numRuns: 20 },
  );
});

test("a timer can be asked when it fires", () => {
  const queue = new TimerQueue(1);
  queue.add({ at: 9, priority: 0, kind: 0, subject: "a", cause: 0 });
  queue.add({ at: 4, priority: 0, kind: 0, subject: "a", cause: 0 });
  queue.add({ at: 7, priority: 0, kind: 0, subject: "a", cause: 0 });
  expect([queue.waitingFor(0, "a"), queue.waitingFor(0, "b"), queue.size]).toEqual([4, undefined, 1]);
});
