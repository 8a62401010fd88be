import { expect, test } from "vitest";
import type { Rows, TableName } from "../bridge/protocol.ts";
import { playScenario } from "../engine/session/scenario.ts";
import { Session } from "../engine/session/session.ts";
import { blackFriday } from "./blackFriday.ts";

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

  const small = { desired: [4, 4], running: [4, 4], waiting: 0, machines: 1 };
  expect(at(10)).toEqual(small);
  expect(at(18)).toEqual({ desired: [8, 8], running: [4, 8], waiting: 4, machines: 2 });
  expect(at(22)).toEqual({ desired: [16, 16], running: [8, 16], waiting: 8, machines: 4 });
  expect(at(40)).toEqual({ desired: [17, 17], running: [17, 17], waiting: 0, machines: 5 });
  expect(at(90)).toEqual(small);
});
