import { expect, test } from "vitest";
import { story } from "../ecs/story.ts";

const OF = { ServiceNamespace: "ecs", ResourceId: "service/prod/web", ScalableDimension: "ecs:service:DesiredCount" } as const;

function tagged(Tags?: Readonly<Record<string, string>>) {
  const s = story();
  s.fleet("a");
  s.define("web", { cpu: 64, memory: 64 });
  s.serve("web", "web:1", 1);
  const register = { ...OF, MinCapacity: 1, MaxCapacity: 2, ...(Tags === undefined ? {} : { Tags }) };
  const { ScalableTargetARN: ResourceARN = "" } = s.call("application-autoscaling", "RegisterScalableTarget", register);
  return { s, ResourceARN, register, tags: () => s.call("application-autoscaling", "ListTagsForResource", { ResourceARN }).Tags };
}

test("a scalable target has tags from the beginning, more later, and fewer again", () => {
  const { s, ResourceARN, register, tags } = tagged({ team: "shop" });
  expect(tags()).toEqual({ team: "shop" });
  s.call("application-autoscaling", "TagResource", { ResourceARN, Tags: { team: "web", tier: "" } });
  expect(tags()).toEqual({ team: "web", tier: "" });
  s.call("application-autoscaling", "UntagResource", { ResourceARN, TagKeys: ["team", "nothing"] });
  expect(tags()).toEqual({ tier: "" });
  expect(s.refusal("application-autoscaling", "RegisterScalableTarget", register)).toMatch(/^ValidationException: Tags can be specified for a new scalable target only/);
  s.call("application-autoscaling", "RegisterScalableTarget", { ...OF, MaxCapacity: 3 });
  expect(tags()).toEqual({ tier: "" });
  expect(tagged().tags()).toEqual({});
});

const MANY = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, "v"]));

test("fifty tags and no more, none of AWS's own, and only of what is there", () => {
  const { s, ResourceARN, tags } = tagged(MANY(49));
  const refused = (Tags: Readonly<Record<string, string>>, arn = ResourceARN) => s.refusal("application-autoscaling", "TagResource", { ResourceARN: arn, Tags });
  s.call("application-autoscaling", "TagResource", { ResourceARN, Tags: { last: "1" } });
  expect(refused({ more: "1" })).toMatch(/^TooManyTagsException: /);
  expect(refused({ "AWS:x": "1" })).toMatch(/^ValidationException: The tag key AWS:x /);
  s.call("application-autoscaling", "TagResource", { ResourceARN, Tags: { last: "2" } });
  expect([Object.keys(tags() ?? {}).length, tags()?.["last"]]).toEqual([50, "2"]);
  expect(refused({ a: "1" }, `${ResourceARN.slice(0, -1)}x`)).toMatch(/^ResourceNotFoundException: /);
  expect(refused({ a: "1" }, "arn:aws:ecs:us-east-1:123456789012:cluster/prod")).toMatch(/^ValidationException: /);
});
