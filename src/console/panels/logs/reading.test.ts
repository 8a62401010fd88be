import { expect, test } from "vitest";
import { EPOCH_SECONDS } from "../../../aws/region.ts";
import { linesCall, linesIn, namesIn, SHOWN } from "./reading.ts";

test.each([
  ["a stream's newest lines", { stream: "ecs/web/1", filterPattern: "" }, "GetLogEvents", { logStreamName: "ecs/web/1", limit: SHOWN }],
  ["a stream's lines with some words", { stream: "ecs/web/1", filterPattern: "failed" }, "FilterLogEvents", { logStreamNames: ["ecs/web/1"], filterPattern: "failed" }],
  ["the last hour of all streams", { stream: null, filterPattern: "" }, "FilterLogEvents", { startTime: EPOCH_SECONDS * 1000 + 400_000 }],
])("asks for %s", (_, wanted, operation, input) => {
  expect(linesCall("/ecs/web", { ...wanted, now: 4_000_000 })).toEqual({ service: "logs", operation, input: { logGroupName: "/ecs/web", ...input } });
});

test("lines are told in the session's time, with their stream, the newest that there is room for", () => {
  const events = Array.from({ length: SHOWN + 2 }, (_, at) => ({ timestamp: EPOCH_SECONDS * 1000 + at, message: `line ${at}` }));
  const lines = linesIn({ ok: true, output: { events } } as never, "ecs/web/1");
  expect(lines).toHaveLength(SHOWN);
  expect(lines.at(-1)).toEqual({ at: SHOWN + 1, message: `line ${SHOWN + 1}`, stream: "ecs/web/1" });
  expect(linesIn({ ok: true, output: { events: [{ timestamp: EPOCH_SECONDS * 1000, message: "a", logStreamName: "s" }, { message: "no time" }] } } as never, null)).toEqual([{ at: 0, message: "a", stream: "s" }]);
});

test("a refusal tells of nothing", () => {
  const refused = { ok: false, code: "ResourceNotFoundException", message: "The specified log group does not exist." } as never;
  expect(linesIn(refused, null)).toEqual([]);
  expect(namesIn(refused, "logStreams")).toEqual([]);
  expect(namesIn({ ok: true, output: { logGroups: [{ logGroupName: "/ecs/web" }, {}] } } as never, "logGroups")).toEqual(["/ecs/web"]);
});
