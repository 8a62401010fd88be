import { expect, test } from "vitest";
import type { CreateLoadBalancerOutput, CreateTargetGroupOutput } from "../../aws/generated/elbv2.ts";
import { idOf } from "../../aws/arn.ts";
import { assert } from "../../lib/assert.ts";
import { seconds } from "../kernel/time.ts";
import { subnets } from "../services/ec2/tables.ts";
import type { StopExplanation } from "../services/ecs/processes/stopExplanation.ts";
import { containerInstances, tasks, type TaskRow } from "../services/ecs/tables.ts";
import { define, done, ecs, join, prod, registerCall, serve } from "./plan/fixture.ts";
import { planOf, whyStopped } from "./questions.ts";
import type { Session } from "./session.ts";

/** The tasks that were told to stop, in the order in which they started. */
function stoppedIn(session: Session): readonly TaskRow[] {
  return session.read((view) => view.all(tasks)).filter(({ desiredStatus }) => desiredStatus === "STOPPED");
}

function explained(session: Session, task: TaskRow | undefined): StopExplanation {
  assert(task !== undefined, "no task stopped");
  const before = session.world.digest;
  const explanation = whyStopped(session, task.taskArn);
  expect(session.world.digest).toBe(before);
  assert(explanation !== null, `${task.taskArn} is not explained`);
  return explanation;
}

/** Sentences with the ids of tasks, deployments and instances made short. */
function told(session: Session, { headline, because, verdicts }: StopExplanation): readonly string[] {
  const all = session.read((view) => view.all(tasks));
  const short = (text: string) =>
    all
      .reduce((words, { taskArn }, i) => words.replaceAll(idOf(taskArn), `T${i + 1}`), text)
      .replace(/ecs-svc\/\d+/g, "D")
      .replace(/i-[0-9a-f]{17}/g, "I");
  const places = verdicts.map(({ taskArn, rank, words }) => `T${all.findIndex((one) => one.taskArn === taskArn) + 1} ${rank === null ? "stays" : `goes ${rank}`}: ${words}`);
  return [headline, ...because, ...places].map(short);
}

test("replaced by a deployment: which, the floor and the ceiling at that moment, and why this one of the old", () => {
  const session = prod("ab", { type: "m5.large" });
  define(session, "web", { memory: 256 });
  done(session, serve("web", "web", 4, { deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 150 } }));
  session.runUntil(session.now + seconds(120));
  const calls = [registerCall("web", { memory: 128 }), ecs("UpdateService", { cluster: "prod", service: "web", taskDefinition: "web:2" })];
  const plan = planOf(session, { calls, explain: [] });
  for (const call of calls) done(session, call);
  session.runUntil(session.now + seconds(200));
  const [first, second, third] = stoppedIn(session).toSorted((a, b) => (a.stoppingAt ?? 0) - (b.stoppingAt ?? 0));
  const explanation = explained(session, first);
  expect(explanation.cause).toBe("deployment");
  expect(told(session, explanation)).toMatchInlineSnapshot(`
    [
      "Replaced by deployment D (web:2 instead of web:1).",
      "Floor: 50 % of 4, rounded up, is 2 healthy tasks. 4 are healthy: 2 go now, and 2 stay.",
      "Ceiling: 150 % of 4, rounded down, is 6 tasks. There are 4.",
      "None of the new deployment is healthy yet.",
      "T1 stays: enough others go",
      "T2 goes 1: any could go: its id is the lowest",
      "T3 goes 2: its zone 1a has most tasks: 2",
      "T4 stays: its zone 1b has 1, another 2",
    ]
  `);
  expect(told(session, explained(session, third))).toMatchInlineSnapshot(`
    [
      "Replaced by deployment D (web:2 instead of web:1).",
      "Floor: 50 % of 4, rounded up, is 2 healthy tasks. 4 are healthy: 2 go now, and 2 stay.",
      "Ceiling: 150 % of 4, rounded down, is 6 tasks. There are 6.",
      "2 of the new deployment are healthy already.",
      "T1 goes 1: any could go: its id is the lowest",
      "T4 goes 2: no other could go",
    ]
  `);
  expect(plan.stopped.map(({ taskArn }) => taskArn).toSorted()).toEqual([first?.taskArn, second?.taskArn].toSorted());
  expect(plan.stopped[0]?.because).toMatch(/^Replaced by deployment ecs-svc\/\d+ \(web:2 instead of web:1\)\. [A-Z]/);
});

test("AZ rebalancing: the zones before, who started where in exchange, and why this one of its zone", () => {
  const session = prod("a", { type: "m5.large" });
  define(session, "web", { memory: 256 });
  done(session, serve("web", "web", 3));
  session.runUntil(session.now + seconds(120));
  join(session, "b", "m5.large");
  session.runUntil(session.now + seconds(400));
  const [task] = stoppedIn(session);
  const explanation = explained(session, task);
  expect(explanation.cause).toBe("rebalancing");
  expect(told(session, explanation)).toMatchInlineSnapshot(`
    [
      "AZ rebalancing: task T4 started in us-east-1b in exchange for one of us-east-1a, which had most tasks.",
      "Before: 3 in us-east-1a, 0 in us-east-1b. Balanced is when no two zones differ by more than one task.",
      "The one that started is healthy, so one of the richest zone can go.",
      "Afterwards: 2 in us-east-1a, 1 in us-east-1b.",
      "T1 stays: enough others go",
      "T2 stays: enough others go",
      "T3 goes 1: any could go: its id is the lowest",
    ]
  `);
});

test("an instance that drains", () => {
  const session = prod("ab", { type: "m5.large" });
  define(session, "web", { memory: 256 });
  done(session, serve("web", "web", 2));
  session.runUntil(session.now + seconds(120));
  const [a] = session.read((view) => view.all(containerInstances));
  done(session, ecs("UpdateContainerInstancesState", { cluster: "prod", containerInstances: [a?.containerInstanceArn], status: "DRAINING" }));
  session.runUntil(session.now + seconds(120));
  const explanation = explained(session, stoppedIn(session)[0]);
  expect(explanation.cause).toBe("draining");
  expect(told(session, explanation)).toMatchInlineSnapshot(`
    [
      "Its instance I is DRAINING, and the service moves away from it.",
      "Floor: 100 % of 2, rounded up, is 2 healthy tasks. 3 are healthy: 1 goes now, and 2 stay.",
      "Ceiling: 200 % of 2, rounded down, is 4 tasks. There are 3.",
      "2 healthy tasks are elsewhere; 2 are wanted.",
    ]
  `);
});

test("a daemon whose constraint its instance no longer satisfies, and one that is replaced", () => {
  const session = prod("ab", { type: "m5.large" });
  define(session, "agent", { memory: 128 });
  const attribute = (value: string) => session.read((view) => view.all(containerInstances)).map(({ containerInstanceArn }) => ({ name: "role", value, targetId: containerInstanceArn }));
  done(session, ecs("PutAttributes", { cluster: "prod", attributes: attribute("web") }));
  const placementConstraints = [{ type: "memberOf", expression: "attribute:role == web" }];
  done(session, ecs("CreateService", { cluster: "prod", serviceName: "agent", taskDefinition: "agent", schedulingStrategy: "DAEMON", placementConstraints }));
  session.runUntil(session.now + seconds(120));
  done(session, ecs("PutAttributes", { cluster: "prod", attributes: attribute("db").slice(0, 1) }));
  session.runUntil(session.now + seconds(30));
  const explanation = explained(session, stoppedIn(session)[0]);
  expect(explanation.cause).toBe("daemon");
  expect(told(session, explanation)).toMatchInlineSnapshot(`
    [
      "I is no longer an instance for this daemon.",
      "memberOf: attribute:role == web.",
    ]
  `);
  done(session, ecs("UpdateService", { cluster: "prod", service: "agent", forceNewDeployment: true }));
  session.runUntil(session.now + seconds(60));
  expect(told(session, explained(session, stoppedIn(session)[1]))).toMatchInlineSnapshot(`
    [
      "Replaced by deployment D (agent:1).",
      "One daemon an instance: the old one stops first. 0 % of 1, rounded up, is 0 healthy; 1 is healthy, so 1 can be spared.",
    ]
  `);
});

test("a service that is deleted, and a task that somebody stopped", () => {
  const session = prod("a", { type: "m5.large" });
  define(session, "web", { memory: 256 });
  done(session, serve("web", "web", 2));
  session.runUntil(session.now + seconds(60));
  const [task] = session.read((view) => view.all(tasks));
  done(session, ecs("StopTask", { cluster: "prod", task: task?.taskArn }));
  expect(whyStopped(session, task?.taskArn ?? "")).toBeNull();
  session.runUntil(session.now + seconds(120));
  done(session, ecs("DeleteService", { cluster: "prod", service: "web", force: true }));
  session.runUntil(session.now + seconds(60));
  expect(explained(session, stoppedIn(session).at(-1))).toEqual({ cause: "deleted", headline: "The service was deleted, and all of its tasks stop.", because: [], verdicts: [] });
});

test("failed health checks: kept while its replacement starts, or stopped first where there is no room for one", () => {
  const session = prod("a", { type: "m5.large" });
  const healthCheck = { command: ["CMD-SHELL", "curl -f localhost"], interval: 5, timeout: 2, retries: 2, startPeriod: 0 };
  define(session, "web", { memory: 256, healthCheck });
  done(session, serve("web", "web", 1, { healthCheckGracePeriodSeconds: 20 }));
  done(session, serve("full", "web", 1, { deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 } }));
  done(session, { service: "physics", operation: "PutImageBehavior", input: { image: "app:1", unhealthyAfterSeconds: 60 } });
  session.runUntil(session.now + seconds(150));
  const of = (name: string) => explained(session, stoppedIn(session).find(({ group }) => group === `service:${name}`));
  expect(of("web").cause).toBe("unhealthy");
  expect(told(session, of("web"))).toMatchInlineSnapshot(`
    [
      "It failed the health check of an essential container.",
      "Its grace period of 20 s is over.",
      "Another does well and 1 is wanted, so it is not needed any more.",
    ]
  `);
  expect(told(session, of("full"))).toMatchInlineSnapshot(`
    [
      "It failed the health check of an essential container.",
      "There is no room for a replacement before it goes: 100 % of 1 is 1 task at most, and there is 1.",
    ]
  `);
});

test("an unhealthy target: which, why, and how many others do well", () => {
  const session = prod("ab", { type: "m5.large" });
  const targetGroupArn = targetGroup(session);
  define(session, "web", { memory: 256, portMappings: [{ containerPort: 80 }] });
  const loadBalancers = [{ targetGroupArn, containerName: "app", containerPort: 80 }];
  done(session, serve("web", "web", 2, { loadBalancers, healthCheckGracePeriodSeconds: 20 }));
  session.runUntil(session.now + seconds(120));
  done(session, { service: "physics", operation: "PutImageBehavior", input: { image: "app:1", healthStatus: 503 } });
  session.runUntil(session.now + seconds(300));
  const [first] = stoppedIn(session);
  expect(first?.stoppedReason).toBe(`Task failed ELB health checks in (target-group ${targetGroupArn})`);
  expect(explained(session, first).cause).toBe("unhealthy");
  expect(told(session, explained(session, first)).map((text) => text.replace(targetGroupArn, "web"))).toMatchInlineSnapshot(`
    [
      "Its target, port 32769 of I, is unhealthy in (target-group web): Health checks failed with these codes: [503].",
      "Its grace period of 20 s is over.",
      "There is no room for a replacement before it goes: 200 % of 2 is 4 tasks at most, and there are 4.",
    ]
  `);
});

/** A target group that a listener forwards to, with quick health checks. */
function targetGroup(session: Session): string {
  const elbv2 = (operation: string, input: object) => done(session, { service: "elbv2", operation, input });
  const zones = session.read((view) => view.all(subnets));
  const { LoadBalancers = [] } = elbv2("CreateLoadBalancer", { Name: "web", Subnets: zones.map(({ subnetId }) => subnetId) }) as CreateLoadBalancerOutput;
  const checks = { HealthCheckIntervalSeconds: 5, HealthCheckTimeoutSeconds: 2, HealthyThresholdCount: 2, UnhealthyThresholdCount: 2 };
  const { TargetGroups = [] } = elbv2("CreateTargetGroup", { Name: "web", Protocol: "HTTP", Port: 80, VpcId: zones[0]?.vpcId, ...checks }) as CreateTargetGroupOutput;
  const targetGroupArn = TargetGroups[0]?.TargetGroupArn ?? "";
  elbv2("CreateListener", { LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn, Protocol: "HTTP", Port: 80, DefaultActions: [{ Type: "forward", TargetGroupArn: targetGroupArn }] });
  return targetGroupArn;
}
