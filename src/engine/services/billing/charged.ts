import { hours, minutes, seconds } from "../../kernel/time.ts";
import type { Use } from "./tables.ts";

/**
 * The time that AWS charges for a use that lasted so long: whole seconds or hours, and some at least (pricing of EC2, of EBS, of
 * Fargate, of Elastic Load Balancing; the fifteen minutes of Windows on Fargate are from memory).
 */
export function chargedMs(use: Use, ms: number): number {
  switch (use.kind) {
    case "part":
    case "surplusCredits":
      return ms;
    case "instance":
    case "publicIp":
    case "idleIp":
    case "volume":
      return Math.max(minutes(1), upTo(seconds(1), ms));
    case "fargate":
      return Math.max(minutes(use.system === "windows" ? 15 : 1), upTo(seconds(1), ms));
    case "loadBalancer":
    case "natGateway":
      return upTo(hours(1), ms);
  }
}

const upTo = (unit: number, ms: number): number => Math.ceil(ms / unit) * unit;
