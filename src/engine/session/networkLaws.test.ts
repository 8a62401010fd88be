import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import type { Call } from "../../aws/generated/api.ts";
import type { View } from "../kernel/context.ts";
import { seconds } from "../kernel/time.ts";
import { interfaceOf } from "../services/ec2/contract.ts";
import { networkInterfaces, subnets } from "../services/ec2/tables.ts";
import { containerInstances, liveTasksByInstance, sharesByInstance, tasks } from "../services/ecs/tables.ts";
import type { Session } from "./session.ts";
import { kindsOfActs, play, randomSession, type Act } from "./randomSession.ts";

/** What must hold of network interfaces, whoever pressed which button when. The guards watch over the rest. */

const act: fc.Arbitrary<Act> = fc.record({
  afterSeconds: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 15 }), fc.integer({ min: 30, max: 200 })),
  kind: fc.nat(kindsOfActs() - 1),
  pick: fc.nat(40),
  size: fc.nat(40),
});

test("a task holds one interface of its instance from its placement until it is STOPPED, in a subnet of its zone", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.array(act, { minLength: 20, maxLength: 40 }), (seed, acts) => {
      const session = randomSession(seed, []);
      liveOnce(session, seen);
      const quiet = Array.from({ length: 10 }, () => ({ afterSeconds: 4, kind: 0, pick: 0, size: 0 }));
      for (const one of [...acts, ...quiet]) {
        play(session, one);
        look(session.world.view, seen);
        session.runUntil(session.now + seconds(3));
        look(session.world.view, seen);
      }
    }),
    { numRuns: 40 },
  );
  // Else it would say little.
  const always = ["PROVISIONING PRECREATED", "PROVISIONING ATTACHING", "PENDING ATTACHED", "RUNNING ATTACHED", "DEPROVISIONING DETACHING", "STOPPED DELETED"];
  expect([...seen]).toEqual(expect.arrayContaining(always));
}, 60_000);

/** Chance seldom makes such tasks, so one lives from beginning to end in each session before it has its way. */
function liveOnce(session: Session, seen: Set<string>): void {
  const watch = () => {
    for (let i = 0; i < 40; i++) {
      session.runUntil(session.now + seconds(1));
      look(session.world.view, seen);
    }
  };
  session.runUntil(seconds(100));
  const subnetIds = session.world.view.all(subnets).map(({ subnetId }) => subnetId);
  const containerDefinitions = [{ name: "app", image: "app:0", cpu: 64, memory: 64, essential: true }];
  const ecs = (operation: string, input: object) => session.call({ service: "ecs", operation, input } as Call);
  ecs("RegisterTaskDefinition", { family: "certain", networkMode: "awsvpc", containerDefinitions });
  ecs("RunTask", { cluster: "random", taskDefinition: "certain", networkConfiguration: { awsvpcConfiguration: { subnets: subnetIds } } });
  const [task] = session.world.view.all(tasks);
  expect(task).toBeDefined();
  look(session.world.view, seen);
  watch();
  ecs("StopTask", { cluster: "random", task: task?.taskArn });
  watch();
}

function look(view: View, seen: Set<string>): void {
  const addresses = view.all(networkInterfaces).map(({ privateIpAddress }) => privateIpAddress);
  expect(new Set(addresses).size).toBe(addresses.length);
  for (const row of view.all(containerInstances)) {
    const holders = view.where(liveTasksByInstance, row.containerInstanceArn).filter(({ network }) => network !== null);
    // An instance also keeps one for a daemon whose task is away.
    const kept = view.where(sharesByInstance, row.containerInstanceArn).reduce((sum, { needs }) => sum + needs.enis, 0);
    expect(holders.length + kept).toBe(row.enis - row.enisFree);
  }
  for (const { network, networkInterface, lastStatus, availabilityZone } of view.all(tasks)) {
    if (network === null || networkInterface === null) continue;
    seen.add(`${lastStatus} ${networkInterface.status}`);
    const made = interfaceOf(view, networkInterface.networkInterfaceId ?? "");
    if (made !== undefined) expect(made.availabilityZone).toBe(availabilityZone);
    expect(network.subnetIds).toContain(networkInterface.subnetId);
  }
}
