import { expect, test } from "vitest";
import type { Rows } from "../../bridge/protocol.ts";
import { logPlaceOf } from "./logPlace.ts";

const TASK = { taskArn: "arn:aws:ecs:us-east-1:123456789012:task/prod/0a1b" } as Rows["ecs.tasks"];
const CONTAINER = { name: "web", containerArn: "arn:aws:ecs:us-east-1:123456789012:container/prod/0a1b/11-22" } as Rows["ecs.tasks"]["containers"][number];

function definition(logConfiguration: object | undefined): Rows["ecs.taskDefinitions"] {
  return { definition: { containerDefinitions: [{ name: "web", logConfiguration }] } } as unknown as Rows["ecs.taskDefinitions"];
}

test.each([
  ["nowhere without a configuration", undefined, null],
  ["nowhere by another driver", { logDriver: "json-file" }, null],
  ["to a stream with a prefix", { logDriver: "awslogs", options: { "awslogs-group": "/ecs/web", "awslogs-stream-prefix": "ecs" } }, { logGroupName: "/ecs/web", logStreamName: "ecs/web/0a1b" }],
  ["to a stream with Docker's id", { logDriver: "awslogs", options: { "awslogs-group": "/ecs/web" } }, { logGroupName: "/ecs/web", logStreamName: "11221122" }],
])("a container writes %s", (_, logConfiguration, expected) => {
  expect(logPlaceOf(TASK, CONTAINER, definition(logConfiguration))).toEqual(expected);
});

test("of a definition that is gone nothing is known", () => {
  expect(logPlaceOf(TASK, CONTAINER, undefined)).toBeNull();
});
