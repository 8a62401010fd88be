// @ts-check

/** What marks the page's own thread in a trace. */
const MARK = "watched";

/** Whatever a thread takes up is one of these, and nothing else of it runs meanwhile. */
const TASK = "RunTask";

/**
 * Each task of the page's main thread while something is done, in milliseconds: script, style, layout and paint
 * together, as the browser itself times them.
 * @template T
 * @param {import("@playwright/test").Page} page
 * @param {() => Promise<T>} work
 * @returns {Promise<{ tasks: number[], answer: T }>}
 */
export async function tracedTasks(page, work) {
  const browser = page.context().browser();
  if (browser === null) throw new Error("The page is in no browser that can be traced.");
  await browser.startTracing(page, { categories: ["blink.user_timing", "disabled-by-default-devtools.timeline"] });
  await page.evaluate((name) => void performance.mark(name), MARK);
  const answer = await work();
  /** @type {{ traceEvents: readonly TraceEvent[] }} */
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString("utf8"));
  return { tasks: tasksOf(traceEvents), answer };
}

/** @typedef {{ name: string, pid: number, tid: number, ts: number, dur?: number }} TraceEvent In microseconds. */

/**
 * The tasks of the thread that the mark was made on, from there on.
 * @param {readonly TraceEvent[]} events
 */
export function tasksOf(events) {
  const mark = events.find(({ name }) => name === MARK);
  if (mark === undefined) throw new Error("The trace does not tell which thread is the page's.");
  const tasks = events.filter(({ name, pid, tid, ts }) => name === TASK && pid === mark.pid && tid === mark.tid && ts > mark.ts);
  return tasks.map(({ dur = 0 }) => dur / 1000);
}
