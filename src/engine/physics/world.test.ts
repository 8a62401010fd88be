import { expect, test } from "vitest";
import { World } from "../kernel/world.ts";
import { bootMachine, haltMachine, killProcess, knock, openZone, probeProcess, pullImage, removeMachine, signalProcess, startProcess } from "./contract.ts";
import { physics } from "./index.ts";
import { machines, processes, sockets } from "./tables.ts";

const MACHINE = { instanceId: "i-1", instanceType: "m5.large", availabilityZone: "us-east-1a" };
const PORT = { instanceId: "i-1", host: "i-1", port: 32768 };

test("a machine boots within 20 to 40 seconds, bare metal within minutes", () => {
  const world = lit();
  bootMachine(world.context, MACHINE);
  bootMachine(world.context, { ...MACHINE, instanceId: "i-2", instanceType: "m5.metal" });
  world.runUntil(600_000);
  const bootedAt = (id: string) => world.context.need(machines, id).bootedAt ?? 0;
  expect(bootedAt("i-1")).toBeGreaterThanOrEqual(20_000);
  expect(bootedAt("i-1")).toBeLessThanOrEqual(40_000);
  expect(bootedAt("i-2")).toBeGreaterThanOrEqual(240_000);
});

test("the ports of an interface that a machine lends out are not its own", () => {
  const world = running();
  const ports = [{ port: 32768, protocol: "tcp" }] as const;
  startProcess(world.context, { processId: "c2", instanceId: "i-1", host: "eni-1", image: "web:1", ports });
  world.runUntil(world.now + 60_000);
  const own = { instanceId: "i-1", host: "eni-1", port: 32768 };
  expect([PORT, own, { ...own, host: "eni-2" }].map((at) => knock(world.view, at).kind)).toEqual(["answered", "answered", "refused"]);
  killProcess(world.context, "c2");
  expect([PORT, own].map((at) => knock(world.view, at).kind)).toEqual(["answered", "refused"]);
});

test("an unknown image pulls in 2 s, and in 0.2 s the second time", () => {
  const world = booted();
  const begun = world.now;
  pullImage(world.context, { pullId: "p1", instanceId: "i-1", image: "web" });
  world.runUntil(begun + 2_000);
  expect(happened(world, "physics.imagePulled")).toEqual([[begun + 2_000, { pullId: "p1", error: null }]]);
  pullImage(world.context, { pullId: "p2", instanceId: "i-1", image: "web:latest" });
  world.runUntil(begun + 2_200);
  expect(happened(world, "physics.imagePulled")).toHaveLength(2);
});

test("a pull that fails says why, and leaves nothing behind", () => {
  const world = booted();
  dispatch(world, "PutImageBehavior", { image: "web:*", pullError: "manifest unknown", imageSizeMiB: 572.2 });
  pullImage(world.context, { pullId: "p1", instanceId: "i-1", image: "web:1" });
  world.runUntil(world.now + 11_000);
  expect(happened(world, "physics.imagePulled").at(-1)?.[1]).toEqual({ pullId: "p1", error: "manifest unknown" });
  expect(world.context.need(machines, "i-1").imagesHeld).toEqual([]);
});

test("a process is refused until it is ready, then answers 200", () => {
  const world = running();
  const begun = world.now;
  expect(knock(world.view, PORT)).toEqual({ kind: "refused" });
  expect(probeProcess(world.view, "c1")).toBe(false);
  world.runUntil(begun + 999);
  expect(knock(world.view, PORT)).toEqual({ kind: "refused" });
  world.runUntil(begun + 1_000);
  expect(knock(world.view, PORT)).toEqual({ kind: "answered", status: 200 });
  expect(probeProcess(world.view, "c1")).toBe(true);
  expect(happened(world, "physics.processAnswersDifferently")).toHaveLength(1);
  expect(knock(world.view, { ...PORT, port: 1 })).toEqual({ kind: "refused" });
  expect(knock(world.view, { ...PORT, instanceId: "i-9", host: "i-9" })).toEqual({ kind: "timeout" });
});

test("SIGTERM closes the ports and ends it with 0; SIGKILL ends it at once with 137", () => {
  const world = running();
  world.runUntil(world.now + 5_000);
  const asked = world.now;
  signalProcess(world.context, "c1");
  expect(knock(world.view, PORT)).toEqual({ kind: "refused" });
  world.runUntil(asked + 1_000);
  expect(exits(world)).toEqual([[asked + 1_000, { processId: "c1", instanceId: "i-1", exitCode: 0 }]]);
  start(world, "c2");
  killProcess(world.context, "c2");
  expect(exits(world).at(-1)).toEqual([world.now, { processId: "c2", instanceId: "i-1", exitCode: 137 }]);
  killProcess(world.context, "c2");
  expect(exits(world)).toHaveLength(2);
  expect(world.context.size(processes) + world.context.size(sockets)).toBe(0);
});

test("who ignores SIGTERM answers on, until SIGKILL", () => {
  const world = running();
  dispatch(world, "PutImageBehavior", { image: "web:1", ignoresSigterm: true });
  world.runUntil(world.now + 5_000);
  signalProcess(world.context, "c1");
  world.runUntil(world.now + 60_000);
  expect(knock(world.view, PORT)).toEqual({ kind: "answered", status: 200 });
});

test("a crash that comes before the tidying up is over keeps its code", () => {
  const world = booted();
  dispatch(world, "PutImageBehavior", { image: "web:1", exitAfterSeconds: 10, exitCode: 3, stopSeconds: 5 });
  const begun = world.now;
  start(world, "c1");
  world.runUntil(begun + 9_000);
  signalProcess(world.context, "c1");
  world.runUntil(begun + 30_000);
  expect(exits(world)).toEqual([[begun + 10_000, { processId: "c1", instanceId: "i-1", exitCode: 3 }]]);
});

test("a taken port ends the second process at once with 1", () => {
  const world = running();
  start(world, "c2");
  expect(exits(world)).toEqual([[world.now, { processId: "c2", instanceId: "i-1", exitCode: 1 }]]);
  expect(world.context.find(processes, "c2")).toBeUndefined();
});

test("a behaviour that changes changes running processes: their answers, and when they turn sour", () => {
  const world = running();
  const begun = world.now;
  world.runUntil(begun + 10_000);
  dispatch(world, "PutImageBehavior", { image: "web", healthStatus: 500 });
  expect(knock(world.view, PORT)).toEqual({ kind: "answered", status: 200 });
  dispatch(world, "PutImageBehavior", { image: "web:*", healthStatus: 500 });
  expect(knock(world.view, PORT)).toEqual({ kind: "answered", status: 500 });
  expect(probeProcess(world.view, "c1")).toBe(false);
  dispatch(world, "DeleteImageBehavior", { image: "web:*" });
  expect(knock(world.view, PORT)).toEqual({ kind: "answered", status: 200 });
  dispatch(world, "PutImageBehavior", { image: "web:1", unhealthyAfterSeconds: 60, exitAfterSeconds: 1 });
  const told = happened(world, "physics.processAnswersDifferently").length;
  world.runUntil(begun + 59_999);
  expect(knock(world.view, PORT)).toEqual({ kind: "answered", status: 200 });
  world.runUntil(begun + 60_000);
  expect(knock(world.view, PORT)).toEqual({ kind: "answered", status: 503 });
  expect(happened(world, "physics.processAnswersDifferently")).toHaveLength(told + 1);
  expect(exits(world)).toEqual([]);
});

test("an image that turns sour is heard when it is ready, and when it turns", () => {
  const world = booted();
  dispatch(world, "PutImageBehavior", { image: "web:1", startSeconds: 2, unhealthyAfterSeconds: 30 });
  const begun = world.now;
  start(world, "c1");
  world.runUntil(begun + 29_999);
  expect(knock(world.view, PORT)).toEqual({ kind: "answered", status: 200 });
  world.runUntil(begun + 30_000);
  expect(knock(world.view, PORT)).toEqual({ kind: "answered", status: 503 });
  const heardAt = happened(world, "physics.processAnswersDifferently").map(([at]) => at);
  expect(heardAt).toEqual([begun + 2_000, begun + 30_000]);
});

test("a failed instance times out, and comes up again only when stopped and started", () => {
  const world = running();
  pullImage(world.context, { pullId: "p1", instanceId: "i-1", image: "big" });
  expect(dispatch(world, "FailInstance", { instanceId: "i-1" })).toMatchObject({
    ok: true,
    output: { machine: { agentConnected: false, failed: true } },
  });
  expect(knock(world.view, PORT)).toEqual({ kind: "timeout" });
  expect(dispatch(world, "FailInstance", { instanceId: "i-1" })).toMatchObject({ code: "ValidationException" });
  expect(dispatch(world, "FailInstance", { instanceId: "i-0" })).toMatchObject({ code: "ResourceNotFoundException" });
  expect(lost(world)).toHaveLength(1);
  expect(happened(world, "physics.agentReachabilityChanged").at(-1)?.[1]).toMatchObject({ reachable: false });
  dispatch(world, "SetZoneAvailable", { availabilityZone: "us-east-1a", available: false });
  dispatch(world, "SetZoneAvailable", { availabilityZone: "us-east-1a", available: true });
  world.runUntil(world.now + 100_000);
  expect(world.context.need(machines, "i-1").powered).toBe(false);
  haltMachine(world.context, "i-1");
  bootMachine(world.context, MACHINE);
  world.runUntil(world.now + 40_000);
  expect(world.context.need(machines, "i-1")).toMatchObject({ powered: true, failed: false, agentReachable: true });
  expect(happened(world, "physics.imagePulled")).toEqual([]);
});

test("a dark zone takes its machines, and gives them back booting", () => {
  const world = running();
  dispatch(world, "SetZoneAvailable", { availabilityZone: "us-east-1a", available: false });
  expect(world.context.size(processes)).toBe(0);
  bootMachine(world.context, { ...MACHINE, instanceId: "i-2" });
  world.runUntil(world.now + 100_000);
  expect(lost(world)).toHaveLength(1);
  expect(world.context.need(machines, "i-1")).toMatchObject({ powered: false, agentReachable: false });
  dispatch(world, "SetZoneAvailable", { availabilityZone: "us-east-1a", available: true });
  expect(world.context.need(machines, "i-1")).toMatchObject({ powered: false, agentReachable: false });
  world.runUntil(world.now + 40_000);
  for (const id of ["i-1", "i-2"]) {
    expect(world.context.need(machines, id)).toMatchObject({ powered: true, agentReachable: true });
  }
  expect(dispatch(world, "SetZoneAvailable", { availabilityZone: "eu", available: false })).toMatchObject({
    code: "ResourceNotFoundException",
  });
});

test("a cut agent stays cut through a dark zone; its containers run on", () => {
  const world = running();
  dispatch(world, "SetAgentConnected", { instanceId: "i-1", connected: false });
  world.runUntil(world.now + 5_000);
  expect(knock(world.view, PORT)).toEqual({ kind: "answered", status: 200 });
  dispatch(world, "SetAgentConnected", { instanceId: "i-1", connected: false });
  expect(happened(world, "physics.agentReachabilityChanged")).toHaveLength(1);
  dispatch(world, "SetZoneAvailable", { availabilityZone: "us-east-1a", available: false });
  dispatch(world, "SetZoneAvailable", { availabilityZone: "us-east-1a", available: true });
  world.runUntil(world.now + 40_000);
  expect(world.context.need(machines, "i-1")).toMatchObject({ powered: true, agentReachable: false });
  dispatch(world, "SetAgentConnected", { instanceId: "i-1", connected: true });
  expect(happened(world, "physics.agentReachabilityChanged").at(-1)?.[1]).toEqual({ instanceId: "i-1", reachable: true });
});

test("a machine switched off during its boot, and on again, boots in its own time", () => {
  const world = lit();
  bootMachine(world.context, MACHINE);
  world.runUntil(15_000);
  haltMachine(world.context, "i-1");
  bootMachine(world.context, MACHINE);
  const { bootsAt } = world.context.need(machines, "i-1");
  world.runUntil(100_000);
  expect(happened(world, "physics.machineBooted")).toEqual([[bootsAt, { instanceId: "i-1" }]]);
  removeMachine(world.context, "i-1");
  expect(world.context.find(machines, "i-1")).toBeUndefined();
  expect(lost(world)).toHaveLength(1);
});

function lit(): World {
  const world = new World([physics], 7);
  openZone(world.context, "us-east-1a");
  return world;
}

function booted(): World {
  const world = lit();
  bootMachine(world.context, MACHINE);
  world.runUntil(40_000);
  return world;
}

function running(): World {
  const world = booted();
  start(world, "c1");
  return world;
}

function start(world: World, processId: string): void {
  startProcess(world.context, {
    processId,
    instanceId: "i-1",
    image: "web:1",
    host: "i-1",
    ports: [{ port: 32768, protocol: "tcp" }],
  });
}

function dispatch(world: World, name: string, input: object): unknown {
  const operation = world.operation("physics", name);
  return operation && world.dispatch(operation, input);
}

function happened(world: World, name: string): readonly (readonly [number, object])[] {
  return world.log.filter((line) => line.name === name).map((line) => [line.at, line.payload] as const);
}

const exits = (world: World) => happened(world, "physics.processExited");
const lost = (world: World) => happened(world, "physics.machineLost");
