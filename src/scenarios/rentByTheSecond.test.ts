import { expect, test } from "vitest";
import { billOf } from "../engine/session/bill/bill.ts";
import { playScenario } from "../engine/session/scenario.ts";
import { Session } from "../engine/session/session.ts";
import { tasks } from "../engine/services/ecs/tables.ts";
import { idOf } from "../aws/arn.ts";
import { rentByTheSecond } from "./rentByTheSecond.ts";

test("where it opens four tasks of each service run, one of Spot was taken back, and the bill tells them apart", () => {
  const file = playScenario(rentByTheSecond);
  const session = new Session(file);
  session.runUntil(file.clock);
  const bill = session.read(billOf);
  const services = new Map(bill.services.map((service) => [idOf(service.serviceArn ?? ""), service]));
  expect([...services].map(([name, { taskCount }]) => [name, taskCount]).sort()).toEqual([["web-on-ec2", 4], ["web-on-fargate", 4], ["web-on-spot", 4]]);
  const perHour = (name: string) => services.get(name)?.dollarsPerHour ?? 0;
  const [address, fargate] = [0.005, 0.04048 / 2 + 0.004445];
  expect(perHour("web-on-fargate")).toBeCloseTo(4 * (fargate + address), 9);
  expect(perHour("web-on-spot")).toBeCloseTo(4 * (0.3 * fargate + address), 9);
  // Half a vCPU and a GiB are 5.5 / 26 of an m5.large; of each two have tasks, and the rest is idle.
  expect(perHour("web-on-ec2")).toBeCloseTo((4 * 0.096 * 5.5) / 26, 9);
  expect(bill.idle.dollarsPerHour).toBeCloseTo(2 * 0.096 - perHour("web-on-ec2"), 9);
  expect(bill.savedBySpot.dollarsPerHour).toBeCloseTo(4 * 0.7 * fargate, 9);
  const interrupted = session.read((view) => view.all(tasks).filter(({ stopCode }) => stopCode === "SpotInterruption"));
  expect(interrupted.map(({ lastStatus, stoppedReason }) => [lastStatus, stoppedReason])).toEqual([["STOPPED", "Your Spot Task was interrupted."]]);
});
