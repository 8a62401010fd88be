import { expect, test } from "vitest";
import { isSession, looksLikeInput } from "./sniff.ts";

test.each([
  ['{"format": "ecs-playground", "version": 1}', true, true],
  ['\n  {\n  "format" : "ecs-playground"', true, true],
  ["https://example.com/x/#s=abc_-", true, true],
  ["#s=abc", true, true],
  ["see https://example.com/#s=abc", false, false],
  ['{"family": "web"}', false, true],
  ['aws ecs register-task-definition --cli-input-json \'{"family": "web"}\'', false, true],
  ["family: web\ncpu: 256", false, true],
  ["Resources:\n  Task:", false, true],
  ["just words", false, false],
  ["https://example.com/", false, false],
  ["", false, false],
])("%j", (text, session, input) => {
  expect(isSession(text)).toBe(session);
  expect(looksLikeInput(text)).toBe(input);
});
