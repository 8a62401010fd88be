import { describe, expect, test } from "vitest";
import { fc } from "../../../scripts/properties.ts";
import { MOST_MESSAGE_LENGTH, readFromTab, readToTab } from "./messages.ts";

const call = { service: "ecs", operation: "ListClusters", input: { maxResults: 1 } };

describe("what a tab sends", () => {
  test.each([
    { type: "focused", at: 1_795_968_946_181 },
    { type: "answer", id: 1, answer: { ok: true, output: { clusterArns: [] } } },
    { type: "answer", id: 0, answer: { ok: false, code: "InvalidAMIID.NotFound", message: "gone" } },
  ])("is read: %j", (message) => expect(readFromTab(JSON.stringify(message))).toEqual(message));

  test.each([
    "",
    "{",
    "null",
    "[]",
    "5",
    JSON.stringify({ type: "call", id: 1, call }),
    JSON.stringify({ type: "focused" }),
    JSON.stringify({ type: "focused", at: -1 }),
    JSON.stringify({ type: "focused", at: 1e300 }),
    JSON.stringify({ type: "answer", id: "1", answer: { ok: true, output: {} } }),
    JSON.stringify({ type: "answer", id: 1.5, answer: { ok: true, output: {} } }),
    JSON.stringify({ type: "answer", id: 1, answer: null }),
    JSON.stringify({ type: "answer", id: 1, answer: { ok: "yes" } }),
    JSON.stringify({ type: "answer", id: 1, answer: { ok: false, code: "A" } }),
    JSON.stringify({ type: "answer", id: 1, answer: { ok: false, code: "A\r\nSet-Cookie: b", message: "" } }),
    JSON.stringify({ type: "answer", id: 1, answer: { ok: false, code: "", message: "" } }),
    JSON.stringify({ type: "answer", id: 1, answer: { ok: false, code: "é", message: "" } }),
    " ".repeat(MOST_MESSAGE_LENGTH) + JSON.stringify({ type: "focused", at: 1 }),
  ])("is passed over (%#)", (text) => expect(readFromTab(text)).toBeUndefined());
});

describe("what a server sends", () => {
  test.each([
    { type: "call", id: 3, call },
    { type: "standing", isRegion: false, tabs: 2 },
  ])("is read: %j", (message) => expect(readToTab(JSON.stringify(message))).toEqual(message));

  test.each([
    "nothing",
    JSON.stringify({ type: "call", id: 1 }),
    JSON.stringify({ type: "call", id: 1, call: { service: 5, operation: "a" } }),
    JSON.stringify({ type: "call", id: -1, call }),
    JSON.stringify({ type: "standing", isRegion: 1, tabs: 2 }),
    JSON.stringify({ type: "standing", isRegion: true, tabs: null }),
    JSON.stringify({ type: "focused", at: 1 }),
  ])("is passed over (%#)", (text) => expect(readToTab(text)).toBeUndefined());
});

test("no text, whatever is in it, breaks either end", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.record({ type: fc.constantFrom("call", "standing", "focused", "answer"), id: fc.jsonValue(), call: fc.jsonValue(), answer: fc.jsonValue(), at: fc.jsonValue() }).map((one) => JSON.stringify(one))), (text) => {
      const message = readFromTab(text) ?? readToTab(text);
      return message === undefined || readFromTab(JSON.stringify(message)) !== undefined || readToTab(JSON.stringify(message)) !== undefined;
    }),
  );
});
