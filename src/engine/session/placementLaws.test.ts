import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { seconds } from "../kernel/time.ts";
import { place } from "../services/ecs/placement/place.ts";
import { subjectOfTask } from "../services/ecs/placement/subjectOf.ts";
import { groupMembers, groupMembersOf, services, tasks } from "../services/ecs/tables.ts";
import { kindsOfActs, play, randomSession, type Act } from "./randomSession.ts";

/** What must hold of every task at the moment at which it gets its place, whatever was asked before. */

const act: fc.Arbitrary<Act> = fc.record({
  afterSeconds: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 15 }), fc.integer({ min: 30, max: 120 })),
  kind: fc.nat(kindsOfActs() - 1),
  pick: fc.nat(40),
  size: fc.nat(40),
});

test("every task goes to one of the instances that its own row explains, by constraints and strategies of that moment", () => {
  const seen = { tasks: 0, constrained: 0, preferring: 0, standalone: 0 };
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.array(act, { minLength: 20, maxLength: 40 }), (seed, acts) => {
      const session = randomSession(seed, []);
      const { world } = session;
      world.watchInserts(tasks, (task) => {
        const service = task.serviceArn === null ? undefined : world.view.find(services, task.serviceArn);
        if (service?.schedulingStrategy === "DAEMON") return;
        const subject = subjectOfTask(world.view, task);
        const { reports } = place(world.view, subject, () => 0);
        const left = reports.at(-1)?.kept.map(({ instance }) => instance.containerInstanceArn);
        expect(left).toContain(task.containerInstanceArn);
        if (subject.constraints.some(({ type }) => type === "distinctInstance")) {
          const siblings = world.view.where(groupMembers, groupMembersOf(task.clusterArn, task.group));
          expect(siblings.map(({ containerInstanceArn }) => containerInstanceArn)).not.toContain(task.containerInstanceArn);
        }
        seen.tasks++;
        if (subject.constraints.length > 0) seen.constrained++;
        if (task.placement !== null || (service?.placementStrategy ?? []).length > 0) seen.preferring++;
        if (task.serviceArn === null) seen.standalone++;
      });
      for (const one of acts) play(session, one);
      session.runUntil(session.now + seconds(60));
    }),
    { numRuns: 40 },
  );
  // Else it would say nothing.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
}, 120_000);
