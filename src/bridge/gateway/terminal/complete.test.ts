import { expect, test } from "vitest";
import { commonStart, complete } from "./complete.ts";
import type { Thing } from "./things.ts";

const NAMES: { readonly [T in Thing]?: readonly string[] } = {
  cluster: ["prod", "preview"],
  service: ["web", "worker"],
  taskDefinition: ["web:1", "web:2"],
  task: ["0123", "4567"],
  instance: ["i-1"],
};

const candidates = (line: string) => complete(line, (thing, cluster) => (thing === "service" && cluster === "preview" ? ["web2"] : (NAMES[thing] ?? []))).candidates;

test.each<[string, readonly string[]]>([
  ["a", ["aws"]],
  ["aws e", ["ec2", "ecs", "elb", "elbv2"]],
  ["echo x; aws ecs update-serv", ["update-service", "update-service-primary-task-set"]],
  ["aws ecs list-tasks | gr", ["grep"]],
  ["X=$(aws ecs describe-s", ["describe-service-deployments", "describe-service-revisions", "describe-services"]],
  ["aws ecs update-service --desired", ["--desired-count"]],
  ["aws ecs update-service --service web --serv", ["--service-registries", "--service-connect-configuration"]],
  ["aws ecs update-service --service ", ["web", "worker"]],
  ["aws ecs update-service --service w", ["web", "worker"]],
  ["aws ecs update-service --cluster preview --service ", ["web2"]],
  ["aws ecs update-service --service web --desired-count ", []],
  ["aws ecs describe-services --services web ", ["worker"]],
  ["aws ecs describe-tasks --tasks 0", ["0123"]],
  ["aws ecs run-task --task-definition web:", ["web:1", "web:2"]],
  ["aws ecs run-task --launch-type E", ["EC2", "EXTERNAL"]],
  ["aws ecs wait services-", ["services-inactive", "services-stable"]],
  ["aws ecs wait services-stable --services w", ["web", "worker"]],
  ["aws ec2 terminate-instances --instance-ids ", ["i-1"]],
  ["aws ecs list-clusters --output t", ["text", "table"]],
  ["aws ecs update-service \\\n  --service w", ["web", "worker"]],
  ["grep ", []],
  ["aws nothing ", []],
])("%j", (line, expected) => {
  expect(candidates(line)).toEqual(expected);
});

test("the word that is completed begins where it begins", () => {
  const line = "aws ecs update-service --service w";
  expect(complete(line, () => []).from).toBe(line.length - 1);
});

test.each([
  [["web", "worker"], "w"],
  [["web"], "web"],
  [["a", "b"], ""],
  [[], ""],
])("%j all begin with %j", (all, expected) => {
  expect(commonStart(all)).toBe(expected);
});
