import type { CapacityCost } from "../../bridge/protocol.ts";
import { figure } from "../graph/figures.ts";

/** An amount as short as it can be told apart: `$0.0416`, `$12.40`, `$1,250`. */
export function dollars(amount: number): string {
  // What rounds to nothing must not be told as less than that.
  const shown = Math.abs(amount) < 0.00005 ? 0 : amount;
  if (shown >= 1000) return `$${figure(Math.round(shown))}`;
  return `$${shown.toFixed(shown === 0 || shown >= 1 ? 2 : 4)}`;
}

/** A kind of capacity as a bill names it. */
export function capacityName(use: CapacityCost["use"]): string {
  switch (use.kind) {
    case "instance":
      return `EC2 ${use.instanceType}${use.system === "windows" ? ", Windows" : ""}${use.spot ? ", Spot" : ""}`;
    case "fargate":
      return `Fargate${use.spot ? " Spot" : ""}${use.system === "windows" ? ", Windows" : use.architecture === "arm64" ? ", ARM" : ""}`;
    case "loadBalancer":
      return BALANCERS[use.type];
    case "natGateway":
      return "NAT gateway";
    case "publicIp":
      return "Public IPv4 address";
    case "surplusCredits":
      return `Surplus CPU credits${use.family === "t4g" ? ", T4g" : ""}${use.system === "windows" ? ", Windows" : ""}`;
    case "volume":
      return `EBS ${use.type}, ${use.gib} GiB`;
    case "idleIp":
      return "Elastic IP address, idle";
    case "capacityUnits":
      return `Capacity units of ${BALANCERS[use.type]}, by ${MEASURES[use.measure]}`;
  }
}

/** By what capacity units are reckoned, in the words of the price list. */
const MEASURES = { connectionsPerSecond: "new connections", activeConnections: "active connections", gibPerHour: "processed bytes", ruleEvaluationsPerSecond: "rule evaluations" } as const;

const BALANCERS = { application: "Application Load Balancer", network: "Network Load Balancer", classic: "Classic Load Balancer" } as const;
