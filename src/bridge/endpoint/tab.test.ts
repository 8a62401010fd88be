import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Answer, Call } from "../protocol.ts";
import { MOST_MESSAGE_LENGTH, readFromTab, type ToTab } from "./messages.ts";
import { EndpointTab, type Socket, type Standing } from "./tab.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const call: Call = { service: "ecs", operation: "ListClusters", input: {} };

/** A tab, and the server's end of each connection it has made. */
function opened(answer: (call: Call) => Promise<Answer> = () => Promise.resolve({ ok: true, output: {} })) {
  const lines: (Socket & { readonly sent: string[] })[] = [];
  const told: Standing[] = [];
  const tab = new EndpointTab({
    connect: () => {
      const sent: string[] = [];
      const line: (typeof lines)[number] = { sent, send: (text) => sent.push(text), close: () => line.onclose?.(), onopen: null, onmessage: null, onclose: null };
      lines.push(line);
      return line;
    },
    answer,
    tell: (standing) => told.push(standing),
    now: () => Date.now(),
  });
  const last = () => lines.at(-1) ?? expect.fail("there is a connection");
  const say = async (message: ToTab | string) => {
    last().onmessage?.({ data: typeof message === "string" ? message : JSON.stringify(message) });
    await vi.advanceTimersByTimeAsync(0);
  };
  const heard = () => last().sent.map((text) => readFromTab(text));
  return { tab, lines, told, last, say, heard };
}

test("says that it has the focus once it is connected, and each time it gets it", () => {
  vi.setSystemTime(1_000);
  const { tab, last, heard } = opened();
  tab.focused();
  expect(heard()).toEqual([]);
  last().onopen?.();
  vi.setSystemTime(2_000);
  tab.focused();
  expect(heard()).toEqual([
    { type: "focused", at: 1_000 },
    { type: "focused", at: 2_000 },
  ]);
});

test("answers calls, and tells where it stands", async () => {
  const { told, last, say, heard } = opened((asked) => Promise.resolve({ ok: true, output: asked }));
  last().onopen?.();
  await say({ type: "standing", isRegion: false, tabs: 2 });
  await say({ type: "standing", isRegion: true, tabs: 1 });
  await say({ type: "call", id: 7, call });
  expect(told).toEqual([
    { state: "other", tabs: 2 },
    { state: "region", tabs: 1 },
  ]);
  expect(heard()).toEqual([{ type: "answer", id: 7, answer: { ok: true, output: call } }]);
});

test.each(["", "{}", '{"type":"call","id":1}', '{"type":"focused","at":1}'])("hangs up when it hears %j", async (text) => {
  const { told, last, say } = opened();
  last().onopen?.();
  await say(text);
  expect(told).toEqual([{ state: "lost" }]);
});

test("finds a server again that was started anew, trying less and less often, and at once when it is looked at", () => {
  const { tab, lines, last } = opened();
  const waits: number[] = [];
  for (let fails = 0; fails < 7; fails++) {
    const { length } = lines;
    last().onclose?.();
    let waited = 0;
    for (; lines.length === length; waited += 500) vi.advanceTimersByTime(500);
    waits.push(waited);
  }
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  last().onclose?.();
  const { length } = lines;
  tab.focused();
  expect(lines).toHaveLength(length + 1);
  vi.advanceTimersByTime(60_000);
  expect(lines).toHaveLength(length + 1);
  last().onopen?.();
  last().onclose?.();
  vi.advanceTimersByTime(1_000);
  expect(lines).toHaveLength(length + 2);
});

test("an answer that comes when the line is another goes nowhere", async () => {
  let finish = (_answer: Answer) => {};
  const { lines, last, say } = opened(() => new Promise((resolve) => (finish = resolve)));
  last().onopen?.();
  await say({ type: "call", id: 1, call });
  last().onclose?.();
  vi.advanceTimersByTime(1_000);
  last().onopen?.();
  finish({ ok: true, output: {} });
  await vi.advanceTimersByTimeAsync(0);
  expect(lines.map(({ sent }) => sent)).toEqual([[], []]);
});

test("an answer that is too large for the line is refused", async () => {
  const { last, say, heard } = opened(() => Promise.resolve({ ok: true, output: "x".repeat(MOST_MESSAGE_LENGTH) }));
  last().onopen?.();
  await say({ type: "call", id: 1, call });
  expect(heard()).toEqual([{ type: "answer", id: 1, answer: { ok: false, code: "ResponseTooLarge", message: expect.any(String) as string } }]);
});
