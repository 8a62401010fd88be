import { expect, test } from "vitest";
import { story } from "../../engine/services/ecs/story.ts";
import { fold, NO_TABLES, type Tables } from "../store/replica.ts";
import { serviceRoleFor } from "./serviceRole.ts";

type Story = ReturnType<typeof story>;

const seen = (s: Story): Tables => fold(NO_TABLES, { "era.ruleSets": s.world.rows("era.ruleSets") as never, "iam.roles": s.world.rows("iam.roles") as never });

function served(s: Story, name: string): void {
  const { before, input } = serviceRoleFor(true, seen(s));
  for (const { operation, input: asked } of before) s.call("iam", operation as "CreateRole", asked as never);
  s.serve(name, "web:1", 1, input, s.balancer(name));
}

test("in classic rules the role is made with the first service that needs it, and named by all", () => {
  const s = story();
  s.fleet("a", "m5.large");
  s.define("web");
  s.call("physics", "PutRuleSet", { ruleSet: "classic" });
  expect(serviceRoleFor(true, seen(s)).before.map(({ operation }) => operation)).toEqual(["CreateRole", "AttachRolePolicy"]);
  served(s, "web");
  expect(serviceRoleFor(true, seen(s))).toEqual({ input: { role: "ecsServiceRole" }, before: [] });
  served(s, "other");
  s.run(60);
  expect(s.told()).toContain("(service other) registered 1 targets");
});

test.each([
  ["no load balancer", false, "classic"],
  ["today's rules", true, "current"],
] as const)("with %s no role is named", (_, hasLoadBalancers, ruleSet) => {
  const s = story();
  s.call("physics", "PutRuleSet", { ruleSet });
  expect(serviceRoleFor(hasLoadBalancers, seen(s))).toEqual({ input: {}, before: [] });
});
