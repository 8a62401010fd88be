import { expect, test } from "vitest";
import { networkInterfaces } from "../ec2/tables.ts";
import { story, type Story } from "./story.ts";

/** An instance in each of two zones, and a service of two awsvpc tasks behind a target group of addresses. */
function served(): { readonly s: Story; readonly group: string } {
  const s = story();
  s.fleet("ab");
  const group = s.balancer("web", { TargetType: "ip" });
  const containerDefinitions = [{ name: "web", image: "web:1", cpu: 128, memory: 128, portMappings: [{ containerPort: 80 }] }];
  s.call("ecs", "RegisterTaskDefinition", { family: "web", networkMode: "awsvpc", containerDefinitions });
  const { Subnets = [] } = s.call("ec2", "DescribeSubnets", {});
  const subnets = Subnets.map(({ SubnetId = "" }) => SubnetId);
  s.serve("web", "web:1", 2, { networkConfiguration: { awsvpcConfiguration: { subnets } } }, group);
  s.run(90);
  return { s, group };
}

const health = (s: Story, TargetGroupArn: string) =>
  (s.call("elbv2", "DescribeTargetHealth", { TargetGroupArn }).TargetHealthDescriptions ?? []).map(({ Target, TargetHealth }) => `${Target?.Id}:${Target?.Port} ${TargetHealth?.State}`).toSorted();

const states = (s: Story, group: string) => health(s, group).map((line) => line.split(" ")[1]).toSorted();

const addresses = (s: Story) => s.world.view.all(networkInterfaces).map(({ privateIpAddress }) => privateIpAddress).toSorted();

test("a task with an interface of its own is registered by its address, and drains before the interface goes", () => {
  const { s, group } = served();
  expect(health(s, group)).toEqual(addresses(s).map((address) => `${address}:80 healthy`));
  s.mark();
  s.update("web", { desiredCount: 1 });
  s.run(25);
  expect(states(s, group)).toEqual(["draining", "healthy"]);
  expect(addresses(s)).toHaveLength(2);
  s.run(65);
  expect(addresses(s)).toHaveLength(1);
  expect(health(s, group)).toEqual([`${addresses(s)[0]}:80 healthy`]);
  expect(s.told({ tasks: true })).toMatchInlineSnapshot(`
    "   0.0 (service web) has stopped 1 running tasks: (task T1).
       0.0 task T1 RUNNING (to stop)
      10.0 task T1 DEACTIVATING (to stop)
      10.0 (service web) deregistered 1 targets in (target-group web)
      10.0 (service web, taskSet D1) has begun draining connections on 1 tasks.
      40.0 task T1 STOPPING (to stop)
      40.0 (service web) has reached a steady state.
      41.0 task T1 DEPROVISIONING (to stop)
      51.0 task T1 STOPPED"
  `);
});

test("a task whose own address fails the checks is replaced, and its event names no instance", () => {
  const { s } = served();
  s.mark();
  s.call("physics", "PutImageBehavior", { image: "web:1", healthStatus: 502 });
  s.run(40);
  expect(s.told()).toMatchInlineSnapshot(`
    "   6.5 (service web) has started 1 tasks: (task T1). Amazon ECS replaced 1 tasks due to an unhealthy status.
      16.5 (service web) has started 1 tasks: (task T2). Amazon ECS replaced 1 tasks due to an unhealthy status.
      26.5 (service web) registered 1 targets in (target-group web)
      36.5 (service web) registered 1 targets in (target-group web)
      36.5 (service web) (task T1) (port 80) is unhealthy in (target-group web) due to (reason Health checks failed with these codes: [502])
      36.5 (service web) has stopped 1 running tasks: (task T1)."
  `);
  s.call("physics", "PutImageBehavior", { image: "web:1", healthStatus: 200 });
  s.run(300);
  const { runningCount, events } = s.service("web");
  expect([runningCount, events?.[0]?.message]).toEqual([2, "(service web) has reached a steady state."]);
});

test("nobody answers at the address of a task that died", () => {
  const { s, group } = served();
  const [task] = s.tasks();
  s.call("ecs", "StopTask", { cluster: "prod", task: task?.taskArn ?? "" });
  s.run(3);
  expect(states(s, group)).toEqual(["draining", "healthy"]);
});
