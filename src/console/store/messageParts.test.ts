import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { messageParts } from "./messageParts.ts";

const GROUP = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web-tg/73e2d6bc24d8a067";
const shown = (message: string) => messageParts(message).map((part) => part.text).join("");
const whole = (message: string) => messageParts(message).map((part) => part.full ?? part.text).join("");

test.each([
  ["(service web) has reached a steady state.", "(service web) has reached a steady state."],
  ["(service web) has started 1 tasks: (task 8f14e45fceea167a5a36dedd4bea2543).", "(service web) has started 1 tasks: (task 8f14)."],
  [`(service web) registered 1 targets in (target-group ${GROUP})`, "(service web) registered 1 targets in (target-group web-tg)"],
  ["(service web, taskSet ecs-svc/9223370526043414679) has begun", "(service web, taskSet ecs-svc/9223) has begun"],
  [
    `(service web) (instance i-0a41c2d3e4f5a6b7c) (port 32768) is unhealthy in (target-group ${GROUP}) due to (reason Health checks failed with these codes: [503])`,
    "(service web) (instance i-0a41) (port 32768) is unhealthy in (target-group web-tg) due to (reason Health checks failed with these codes: [503])",
  ],
  [`It is ${GROUP}.`, "It is web-tg."],
] as const)("ids are shown short: %s", (message, text) => {
  expect(shown(message)).toBe(text);
  expect(whole(message)).toBe(message);
});

test("whatever the message, nothing of it is lost", () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom(GROUP, "8f14e45fceea167a5a36dedd4bea2543", "i-0a41c2d3e4f5a6b7c", "ecs-svc/9223370526043414679", "arn:aws:ecs:r:1:"));
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(whole(pieces.join(" "))).toBe(pieces.join(" "));
    }),
  );
});
