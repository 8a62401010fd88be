import { expect, test } from "vitest";
import { story, type Story } from "./story.ts";

/** A service of four tasks in one zone alone, at rest, when two more zones come. */
function lopsided(more: object = {}, zones = "bc"): Story {
  const s = story();
  s.fleet("a");
  s.define("web");
  s.serve("web", "web", 4, more);
  s.run(120);
  s.mark();
  for (const zone of zones) s.join(zone);
  return s;
}

const zonesOf = (s: Story): string =>
  s.tasks().map(({ availabilityZone = "" }) => availabilityZone.at(-1)).toSorted().join("");

test("tasks move one by one to the zones that lack them, each when its follower is healthy", () => {
  const s = lopsided();
  s.run(600);
  expect(zonesOf(s)).toBe("aabc");
  expect(s.told()).toMatchInlineSnapshot(`
    "  34.4 service (web) is not AZ balanced with 4 tasks in us-east-1a and 0 in us-east-1c. AZ Rebalancing in progress.
      34.4 web has started 1 tasks in us-east-1c to AZ Rebalance: T1.
      77.4 web has stopped 1 running tasks in us-east-1a due to AZ rebalancing: T2.
      87.4 web has started 1 tasks in us-east-1b to AZ Rebalance: T3.
     130.4 web has stopped 1 running tasks in us-east-1a due to AZ rebalancing: T4.
     140.4 service (web) is AZ balanced with 2 tasks in us-east-1a, 1 tasks in us-east-1b, and 1 tasks in us-east-1c."
  `);
  const reasons = s.tasks("STOPPED").map(({ stoppedReason = "", stopCode }) => s.short(`${stopCode}: ${stoppedReason}`));
  expect(new Set(reasons)).toEqual(new Set(["ServiceSchedulerInitiated: Availability-zone rebalancing initiated by (deployment D1)"]));
  expect(s.service("web")).toMatchObject({ runningCount: 4, deployments: [{ desiredCount: 4, runningCount: 4 }] });
});

test("behind a load balancer the follower is healthy there first, and the other drains", () => {
  const s = story();
  s.fleet("a");
  const group = s.balancer("web");
  s.define("web");
  s.serve("web", "web", 2, {}, group);
  s.run(120);
  s.mark();
  s.join("b");
  s.run(400);
  expect(zonesOf(s)).toBe("ab");
  expect(s.told()).toMatchInlineSnapshot(`
    "  37.5 service (web) is not AZ balanced with 2 tasks in us-east-1a and 0 in us-east-1b. AZ Rebalancing in progress.
      37.5 web has started 1 tasks in us-east-1b to AZ Rebalance: T1.
      47.5 (service web) registered 1 targets in (target-group web)
      57.5 web has stopped 1 running tasks in us-east-1a due to AZ rebalancing: T2.
      67.5 (service web) deregistered 1 targets in (target-group web)
      67.5 (service web, taskSet D1) has begun draining connections on 1 tasks.
      97.5 (service web) has reached a steady state.
      97.5 service (web) is AZ balanced with 1 tasks in us-east-1a and 1 tasks in us-east-1b."
  `);
});

test("a zone without room is told once, and is filled when there is room", () => {
  const s = story();
  s.fleet("a");
  s.define("web");
  s.define("big", { memory: 700, portMappings: [] });
  s.serve("web", "web", 2);
  s.run(120);
  s.join("b", "t3.micro");
  s.run(20);
  s.mark();
  s.call("ecs", "CreateService", { cluster: "prod", serviceName: "big", taskDefinition: "big", schedulingStrategy: "DAEMON" });
  s.run(600);
  expect(zonesOf(s)).toBe("aaab");
  s.call("ecs", "DeleteService", { cluster: "prod", service: "big" });
  s.run(300);
  expect(zonesOf(s)).toBe("ab");
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service big) has started 1 tasks: (task T1).
      17.5 service (web) is not AZ balanced with 2 tasks in us-east-1a and 0 in us-east-1b. AZ Rebalancing in progress.
      17.5 service (web) is unable to place a task in us-east-1b because no container instance met all of its requirements.
      20.0 (service big) has started 1 tasks: (task T2).
      60.5 (service big) (deployment D1) deployment completed.
      60.5 (service big) has reached a steady state.
     600.0 (service big) has stopped 2 running tasks: (task T1) (task T2).
     601.0 web has started 1 tasks in us-east-1b to AZ Rebalance: T3.
     644.0 web has stopped 1 running tasks in us-east-1a due to AZ rebalancing: T4.
     654.0 service (web) is AZ balanced with 1 tasks in us-east-1a and 1 tasks in us-east-1b."
  `);
});

test("a deployment ends it", () => {
  const s = lopsided();
  s.run(60);
  s.update("web", { forceNewDeployment: true });
  s.run(200);
  expect(s.told()).toMatchInlineSnapshot(`
    "  34.4 service (web) is not AZ balanced with 4 tasks in us-east-1a and 0 in us-east-1c. AZ Rebalancing in progress.
      34.4 web has started 1 tasks in us-east-1c to AZ Rebalance: T1.
      64.4 service (web) stopped AZ Rebalancing.
      64.4 (service web) has started 3 tasks: (task T2) (task T3) (task T4).
      64.4 (service web) has stopped 1 running tasks: (task T1).
      74.4 (service web) has started 1 tasks: (task T5).
     105.6 (service web) has stopped 1 running tasks: (task T6).
     115.6 (service web) has stopped 3 running tasks: (task T7) (task T8) (task T9).
     125.6 (service web) (deployment D1) deployment completed.
     125.6 (service web) has reached a steady state."
  `);
});

test("protected tasks hold it up", () => {
  const s = lopsided({}, "");
  const tasks = s.tasks().map(({ taskArn = "" }) => taskArn);
  s.call("ecs", "UpdateTaskProtection", { cluster: "prod", tasks, protectionEnabled: true, expiresInMinutes: 10 });
  s.join("b");
  s.run(300);
  expect(zonesOf(s)).toBe("aaaa");
  s.run(600);
  expect(zonesOf(s)).toBe("aabb");
  expect(s.told()).toMatchInlineSnapshot(`
    "  37.5 service (web) was unable to AZ Rebalance because D1 was unable to scale in due to task protection.
     600.0 service (web) is not AZ balanced with 4 tasks in us-east-1a and 0 in us-east-1b. AZ Rebalancing in progress.
     600.0 web has started 1 tasks in us-east-1b to AZ Rebalance: T1.
     643.0 web has stopped 1 running tasks in us-east-1a due to AZ rebalancing: T2.
     653.0 web has started 1 tasks in us-east-1b to AZ Rebalance: T3.
     694.2 web has stopped 1 running tasks in us-east-1a due to AZ rebalancing: T4.
     704.2 service (web) is AZ balanced with 2 tasks in us-east-1a and 2 tasks in us-east-1b."
  `);
});

test("protection that comes in between lets the follower go again", () => {
  const s = lopsided({}, "b");
  s.run(60);
  const old = s.tasks().filter(({ availabilityZone }) => availabilityZone === "us-east-1a");
  expect(old).toHaveLength(4);
  s.call("ecs", "UpdateTaskProtection", { cluster: "prod", tasks: old.map(({ taskArn = "" }) => taskArn), protectionEnabled: true });
  s.run(600);
  expect(zonesOf(s)).toBe("aaaa");
  expect(s.told()).toMatchInlineSnapshot(`
    "  37.5 service (web) is not AZ balanced with 4 tasks in us-east-1a and 0 in us-east-1b. AZ Rebalancing in progress.
      37.5 web has started 1 tasks in us-east-1b to AZ Rebalance: T1.
      80.5 service (web) was unable to AZ Rebalance because D1 was unable to scale in due to task protection.
      90.5 (service web) has stopped 1 running tasks: (task T1).
     100.5 (service web) has reached a steady state."
  `);
});

test.each([
  ["it is DISABLED", { availabilityZoneRebalancing: "DISABLED" }],
  ["instances come first", { placementStrategy: [{ type: "spread", field: "instanceId" }] }],
  ["the ceiling leaves no room", { deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 } }],
  ["the zone is bound", { placementConstraints: [{ type: "memberOf", expression: "attribute:ecs.availability-zone != us-east-1f" }] }],
])("nothing moves when %s", (_why, more) => {
  const s = lopsided(more);
  expect(s.service("web").availabilityZoneRebalancing).toBe("DISABLED");
  s.run(600);
  expect(zonesOf(s)).toBe("aaaa");
  expect(s.told()).toBe("");
});

test("a ceiling that rounds down to the desired count leaves no room either", () => {
  const s = lopsided({ deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 124 } });
  expect(s.service("web").availabilityZoneRebalancing).toBe("ENABLED");
  s.run(600);
  expect(zonesOf(s)).toBe("aaaa");
});

test("switched on later it begins, switched off it ends", () => {
  const s = lopsided({ availabilityZoneRebalancing: "DISABLED" });
  s.run(300);
  s.mark();
  s.update("web", { availabilityZoneRebalancing: "ENABLED" });
  s.run(20);
  s.update("web", { availabilityZoneRebalancing: "DISABLED" });
  s.run(300);
  expect(s.service("web").runningCount).toBe(4);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 service (web) is not AZ balanced with 4 tasks in us-east-1a, 0 in us-east-1b, and 0 in us-east-1c. AZ Rebalancing in progress.
       0.0 web has started 1 tasks in us-east-1b to AZ Rebalance: T1.
      20.0 service (web) stopped AZ Rebalancing.
      20.0 (service web) has stopped 1 running tasks: (task T1).
      30.0 (service web) has reached a steady state."
  `);
});

test.each([
  [{ placementStrategy: [{ type: "binpack", field: "cpu" }] }, "a first placement strategy other than spread over attribute:ecs.availability-zone"],
  [{ deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 } }, "a maximumPercent of 100 or less"],
  [
    { placementConstraints: [{ type: "memberOf", expression: "not(attribute:ecs.availability-zone == us-east-1a)" }] },
    "placement constraints on attribute:ecs.availability-zone",
  ],
])("asked for with %j it is refused", (more, what) => {
  const s = story();
  s.fleet("a");
  s.define("web");
  s.serve("web", "web", 1, { availabilityZoneRebalancing: "DISABLED", ...more });
  const text = `InvalidParameterException: Availability Zone rebalancing does not support ${what}.`;
  const input = { cluster: "prod", serviceName: "other", taskDefinition: "web", desiredCount: 1, ...more, availabilityZoneRebalancing: "ENABLED" };
  expect(s.refusal("ecs", "CreateService", input as never)).toBe(text);
  expect(s.refusal("ecs", "UpdateService", { cluster: "prod", service: "web", availabilityZoneRebalancing: "ENABLED" })).toBe(text);
});

test("the same seed gives the same history", () => {
  const digest = () => {
    const s = lopsided();
    s.run(600);
    return s.world.digest;
  };
  expect(digest()).toBe(digest());
});
