import { expect, test } from "vitest";
import type { Rows } from "../../../bridge/protocol.ts";
import { tasksByBox } from "./streams.ts";

const task = (containerInstanceArn: string) => ({ containerInstanceArn, clusterArn: "c", availabilityZone: "z" }) as Rows["ecs.tasks"];

test("tasks are counted by the card they are on; a card that is not on the map counts for none", () => {
  const [i1, i2, empty] = [0, 1, 2].map((x) => ({ x, y: 0, width: 1, height: 1 }));
  const boxes = new Map(Object.entries({ i1, i2, empty }).flatMap(([arn, box]) => (box === undefined ? [] : [[arn, box] as const])));
  const counts = tasksByBox(["i1", "i2", "gone", "i1"].map(task), boxes);
  expect([...counts]).toEqual([
    [i1, 2],
    [i2, 1],
  ]);
});
