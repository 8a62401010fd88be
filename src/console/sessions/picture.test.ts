import { expect, test } from "vitest";
import { containerInstance, containerInstanceArn, definitionArn, machine, service, tablesOf, task, zones } from "../graph/fixture.ts";
import { isPicture, pictureOf } from "./picture.ts";

const on = (instanceId: string) => ({ containerInstanceArn: containerInstanceArn(instanceId) });

test("zones are lanes, instances are cards in the order of their launch, tasks are bars in the hue of their service", () => {
  const picture = pictureOf(
    tablesOf({
      "physics.zones": [...zones()],
      "ec2.instances": [machine("i-02", { launchTime: 5 }), machine("i-01"), machine("i-03", { availabilityZone: "us-east-1c" }), machine("i-04", { state: "terminated" })],
      "ecs.containerInstances": [containerInstance("i-01"), containerInstance("i-02", { status: "DRAINING" })],
      "ecs.services": [service("web", { colorIndex: 3, taskDefinitionArn: definitionArn("web:2") })],
      "ecs.tasks": [
        task("1", { ...on("i-01"), taskDefinitionArn: definitionArn("web:2") }),
        task("2", { ...on("i-01"), createdAt: 1 }),
        task("3", { ...on("i-01"), createdAt: 2, lastStatus: "PENDING" }),
        task("4", { ...on("i-01"), createdAt: 3, serviceArn: null }),
        task("5", { ...on("i-01"), lastStatus: "STOPPED" }),
      ],
    }),
  );
  expect(picture).toEqual({
    instanceCount: 3,
    taskCount: 4,
    lanes: [
      [
        {
          look: "plain",
          tasks: [
            { hue: 4, look: "solid" },
            { hue: 4, look: "pale" },
            { hue: 4, look: "dashed" },
            { hue: 0, look: "solid" },
          ],
        },
        { look: "draining", tasks: [] },
      ],
      [],
      [{ look: "launching", tasks: [] }],
    ],
  });
});

test("a lane has room for three cards and a card for eight tasks", () => {
  const instances = Array.from({ length: 5 }, (_, at) => machine(`i-0${at}`));
  const tasks = Array.from({ length: 20 }, (_, at) => task(String(at), on("i-00")));
  const { lanes } = pictureOf(
    tablesOf({ "physics.zones": [...zones()], "ec2.instances": instances, "ecs.containerInstances": [containerInstance("i-00")], "ecs.tasks": tasks }),
  );
  expect(lanes[0]).toHaveLength(3);
  expect(lanes[0]?.[0]?.tasks).toHaveLength(8);
});

test.each([
  [{ lanes: [[{ look: "plain", tasks: [] }]], instanceCount: 1, taskCount: 0 }, true],
  [{ lanes: [] }, true],
  [{ lanes: [[{ look: "plain" }]] }, false],
  [{ lanes: [{}] }, false],
  [{ lanes: "x" }, false],
  [null, false],
  ["x", false],
])("%j as a picture: %s", (value, is) => {
  expect(isPicture(value)).toBe(is);
});
