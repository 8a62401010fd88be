import { fc } from "../../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { idOf } from "../../../../aws/arn.ts";
import { story } from "../story.ts";
import { groupMembers, groupMembersOf, services, tasks } from "../tables.ts";
import { explainServiceScaleIn } from "./explainServiceScaleIn.ts";

const AZ = { type: "spread", field: "attribute:ecs.availability-zone" };
const STRATEGIES = [[], [AZ], [{ type: "spread", field: "instanceId" }], [{ type: "binpack", field: "memory" }], [AZ, { type: "binpack", field: "cpu" }], [{ type: "random" }]];

test("what is explained before is what the scheduler does then, task for task", () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.constantFrom(...STRATEGIES), fc.integer({ min: 1, max: 7 }), fc.nat(7), fc.constantFrom(3, 90), (seed, placementStrategy, count, less, wait) => {
      const s = story(seed);
      s.fleet("aabc");
      s.define("web");
      s.serve("web", "web:1", count, { placementStrategy });
      s.run(wait);
      const { serviceArn = "" } = s.service("web");
      const service = s.world.view.need(services, serviceArn);
      const running = () => s.world.view.where(groupMembers, groupMembersOf(service.clusterArn, "service:web")).map(({ taskArn }) => taskArn);
      const before = running();
      const desiredCount = Math.max(0, count - less);
      const tell = () => explainServiceScaleIn(s.world.view, s.world.view.need(services, serviceArn), desiredCount);
      let told = tell();
      s.update("web", { desiredCount });
      // The scheduler looks at the service at once, or when its cadence allows.
      while (running().length > desiredCount) {
        told = tell();
        s.world.runSome(s.world.now + 20_000, 1);
      }
      const left = running();
      expect(told.map(({ taskArn }) => taskArn).toSorted()).toEqual(before.toSorted());
      expect(told.filter(({ rank }) => rank !== null).map(({ taskArn }) => idOf(taskArn)).toSorted()).toEqual(
        before.filter((taskArn) => !left.includes(taskArn)).map(idOf).toSorted(),
      );
      expect(left).toHaveLength(desiredCount);
    }),
    { numRuns: 25 },
  );
}, 60_000);

test("nothing is too many of what is desired", () => {
  const s = story();
  s.fleet("ab");
  s.define("web");
  s.serve("web", "web:1", 2);
  s.run(60);
  const [service] = s.world.view.all(services);
  const told = service === undefined ? [] : explainServiceScaleIn(s.world.view, service);
  expect(told.map(({ rank, words }) => [rank, words])).toEqual([
    [null, "enough others go"],
    [null, "enough others go"],
  ]);
  expect(s.world.view.size(tasks)).toBe(2);
});
