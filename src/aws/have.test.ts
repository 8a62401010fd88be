import { expect, test } from "vitest";
import type { Task } from "./generated/ecs.ts";
import type { Have } from "./have.ts";

type Row = Have<Task, "taskArn" | "lastStatus">;

test("what a row has is present and not null, the rest stays optional", () => {
  const row: Row = { taskArn: "arn", lastStatus: "RUNNING" };
  const arn: string = row.taskArn;
  expect(arn).toBe("arn");
  // @ts-expect-error One is missing.
  const half: Row = { taskArn: "arn" };
  // @ts-expect-error There is no such member.
  const wrong: Have<Task, "taskArns"> = row;
  expect([half, wrong]).toHaveLength(2);
});
