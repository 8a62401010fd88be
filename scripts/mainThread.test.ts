import { expect, test } from "vitest";
import { tasksOf } from "./mainThread.mjs";

const event = (name: string, ts: number, more: { readonly pid?: number; readonly tid?: number; readonly dur?: number } = {}) => ({ name, pid: 1, tid: 1, ts, ...more });

test("the tasks of the thread that the mark was made on, from there on, in milliseconds", () => {
  const events = [
    event("RunTask", 0, { dur: 90_000 }),
    event("watched", 100),
    event("RunTask", 200, { dur: 12_500 }),
    event("Layout", 300, { dur: 12_000 }),
    event("RunTask", 400, { tid: 2, dur: 80_000 }),
    event("RunTask", 500, { pid: 2, dur: 70_000 }),
    event("RunTask", 600, { dur: 3_000 }),
  ];
  expect(tasksOf(events)).toEqual([12.5, 3]);
});

test("a trace without the mark is of no page", () => {
  expect(() => tasksOf([event("RunTask", 0, { dur: 1 })])).toThrow("which thread");
});
