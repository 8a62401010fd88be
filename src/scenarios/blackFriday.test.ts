import { expect, test } from "vitest";
import type { Rows, TableName } from "../bridge/protocol.ts";
import { twoLoops } from "../engine/session/scaling/loops/twoLoops.ts";
import { playScenario } from "../engine/session/scenario.ts";
import { Session } from "../engine/session/session.ts";
import { throughout } from "../lib/throughout.ts";
import { blackFriday } from "./blackFriday.ts";

/** The first loop is the same on both. */
const OUTWARD = [["load", 0, 115.883], ["cpu", 75, 79.058333], ["alarm", 195, undefined], ["desired", 197, 4]];

test("the load grows eightfold: tasks on Fargate are there sooner, those on EC2 wait for instances; when it is over both are as small as before", () => {
  const session = new Session(playScenario(blackFriday));
  const rows = <T extends TableName>(name: T) => session.world.rows(name).map(([, row]) => row as Rows[T]);
  const tasks = (service: string, status: string) => rows("ecs.tasks").filter(({ serviceArn, lastStatus }) => serviceArn?.endsWith(service) === true && lastStatus === status).length;
  const desired = (service: string) => rows("ecs.services").find(({ serviceName }) => serviceName === service)?.desiredCount;
  const machines = () => rows("ec2.instances").filter(({ state }) => state === "running").length;
  const both = <T>(of: (service: string) => T) => ["shop-ec2", "shop-fargate"].map(of);

  const at = (minute: number) => {
    session.runUntil(minute * 60_000);
    return { desired: both(desired), running: both((service) => tasks(service, "RUNNING")), waiting: tasks("shop-ec2", "PROVISIONING"), machines: machines() };
  };

  /** When each hop of the scaling-out near an instant came, in seconds since its load grew. */
  const loops = (service: string, near: number) => {
    const told = throughout(twoLoops(session, { resourceId: `service/shop/${service}`, near }));
    const hops = [...(told?.outward ?? []), ...(told?.instances ?? []), ...(told?.home ?? [])];
    const since = hops[0]?.state === "come" ? hops[0].at : 0;
    return { isOver: told?.isOver, hasInstances: told?.instances !== null, hops: hops.map((hop) => (hop.state === "come" ? [hop.kind, Math.floor((hop.at - since) / 1000), Object.values(hop.figures ?? {}).find((figure) => typeof figure === "number")] : [hop.kind, hop.state])) };
  };

  const small = { desired: [4, 4], running: [4, 4], waiting: 0, machines: 1 };
  expect(at(10)).toEqual(small);
  expect(at(18)).toEqual({ desired: [8, 8], running: [4, 8], waiting: 4, machines: 2 });
  expect(loops("shop-ec2", 977_000)).toEqual({ isOver: false, hasInstances: true, hops: [...OUTWARD, ["provisioning", 197, 4], ["reservation", 255, 200], ["group", 257, 1], ["instance", 262, undefined], ["agent", "awaited"], ["running", "awaited"], ["healthy", "awaited"]] });
  expect(at(22)).toEqual({ desired: [16, 16], running: [8, 16], waiting: 8, machines: 4 });
  expect(loops("shop-ec2", 977_000)).toMatchObject({ isOver: true, hops: [...OUTWARD, ["provisioning", 197, 4], ["reservation", 255, 200], ["group", 257, 1], ["instance", 262, undefined], ["agent", 314, undefined], ["running", 322, 4], ["healthy", 342, 4]] });
  expect(loops("shop-fargate", 977_000)).toEqual({ isOver: true, hasInstances: false, hops: [...OUTWARD, ["running", 220, 4], ["healthy", 237, 4]] });
  // It opens on what the alarm went off for; what came while it stayed in ALARM has a beginning of its own, two minutes later.
  const told = throughout(twoLoops(session, { resourceId: "service/shop/shop-fargate", near: null }));
  expect([told?.at, told?.scaleOuts.map(({ at: when, desired: to, begins }) => [when, to, begins])]).toEqual([977_000, [[977_000, 8, true], [1_097_000, 16, false]]]);
  expect(loops("shop-fargate", 1_097_000)).toMatchObject({ hops: [["load", 0, 704.908], ["cpu", 75, 100], ["alarm", 75, 975_000], ["desired", 77, 8], ["running", 114, 8], ["healthy", 135, 8]] });
  expect(at(40)).toEqual({ desired: [17, 17], running: [17, 17], waiting: 0, machines: 5 });
  expect(at(90)).toEqual(small);
});
