import { expect, test } from "vitest";
import { clusterArn, containerArn, idOf, taskArn } from "../../../aws/arn.ts";
import { newArnsIn } from "./arns.ts";
import { Story } from "./story.ts";

test("ARNs that are made in one piece are those that are put together, whichever cluster comes next", () => {
  const { context } = new Story().world;
  const met = new Set<string>();
  for (const cluster of ["prod", "a-longer-one", "prod", "x".repeat(255)]) {
    const arns = newArnsIn(clusterArn(cluster));
    for (let i = 0; i < 2; i++) {
      const task = arns.ofTask(context);
      expect(task).toBe(taskArn(cluster, idOf(task)));
      expect(idOf(task)).toMatch(/^[0-9a-f]{32}$/);
      const container = arns.ofContainer(context, task);
      expect(container).toBe(containerArn(cluster, idOf(task), idOf(container)));
      expect(idOf(container)).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      met.add(task).add(container);
    }
  }
  expect(met.size).toBe(16);
});
