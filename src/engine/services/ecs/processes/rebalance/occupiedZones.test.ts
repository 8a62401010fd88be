import { expect, test } from "vitest";
import { story } from "../../story.ts";
import { clusters } from "../../tables.ts";
import { occupiedZones } from "./occupiedZones.ts";

test("a zone is occupied from its first instance on until the last one has left", () => {
  const s = story();
  s.fleet("a");
  const zones = () => occupiedZones(s.world.view, s.world.view.all(clusters)[0]?.clusterArn ?? "");
  expect(zones()).toEqual(["us-east-1a"]);
  s.join("b");
  s.join("b");
  s.run(120);
  expect(zones()).toEqual(["us-east-1a", "us-east-1b"]);
  const inB = s.instances("prod").filter(({ attributes = [] }) => attributes.some(({ value }) => value === "us-east-1b"));
  const leave = (at: number) => s.call("ecs", "DeregisterContainerInstance", { cluster: "prod", containerInstance: inB[at]?.containerInstanceArn ?? "" });
  leave(0);
  expect(zones()).toEqual(["us-east-1a", "us-east-1b"]);
  leave(1);
  expect(zones()).toEqual(["us-east-1a"]);
});
