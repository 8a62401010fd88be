import { expect, test } from "vitest";
import { nameIn, revisionIn, shortName } from "./names.ts";

const ACCOUNT = "us-east-1:123456789012";

test.each([
  [`arn:aws:ecs:${ACCOUNT}:cluster/prod`, "prod"],
  [`arn:aws:ecs:${ACCOUNT}:service/prod/web`, "web"],
  [`arn:aws:ecs:${ACCOUNT}:task-definition/web:15`, "web:15"],
  [`arn:aws:elasticloadbalancing:${ACCOUNT}:targetgroup/web-tg/73e2d6bc24d8a067`, "web-tg"],
  [`arn:aws:elasticloadbalancing:${ACCOUNT}:loadbalancer/app/public-alb/50dc6c495c0c9188`, "public-alb"],
  [`arn:aws:elasticloadbalancing:${ACCOUNT}:loadbalancer/front`, "front"],
  [`arn:aws:elasticloadbalancing:${ACCOUNT}:listener/app/public-alb/50dc6c495c0c9188/f2f7dc8efc522ab2`, "public-alb"],
  [`arn:aws:iam::123456789012:role/web-task-role`, "web-task-role"],
  ["us-east-1a", "us-east-1a"],
] as const)("the name in %s", (arn, name) => {
  expect(nameIn(arn)).toBe(name);
});

test.each([
  [`arn:aws:ecs:${ACCOUNT}:task/prod/8f14e45fceea167a5a36dedd4bea2543`, "8f14"],
  ["8f14e45fceea167a5a36dedd4bea2543", "8f14"],
  ["i-0a41c2d3e4f5a6b7c", "i-0a41"],
  ["ecs-svc/9223370526043414679", "ecs-svc/9223"],
  ["sg-0a41c2d3e4f5a6b7c", "sg-0a41"],
  ["public-alb", "public-alb"],
  ["us-east-1a", "us-east-1a"],
  ["deadbeef", "deadbeef"],
] as const)("%s in a narrow place", (id, short) => {
  expect(shortName(id)).toBe(short);
});

test("the revision in a task definition's ARN", () => {
  expect(revisionIn(`arn:aws:ecs:${ACCOUNT}:task-definition/web:15`)).toBe(15);
  expect(revisionIn("web")).toBe(0);
});
