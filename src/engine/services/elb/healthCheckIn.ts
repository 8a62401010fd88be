import type { HealthCheck } from "../../../aws/generated/elb.ts";
import { probeIn } from "../../../aws/rules/classicProbe.ts";
import { validationError } from "./refusals.ts";
import type { ClassicHealthCheck } from "./tables.ts";

/** The health check that a request asks for, or a refusal. The bounds of its numbers are the model's. */
export function healthCheckIn({ Target, Interval, Timeout, UnhealthyThreshold, HealthyThreshold }: HealthCheck): ClassicHealthCheck {
  if (probeIn(Target) === undefined) throw validationError(whatIsWrong(Target));
  // ELB user guide, "Configure health checks"; the wording is assumed.
  if (Timeout >= Interval) throw validationError("HealthCheck Timeout must be less than Interval");
  return { target: Target, intervalSeconds: Interval, timeoutSeconds: Timeout, unhealthyThreshold: UnhealthyThreshold, healthyThreshold: HealthyThreshold };
}

/** The wording of HTTP is observed, the others are assumed after it. */
function whatIsWrong(target: string): string {
  const [, protocol] = /^(HTTPS?|TCP|SSL):/i.exec(target) ?? [];
  if (protocol === undefined) return `HealthCheck Target ${target.slice(0, 100)} must begin with one of HTTP, TCP, HTTPS, SSL followed by a port`;
  const name = protocol.toUpperCase();
  if (!name.startsWith("HTTP")) return `HealthCheck ${name} Target must specify a port. e.g. ${name}:80`;
  return `HealthCheck ${name} Target must specify a port followed by a path that begins with a slash. e.g. ${name}:80/ping/this/path`;
}
