import { expect, test } from "vitest";
import { heldOn } from "./heldOnInstances.ts";
import { Story } from "./story.ts";
import { containerInstances } from "./tables.ts";

test("what was held on an instance that is gone is not held on the one that takes its place", () => {
  const story = new Story();
  story.fleet("a");
  story.call("ecs", "RunTask", { cluster: "prod", taskDefinition: story.define("web") });
  const { context } = story.world;
  const heldAt = (containerInstanceArn: string) =>
    heldOn(context, { containerInstanceArn, place: context.placeOf(containerInstances, containerInstanceArn) ?? -1 });
  const [instance] = context.all(containerInstances);
  if (instance === undefined) throw new Error("there is no instance");
  expect(heldAt(instance.containerInstanceArn).memoryMiB).toBeGreaterThan(0);
  context.remove(containerInstances, instance.containerInstanceArn);
  const next = context.insert(containerInstances, { ...instance, containerInstanceArn: `${instance.containerInstanceArn}0` });
  expect(heldAt(next.containerInstanceArn)).toEqual({ cpuUnits: 0, memoryMiB: 0, gpus: 0, enis: 0 });
});
