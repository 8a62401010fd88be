import { expect, test } from "vitest";
import { hopsInOrder, type Hop, type Moments } from "./hops.ts";

const LOAD = { load: { at: 0, figures: null } };
const CPU = { cpu: { at: 75, figures: { metric: "CPUUtilization", value: 79, threshold: 50 } } };
const ALARM = { alarm: { at: 195, figures: { alarmName: "high", since: null } } };
const DESIRED = { desired: { at: 197, figures: { from: 4, to: 8 } } };
const WAITING = { provisioning: { at: 197, figures: { tasks: 4 } } };
const RESERVED = { reservation: { at: 255, figures: { percent: 200, capacityProvider: "p" } } };
const GROUP = { group: { at: 257, figures: { autoScalingGroupName: "g", from: 1, to: 2 } } };
const INSTANCE = { instance: { at: 262, figures: { instanceIds: ["i-1"] } } };
const AGENT = { agent: { at: 315, figures: { instanceIds: ["i-1"] } } };
const RUNNING = { running: { at: 323, figures: { tasks: 4 } } };
const HEALTHY = { healthy: { at: 343, figures: { tasks: 4 } } };
const OUT = { ...LOAD, ...CPU, ...ALARM, ...DESIRED };
const SECOND = { ...WAITING, ...RESERVED, ...GROUP, ...INSTANCE, ...AGENT };

const told = (hop: Hop) => (hop.state === "come" ? `${hop.kind} +${hop.delay ?? "-"}${hop.isLongest ? "!" : ""}` : `${hop.kind} ${hop.state}`);
const FIRST = ["load +-", "cpu +75", "alarm +120!", "desired +2"];

test.each<[string, Moments, { hasInstances: boolean; isOver: boolean }, readonly string[], readonly string[] | null, readonly string[]]>([
  ["all came", { ...HEALTHY, ...RUNNING, ...SECOND, ...OUT }, { hasInstances: true, isOver: true }, FIRST, ["provisioning +0", "reservation +58", "group +2", "instance +5", "agent +53"], ["running +8", "healthy +20"]],
  ["there is no second loop", { ...OUT, ...RUNNING, ...HEALTHY }, { hasInstances: false, isOver: true }, ["load +-", "cpu +75", "alarm +120", "desired +2"], null, ["running +126!", "healthy +20"]],
  ["instances are on their way", { ...OUT, ...WAITING, ...RESERVED }, { hasInstances: true, isOver: false }, FIRST, ["provisioning +0", "reservation +58", "group awaited", "instance awaited", "agent awaited"], ["running awaited", "healthy awaited"]],
  ["what never came", { ...OUT, ...WAITING, ...RESERVED }, { hasInstances: true, isOver: true }, FIRST, ["provisioning +0", "reservation +58", "group skipped", "instance skipped", "agent skipped"], ["running skipped", "healthy skipped"]],
  ["nobody had to wait", { ...OUT, running: { ...RUNNING.running, at: 207 } }, { hasInstances: true, isOver: false }, FIRST, ["provisioning", "reservation", "group", "instance", "agent"].map((kind) => `${kind} skipped`), ["running +10", "healthy awaited"]],
  ["an instance was under way for others", { ...OUT, ...WAITING, ...AGENT }, { hasInstances: true, isOver: false }, FIRST, ["provisioning +0", "reservation skipped", "group skipped", "instance skipped", "agent +118"], ["running awaited", "healthy awaited"]],
  ["no alarm is known", { ...DESIRED, ...RUNNING }, { hasInstances: false, isOver: false }, ["load skipped", "cpu skipped", "alarm skipped", "desired +-"], null, ["running +126!", "healthy awaited"]],
])("%s", (_, moments, standing, outward, instances, home) => {
  const hops = hopsInOrder(moments, standing);
  expect([hops.outward.map(told), hops.instances?.map(told) ?? null, hops.home.map(told)]).toEqual([outward, instances, home]);
});
