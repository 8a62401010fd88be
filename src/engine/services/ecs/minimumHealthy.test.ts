import { fc } from "../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { targetHealth } from "../elbv2/contract.ts";
import { limitsOf } from "./processes/rollout.ts";
import { story, type Story } from "./story.ts";
import { containerInstances, liveTasksByService } from "./tables.ts";

/** Tasks of the service that its load balancer sends requests to, right now. */
function healthyTargets(s: Story, serviceArn: string): number {
  const view = s.world.view;
  return view.where(liveTasksByService, serviceArn).filter(({ targets, containerInstanceArn }) =>
    targets.some(({ targetGroupArn, port }) => {
      const { ec2InstanceId } = view.need(containerInstances, containerInstanceArn);
      return targetHealth(view, targetGroupArn, ec2InstanceId, port)?.state === "healthy";
    }),
  ).length;
}

const anyUpdate = fc.record({
  seed: fc.nat(1000),
  desiredCount: fc.integer({ min: 1, max: 8 }),
  min: fc.integer({ min: 0, max: 100 }),
  max: fc.integer({ min: 101, max: 250 }),
  startSeconds: fc.constantFrom(0, 1, 17),
  pullSeconds: fc.constantFrom(0, 4, 30),
});

test("a rolling update with a good image never has fewer healthy targets than the floor, nor more tasks than the ceiling", () => {
  fc.assert(
    fc.property(anyUpdate, ({ seed, desiredCount, min, max, ...behavior }) => {
      const s = story(seed);
      s.fleet("abc");
      const group = s.balancer("web");
      s.define("web");
      const config = { minimumHealthyPercent: min, maximumPercent: max };
      // Without it ECS would stop slow starters again and again.
      const healthCheckGracePeriodSeconds = 120;
      s.serve("web", "web:1", desiredCount, { deploymentConfiguration: config, healthCheckGracePeriodSeconds }, group);
      s.run(120);
      const { serviceArn = "" } = s.service("web");
      s.call("physics", "PutImageBehavior", { image: "web:2", ...behavior });
      s.define("web", { image: "web:2" });
      s.update("web", { taskDefinition: "web" });
      const { floor, ceiling } = limitsOf({ desiredCount, ...config });
      const until = s.world.now + 3_600_000;
      while (!s.world.runSome(until, 1)) {
        expect(healthyTargets(s, serviceArn)).toBeGreaterThanOrEqual(floor);
        expect(s.world.view.count(liveTasksByService, serviceArn)).toBeLessThanOrEqual(Math.max(ceiling, desiredCount));
      }
      const stuck = floor === desiredCount && ceiling === desiredCount;
      expect(s.service("web").deployments).toHaveLength(stuck ? 2 : 1);
      expect(healthyTargets(s, serviceArn)).toBe(desiredCount);
    }),
    { numRuns: 40 },
  );
}, 60_000);
