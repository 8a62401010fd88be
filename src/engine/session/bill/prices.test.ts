import { expect, test } from "vitest";
import { chargedMs, type Use } from "../../services/billing/contract.ts";
import { dollarsFor, dollarsPerHour, savedPerHour } from "./prices.ts";

const HOUR = 3_600_000;

const fargate = (cpuUnits: number, memoryMiB: number, more: Partial<Extract<Use, { kind: "fargate" }>> = {}): Use => ({
  kind: "fargate",
  serviceArn: null,
  cpuUnits,
  memoryMiB,
  storageGiB: 0,
  system: "linux",
  architecture: "x86_64",
  spot: false,
  ...more,
});

const instance = (instanceType: string, more: Partial<Extract<Use, { kind: "instance" }>> = {}): Use => ({ kind: "instance", instanceType, system: "linux", spot: false, ...more });

test.each([
  ["Spot", fargate(1024, 2048, { spot: true }), HOUR, 0.012144 + 2 * 0.0013335],
  ["an instance for a second", instance("m5.large"), 1_000, 0.096 / 60],
  ["one with Windows", instance("m5.large", { system: "windows" }), HOUR, 0.188],
  ["one of Spot", instance("m5.large", { spot: true }), HOUR, 0.096 * 0.34],
  ["one of no known type", instance("z9.huge"), HOUR, 0],
  ["a load balancer for a minute", { kind: "loadBalancer", type: "application" } as const, 60_000, 0.0225],
  ["a public address for an hour", { kind: "publicIp", holder: "other", serviceArn: null } as const, HOUR, 0.005],
  ["a NAT gateway for 61 minutes", { kind: "natGateway" } as const, 61 * 60_000, 0.09],
])("%s", (_, use, ms, dollars) => {
  expect(dollarsFor(use, chargedMs(use, ms))).toBeCloseTo(dollars, 7);
});

test.each([
  [fargate(1024, 2048, { spot: true }), 0.7 * (0.04048 + 2 * 0.004445)],
  [instance("m5.large", { spot: true }), 0.096 * 0.66],
  [instance("m5.large"), 0],
  [{ kind: "natGateway" } as const, 0],
])("%o saves by Spot", (use, saved) => {
  expect(savedPerHour(use)).toBeCloseTo(saved, 9);
});

test("what is charged is never less than the time, and an hour costs what an hour costs", () => {
  for (const use of [fargate(256, 512), instance("t3.micro"), { kind: "natGateway" } as const]) {
    for (const ms of [1, 999, 59_999, 60_001, HOUR]) expect(chargedMs(use, ms)).toBeGreaterThanOrEqual(ms);
    expect(dollarsFor(use, HOUR)).toBeCloseTo(dollarsPerHour(use), 12);
  }
});
