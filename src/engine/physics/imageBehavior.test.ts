import { expect, test } from "vitest";
import { withTag } from "../../lib/imageName.ts";
import { World } from "../kernel/world.ts";
import { imageBehaviorOf } from "./imageBehavior.ts";
import { physics } from "./index.ts";

test.each([
  ["web", "web:latest"],
  ["web:2", "web:2"],
  ["localhost:5000/web", "localhost:5000/web:latest"],
  ["localhost:5000/team/web:2", "localhost:5000/team/web:2"],
  ["web@sha256:abc", "web@sha256:abc"],
  ["web*", "web*"],
])("the image %s means %s", (image, name) => {
  expect(withTag(image)).toBe(name);
});

test("the exact name comes first, then the longest pattern, then the first by code unit, then the default", () => {
  const world = new World([physics], 1);
  for (const [image, healthStatus] of [
    ["web:*", 201],
    ["*:2", 202],
    ["web:2", 203],
    ["*eb:3", 204],
    ["we*:3", 205],
  ] as const) {
    put(world, { image, healthStatus });
  }
  const status = (image: string) => imageBehaviorOf(world.view, image).healthStatus;
  expect(status("web:2")).toBe(203);
  expect(status("web:1")).toBe(201);
  expect(status("api:2")).toBe(202);
  expect(status("web:3")).toBe(204);
  expect(status("web")).toBe(201);
  expect(status("nobody/knows:this")).toBe(200);
});

function put(world: World, input: object): void {
  const operation = world.operation("physics", "PutImageBehavior");
  expect(operation && world.dispatch(operation, input)).toMatchObject({ ok: true });
}
