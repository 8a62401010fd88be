import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Answer } from "../protocol.ts";
import type { FromTab, ToTab } from "./messages.ts";
import { LONGEST_ANSWER_MS, MOST_TABS, MOST_UNDER_WAY, Relay } from "./relay.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const call = { service: "ecs", operation: "ListClusters", input: {} };
const fine: Answer = { ok: true, output: { clusterArns: [] } };

function relayed() {
  const relay = new Relay(() => "http://localhost:4173/");
  const enter = (focusedAt?: number) => {
    const heard: ToTab[] = [];
    const line = { say: (message: ToTab) => heard.push(message), hangUp: vi.fn<() => void>() };
    const { hear, closed } = relay.enter(line);
    const say = (message: FromTab) => hear(JSON.stringify(message));
    if (focusedAt !== undefined) say({ type: "focused", at: focusedAt });
    const isRegion = () => heard.findLast((message) => message.type === "standing")?.isRegion;
    const asked = () => heard.filter((message) => message.type === "call").map(({ id }) => id);
    return { heard, hear, say, closed, isRegion, asked, hangUp: line.hangUp };
  };
  return { relay, enter };
}

const unavailable = (message: string) => ({ ok: false, code: "ServiceUnavailable", message: expect.stringContaining(message) as string });

test("without a tab it says where to open one", async () => {
  expect(await relayed().relay.call(call)).toEqual(unavailable("Open http://localhost:4173/ in a browser"));
});

test("the tab is asked, and its answers go to who asked, in whatever order", async () => {
  const { relay, enter } = relayed();
  const tab = enter(1);
  const answers = [relay.call(call), relay.call(call)];
  expect(tab.heard.at(-1)).toEqual({ type: "call", id: 2, call });
  tab.say({ type: "answer", id: 2, answer: { ok: false, code: "A", message: "no" } });
  tab.say({ type: "answer", id: 1, answer: fine });
  expect(await Promise.all(answers)).toEqual([fine, { ok: false, code: "A", message: "no" }]);
});

test("of several tabs the last focused answers, and each is told where it stands, once", () => {
  const { relay, enter } = relayed();
  const [never, first, second] = [enter(), enter(10), enter(20)];
  expect([never, first, second].map(({ isRegion }) => isRegion())).toEqual([false, false, true]);
  first.say({ type: "focused", at: 30 });
  expect([never, first, second].map(({ isRegion }) => isRegion())).toEqual([false, true, false]);
  const { length } = first.heard;
  first.say({ type: "focused", at: 40 });
  expect(first.heard).toHaveLength(length);
  void relay.call(call);
  expect([never, first, second].map(({ asked }) => asked())).toEqual([[], [1], []]);
  first.closed();
  expect([never, second].map(({ isRegion }) => isRegion())).toEqual([false, true]);
  expect(never.heard.at(-1)).toEqual({ type: "standing", isRegion: false, tabs: 2 });
});

test("tabs that connect anew in another order stand as before", () => {
  const { enter } = relayed();
  const [second, first] = [enter(20), enter(10)];
  expect([first, second].map(({ isRegion }) => isRegion())).toEqual([false, true]);
});

test("a tab that closes leaves its calls unanswered, not those of others", async () => {
  const { relay, enter } = relayed();
  const [first, second] = [enter(1), enter(2)];
  const lost = relay.call(call);
  first.say({ type: "focused", at: 3 });
  const kept = relay.call(call);
  second.closed();
  second.closed();
  expect(await lost).toEqual(unavailable("The tab was closed before it answered"));
  first.say({ type: "answer", id: 2, answer: fine });
  expect(await kept).toEqual(fine);
});

test("a tab that says what is no message is hung up on, and answers no more", async () => {
  const { relay, enter } = relayed();
  const tab = enter(1);
  const answer = relay.call(call);
  tab.hear("\u0000{");
  tab.say({ type: "answer", id: 1, answer: fine });
  expect(tab.hangUp).toHaveBeenCalledOnce();
  expect(await answer).toMatchObject({ ok: false });
  expect(await relay.call(call)).toEqual(unavailable("No tab"));
});

test("a tab does not answer for another, nor what nobody asked", async () => {
  const { relay, enter } = relayed();
  const [other, region] = [enter(1), enter(2)];
  const answer = relay.call(call);
  other.say({ type: "answer", id: 1, answer: { ok: true, output: "forged" } });
  region.say({ type: "answer", id: 99, answer: fine });
  region.say({ type: "answer", id: 1, answer: fine });
  region.say({ type: "answer", id: 1, answer: { ok: true, output: "again" } });
  expect(await answer).toEqual(fine);
});

test.each([
  [LONGEST_ANSWER_MS - 1, 0],
  [LONGEST_ANSWER_MS, 1],
])("after %d ms without an answer, %d callers have been told", async (ms, told) => {
  const { relay, enter } = relayed();
  const tab = enter(1);
  const heard = vi.fn<(answer: Answer) => void>();
  void relay.call(call).then(heard);
  await vi.advanceTimersByTimeAsync(ms);
  expect(heard).toHaveBeenCalledTimes(told);
  tab.say({ type: "answer", id: 1, answer: fine });
  await vi.advanceTimersByTimeAsync(LONGEST_ANSWER_MS);
  expect(heard).toHaveBeenCalledOnce();
  expect(heard).toHaveBeenCalledWith(told === 1 ? unavailable("has not answered for 50 seconds") : fine);
});

test("calls and tabs have a limit", async () => {
  const { relay, enter } = relayed();
  const tab = enter(1);
  for (let count = 0; count < MOST_UNDER_WAY; count++) void relay.call(call);
  expect(await relay.call(call)).toEqual(unavailable("1000 calls are under way"));
  expect(tab.asked()).toHaveLength(MOST_UNDER_WAY);
  for (let count = 1; count < MOST_TABS; count++) expect(enter().hangUp).not.toHaveBeenCalled();
  const tooMany = enter(2);
  expect(tooMany.hangUp).toHaveBeenCalledOnce();
  expect(tab.isRegion()).toBe(true);
});
