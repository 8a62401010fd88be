import { fc } from "../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { instances } from "../ec2/tables.ts";
import { targets } from "../elbv2/tables.ts";
import { story, type Story } from "./story.ts";
import { containerInstances, liveTasksByService, tasks } from "./tables.ts";

const ZONES = ["us-east-1a", "us-east-1b", "us-east-1c"] as const;
const anyStep = fc.oneof(
  fc.record({ kind: fc.constant("wait" as const), seconds: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ kind: fc.constant("scale" as const), count: fc.integer({ min: 0, max: 6 }) }),
  fc.record({ kind: fc.constant("deploy" as const), image: fc.constantFrom("good", "slow", "sour", "crash", "missing") }),
  fc.record({ kind: fc.constant("percents" as const), min: fc.constantFrom(0, 50, 100), max: fc.constantFrom(101, 150, 200) }),
  fc.record({ kind: fc.constant("zone" as const), zone: fc.constantFrom(...ZONES), available: fc.boolean() }),
  fc.record({ kind: fc.constant("agent" as const), nth: fc.nat(5), connected: fc.boolean() }),
  fc.record({ kind: fc.constant("status" as const), nth: fc.nat(5), status: fc.constantFrom("ACTIVE", "DRAINING") }),
  fc.record({ kind: fc.constant("terminate" as const), nth: fc.nat(5) }),
  fc.record({ kind: fc.constant("deregister" as const), nth: fc.nat(5) }),
  fc.record({ kind: fc.constant("stop" as const), nth: fc.nat(5) }),
  fc.record({ kind: fc.constant("run" as const), count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant("protect" as const), nth: fc.nat(5), isProtected: fc.boolean() }),
  fc.record({ kind: fc.constant("rebalance" as const), setting: fc.constantFrom("ENABLED", "DISABLED") }),
  fc.record({ kind: fc.constant("launch" as const), zone: fc.constantFrom("a", "b", "c") }),
);
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

/** A service behind a load balancer and a daemon on four instances, with images that misbehave in every way. */
function opening(seed: number): Story {
  const s = story(seed);
  s.fleet("abca", "t3.medium");
  const group = s.balancer("web");
  s.call("physics", "PutImageBehavior", { image: "web:slow", startSeconds: 40, stopSeconds: 90 });
  s.call("physics", "PutImageBehavior", { image: "web:sour", unhealthyAfterSeconds: 60 });
  s.call("physics", "PutImageBehavior", { image: "web:crash", exitAfterSeconds: 15, exitCode: 3 });
  s.call("physics", "PutImageBehavior", { image: "web:missing", pullError: "no such image" });
  s.define("web", { image: "web:good" });
  s.serve("web", "web:1", 3, {}, group);
  s.define("agent", { cpu: 64, memory: 64, portMappings: [] });
  s.call("ecs", "CreateService", { cluster: "prod", serviceName: "agent", taskDefinition: "agent", schedulingStrategy: "DAEMON" });
  return s;
}

function take(s: Story, step: Step): void {
  const alive = s.instances("prod");
  const nth = "nth" in step ? alive[step.nth % Math.max(1, alive.length)] : undefined;
  const [instanceId = "", arn = ""] = [nth?.ec2InstanceId, nth?.containerInstanceArn];
  switch (step.kind) {
    case "wait":
      return s.run(step.seconds);
    case "scale":
      return s.update("web", { desiredCount: step.count });
    case "deploy":
      s.define("web", { image: `web:${step.image}` });
      return s.update("web", { taskDefinition: "web" });
    case "percents":
      return s.update("web", { deploymentConfiguration: { minimumHealthyPercent: step.min, maximumPercent: step.max } });
    case "zone":
      return void s.call("physics", "SetZoneAvailable", { availabilityZone: step.zone, available: step.available });
    case "stop":
      for (const task of s.tasks().slice(step.nth, step.nth + 1)) s.ask("ecs", "StopTask", { cluster: "prod", task: task.taskArn ?? "" });
      return;
    case "protect": {
      const protection = { protectionEnabled: step.isProtected, expiresInMinutes: 60 };
      for (const task of s.tasks().slice(step.nth, step.nth + 1)) s.ask("ecs", "UpdateTaskProtection", { cluster: "prod", tasks: [task.taskArn ?? ""], ...protection });
      return;
    }
    case "rebalance":
      return s.update("web", { availabilityZoneRebalancing: step.setting });
    case "run":
      return void s.ask("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", count: step.count });
    case "launch":
      // EC2 launches nothing where it is dark.
      if (s.call("physics", "DescribeZones", {}).zones.some(({ availabilityZone, available }) => availabilityZone.endsWith(step.zone) && available)) {
        s.join(step.zone, "t3.medium");
      }
      return;
    default:
      if (nth === undefined) return;
  }
  if (step.kind === "agent") s.ask("physics", "SetAgentConnected", { instanceId, connected: step.connected });
  if (step.kind === "terminate") s.ask("ec2", "TerminateInstances", { InstanceIds: [instanceId] });
  if (step.kind === "deregister") s.ask("ecs", "DeregisterContainerInstance", { cluster: "prod", containerInstance: arn, force: true });
  if (step.kind === "status") s.ask("ecs", "UpdateContainerInstancesState", { cluster: "prod", containerInstances: [arn], status: step.status });
}

/** Everything works again: zones, agents, instances, a good image, room to deploy. */
function heal(s: Story): void {
  for (const availabilityZone of ZONES) s.call("physics", "SetZoneAvailable", { availabilityZone, available: true });
  for (const { instanceId, state } of s.world.view.all(instances)) {
    if (state === "running") s.ask("physics", "SetAgentConnected", { instanceId, connected: true });
  }
  for (const { containerInstanceArn: arn, ec2InstanceId } of s.world.view.all(containerInstances)) {
    s.ask("ecs", "UpdateContainerInstancesState", { cluster: "prod", containerInstances: [arn], status: "ACTIVE" });
    // Terminated while its agent was away, an instance leaves a record behind that only a person takes away.
    const isGone = s.world.view.find(instances, ec2InstanceId)?.state !== "running";
    if (isGone) s.ask("ecs", "DeregisterContainerInstance", { cluster: "prod", containerInstance: arn, force: true });
  }
  for (const zone of "abc") s.join(zone, "m5.large");
  take(s, { kind: "percents", min: 50, max: 200 });
  take(s, { kind: "deploy", image: "good" });
}

/** What the guards cannot see from one row: whoever is a target belongs to a task that lives, or drains. */
function strayTargets(s: Story): readonly string[] {
  const owned = new Set(
    s.world.view.all(tasks).flatMap(({ containerInstanceArn, targets: own }) =>
      own.map(({ targetGroupArn, port }) => {
        const instanceId = s.world.view.find(containerInstances, containerInstanceArn)?.ec2InstanceId;
        return `${targetGroupArn}|${instanceId}|${port}`;
      }),
    ),
  );
  return s.world.view.all(targets).filter(({ targetKey, state }) => state !== "draining" && !owned.has(targetKey)).map(({ targetKey }) => targetKey);
}

/** When all is well again, each instance has its daemon task, unless it has no room for one. */
function strayDaemons(s: Story): readonly string[] {
  const posts = new Set(s.tasks().filter(({ group }) => group === "service:agent").map(({ containerInstanceArn = "" }) => containerInstanceArn));
  const due = s.world.view.all(containerInstances).filter(({ status, memoryMiBFree, cpuUnitsFree }) => status === "ACTIVE" && memoryMiBFree >= 64 && cpuUnitsFree >= 64);
  return due.map(({ containerInstanceArn }) => containerInstanceArn).filter((arn) => !posts.has(arn));
}

test("whatever happens, the guards hold; and when all is well again, the service comes to rest", () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.array(anyStep, { minLength: 1, maxLength: 14 }), (seed, steps) => {
      const s = opening(seed);
      for (const step of steps) {
        take(s, step);
        expect(strayTargets(s)).toEqual([]);
      }
      heal(s);
      s.run(3 * 3600);
      const service = s.service("web");
      expect(service).toMatchObject({ runningCount: service.desiredCount, pendingCount: 0 });
      expect(service.deployments).toMatchObject([{ status: "PRIMARY", rolloutState: "COMPLETED" }]);
      expect(s.world.view.count(liveTasksByService, service.serviceArn ?? "")).toBe(service.desiredCount);
      expect(service.events?.slice(0, 2).map(({ message }) => message)).toContain("(service web) has reached a steady state.");
      expect(strayDaemons(s)).toEqual([]);
    }),
    { numRuns: 40 },
  );
}, 120_000);
