import { expect, test } from "vitest";
import type { Rows, TableName } from "../bridge/protocol.ts";
import { playScenario } from "../engine/session/scenario.ts";
import { Session } from "../engine/session/session.ts";
import { zoneDark } from "./zoneDark.ts";

test("a zone goes dark: the group launches in the two that are left, tasks come back once the lost instances are deregistered, and with the zone the balance", () => {
  const session = new Session(playScenario(zoneDark));
  const rows = <T extends TableName>(name: T) => session.world.rows(name).map(([, row]) => row as Rows[T]);
  const zones = (found: readonly { readonly availabilityZone: string }[]) => ["a", "b", "c"].map((zone) => found.filter(({ availabilityZone }) => availabilityZone.endsWith(zone)).length);
  const machines = () => zones(rows("ec2.instances").filter(({ state }) => state === "running"));
  const tasks = (service: string) => zones(rows("ecs.tasks").filter(({ serviceArn, lastStatus }) => serviceArn?.endsWith(service) === true && lastStatus === "RUNNING"));
  const healthy = () => rows("elbv2.targets").filter(({ state }) => state === "healthy").length;
  const zone = (available: boolean) => expect(session.call({ service: "physics", operation: "SetZoneAvailable", input: { availabilityZone: "us-east-1b", available } })).toMatchObject({ ok: true });
  const wait = (minutes: number) => session.runUntil(session.now + minutes * 60_000);

  session.runUntil(360_000);
  expect([machines(), tasks("web"), tasks("worker"), healthy()]).toEqual([[2, 2, 2], [3, 3, 3], [2, 2, 2], 9]);

  zone(false);
  wait(1);
  expect([machines(), healthy() < 9]).toEqual([[2, 2, 2], true]);
  wait(6);
  expect(machines()).toEqual([3, 0, 3]);

  for (const { availabilityZone, containerInstanceArn } of rows("ecs.containerInstances")) {
    if (!availabilityZone.endsWith("b")) continue;
    expect(session.call({ service: "ecs", operation: "DeregisterContainerInstance", input: { cluster: "prod", containerInstance: containerInstanceArn, force: true } })).toMatchObject({ ok: true });
  }
  wait(4);
  const whole = (service: string, count: number) => expect([tasks(service)[1], tasks(service).reduce((sum, one) => sum + one)]).toEqual([0, count]);
  whole("web", 9);
  whole("worker", 6);
  expect(healthy()).toBe(9);

  zone(true);
  wait(10);
  expect(machines()).toEqual([2, 2, 2]);
});
