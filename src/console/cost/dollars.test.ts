import { expect, test } from "vitest";
import { capacityName, dollars } from "./dollars.ts";

test.each([
  [0, "$0.00"],
  [0.00001, "$0.00"],
  [-0.00000001, "$0.00"],
  [0.0416, "$0.0416"],
  [0.99994, "$0.9999"],
  [1, "$1.00"],
  [12.4, "$12.40"],
  [999.994, "$999.99"],
  [1250.4, "$1,250"],
])("%d dollars are %s", (amount, text) => {
  expect(dollars(amount)).toBe(text);
});

test.each([
  [{ kind: "instance", instanceType: "m5.large", system: "linux", spot: false }, "EC2 m5.large"],
  [{ kind: "instance", instanceType: "m5.large", system: "windows", spot: true }, "EC2 m5.large, Windows, Spot"],
  [{ kind: "fargate", system: "linux", architecture: "x86_64", spot: false }, "Fargate"],
  [{ kind: "fargate", system: "linux", architecture: "arm64", spot: true }, "Fargate Spot, ARM"],
  [{ kind: "fargate", system: "windows", architecture: "x86_64", spot: false }, "Fargate, Windows"],
  [{ kind: "loadBalancer", type: "network" }, "Network Load Balancer"],
  [{ kind: "natGateway" }, "NAT gateway"],
  [{ kind: "publicIp" }, "Public IPv4 address"],
  [{ kind: "volume", type: "gp3", gib: 30 }, "EBS gp3, 30 GiB"],
  [{ kind: "surplusCredits", family: "other", system: "linux" }, "Surplus CPU credits"],
  [{ kind: "surplusCredits", family: "t4g", system: "linux" }, "Surplus CPU credits, T4g"],
  [{ kind: "surplusCredits", family: "other", system: "windows" }, "Surplus CPU credits, Windows"],
  [{ kind: "idleIp" }, "Elastic IP address, idle"],
  [{ kind: "capacityUnits", type: "application", measure: "gibPerHour" }, "Capacity units of Application Load Balancer, by processed bytes"],
] as const)("a bill names %o", (use, name) => {
  expect(capacityName(use)).toBe(name);
});
