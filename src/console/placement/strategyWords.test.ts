import { expect, test } from "vitest";
import { strategyWords } from "./strategyWords.ts";

const zones = { type: "spread", field: "attribute:ecs.availability-zone" } as const;
const instances = { type: "spread", field: "instanceId" } as const;
const memory = { type: "binpack", field: "memory" } as const;
const random = { type: "random", field: "" } as const;

test.each([
  [[zones, memory], "Each task goes to the zone with the fewest tasks; among equals to the instance with the least memory left. What is still equal is drawn by lot."],
  [[{ type: "binpack", field: "cpu" } as const], "Each task goes to the instance with the least CPU left. What is still equal is drawn by lot."],
  [[{ type: "spread", field: "attribute:rack" } as const], "Each task goes to the rack with the fewest tasks. What is still equal is drawn by lot."],
  [[{ type: "spread", field: "attribute:ecs.instance-type" } as const, { type: "spread", field: "host" } as const], "Each task goes to the instance-type with the fewest tasks; among equals to the instance with the fewest tasks. What is still equal is drawn by lot."],
  [[random], "Each task goes to any instance, by lot."],
  [[random, zones, memory], "Each task goes to any instance, by lot. The 2 strategies after random are never asked."],
  [[instances, random, memory], "Each task goes to the instance with the fewest tasks. What is still equal is drawn by lot. The strategy after random is never asked."],
])("%j", (strategies, words) => expect(strategyWords(strategies, "service")).toBe(words));

test("to say nothing means one thing for services and another for single tasks", () => {
  expect(strategyWords([], "service")).toContain("the zone with the fewest tasks of the service");
  expect(strategyWords([], "task")).toBe("ECS decides: any instance that fits, by lot.");
});
