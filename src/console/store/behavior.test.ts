import { expect, test } from "vitest";
import type { Rows } from "../../bridge/protocol.ts";
import { behaviorOf, changedBehavior, changedResources } from "./behavior.ts";

type Behavior = Rows["physics.imageBehaviors"];

const usual: Behavior = {
  image: "web:latest",
  imageSizeMiB: null,
  pullSeconds: 2,
  startSeconds: 1,
  stopSeconds: 1,
  healthStatus: 200,
  unhealthyAfterSeconds: null,
  exitAfterSeconds: null,
  exitCode: 0,
  ignoresSigterm: false,
  pullError: null,
  awsCalls: [],
};

const rows = new Map([usual, { ...usual, image: "web:*", startSeconds: 5 }, { ...usual, image: "*", startSeconds: 9 }].map((row) => [row.image, row]));

test.each([
  ["web", 1],
  ["web:latest", 1],
  ["web:2", 5],
  ["api:1", 9],
])("%s behaves as its own row says, or the pattern that says most", (image, startSeconds) => {
  expect(behaviorOf(rows, image)?.startSeconds).toBe(startSeconds);
  expect(behaviorOf(new Map([...rows].reverse()), image)?.startSeconds).toBe(startSeconds);
});

test("nothing was said of an image that no row covers", () => {
  expect(behaviorOf(new Map(), "web")).toBeNull();
});

test("what is changed is told with all the rest, for this image alone", () => {
  expect(changedBehavior("web:2", behaviorOf(rows, "web:2"), "exitAfterSeconds", 30)).toEqual({
    image: "web:2",
    pullSeconds: 2,
    startSeconds: 5,
    stopSeconds: 1,
    healthStatus: 200,
    exitAfterSeconds: 30,
    exitCode: 0,
    ignoresSigterm: false,
    awsCalls: [],
  });
  expect(changedBehavior("web", null, "healthStatus", 500)).toEqual({ image: "web:latest", healthStatus: 500 });
  expect(changedBehavior("web", usual, "startSeconds", null)).not.toHaveProperty("startSeconds");
});

test("what an image uses is changed with all the rest, and is said no more when nothing of it is", () => {
  const costly = { ...usual, resources: { cpuMillisPerRequest: 20 } };
  expect(changedResources("web", costly, "leakMiBPerHour", 60).resources).toEqual({ cpuMillisPerRequest: 20, leakMiBPerHour: 60 });
  expect(changedResources("web", costly, "cpuMillisPerRequest", null)).not.toHaveProperty("resources");
  expect(changedBehavior("web", costly, "startSeconds", 4)).toMatchObject({ startSeconds: 4, resources: { cpuMillisPerRequest: 20 } });
  expect(changedResources("web", null, "concurrency", 5)).toEqual({ image: "web:latest", resources: { concurrency: 5 } });
});
