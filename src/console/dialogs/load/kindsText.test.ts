import { expect, test } from "vitest";
import { kindsText } from "./kindsText.ts";

const kind = (path: string, weight = 1, more: object = {}) => ({ method: "GET", host: "shop", path, query: "", sourceIp: "203.0.113.10", weight, ...more });

test.each([
  [[kind("/")], "GET /"],
  [[kind("/", 3), kind("/orders", 1, { method: "POST" })], "75% GET /, 25% POST /orders"],
  [[kind("/find", 1, { query: "q=1" })], "GET /find?q=1"],
  [["a", "b", "c", "d", "e", "f"].map((name) => kind(`/${name}`)), "17% GET /a, 17% GET /b, 17% GET /c, 17% GET /d and 2 more"],
  [[kind("/", 0), kind("/b", 0)], "0% GET /, 0% GET /b"],
])("%#", (kinds, says) => {
  expect(kindsText(kinds)).toBe(says);
});
