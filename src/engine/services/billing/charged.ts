import type { Use } from "./tables.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * The time that AWS charges for a use that lasted so long: whole seconds or hours, and some at least (pricing of EC2, of
 * Fargate, of Elastic Load Balancing; the fifteen minutes of Windows on Fargate are from memory).
 */
export function chargedMs(use: Use, ms: number): number {
  switch (use.kind) {
    case "part":
      return ms;
    case "instance":
      return Math.max(MINUTE, upTo(SECOND, ms));
    case "fargate":
      return Math.max(use.system === "windows" ? 15 * MINUTE : MINUTE, upTo(SECOND, ms));
    case "loadBalancer":
    case "natGateway":
      return upTo(HOUR, ms);
  }
}

const upTo = (unit: number, ms: number): number => Math.ceil(ms / unit) * unit;
