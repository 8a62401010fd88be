import type { Matcher } from "../../../aws/generated/elbv2.ts";
import {
  HEALTH_CHECK_INTERVAL_SECONDS,
  HEALTH_CHECK_TIMEOUT_SECONDS,
  HEALTHY_THRESHOLD,
  UNHEALTHY_THRESHOLD,
} from "./limits.ts";
import { codeRanges } from "./matcher.ts";
import { notSimulated, validationError } from "./refusals.ts";
import type { TargetGroupRow } from "./tables.ts";

/** The part of a target group that says how its targets are probed. */
export type HealthCheckSettings = Pick<
  TargetGroupRow,
  | "healthCheckProtocol"
  | "healthCheckPort"
  | "healthCheckPath"
  | "healthCheckIntervalSeconds"
  | "healthCheckTimeoutSeconds"
  | "healthyThresholdCount"
  | "unhealthyThresholdCount"
  | "matcherHttpCode"
>;

interface HealthCheckRequest {
  readonly HealthCheckProtocol?: string | undefined;
  readonly HealthCheckPort?: string | undefined;
  readonly HealthCheckEnabled?: boolean | undefined;
  readonly HealthCheckPath?: string | undefined;
  readonly HealthCheckIntervalSeconds?: number | undefined;
  readonly HealthCheckTimeoutSeconds?: number | undefined;
  readonly HealthyThresholdCount?: number | undefined;
  readonly UnhealthyThresholdCount?: number | undefined;
  readonly Matcher?: Matcher | undefined;
}

/** How a target group that says nothing probes its targets. */
export const USUAL_HEALTH_CHECK: HealthCheckSettings = {
  healthCheckProtocol: "HTTP",
  healthCheckPort: "traffic-port",
  healthCheckPath: "/",
  healthCheckIntervalSeconds: HEALTH_CHECK_INTERVAL_SECONDS,
  healthCheckTimeoutSeconds: HEALTH_CHECK_TIMEOUT_SECONDS,
  healthyThresholdCount: HEALTHY_THRESHOLD,
  unhealthyThresholdCount: UNHEALTHY_THRESHOLD,
  matcherHttpCode: "200",
};

/** What a request makes of the settings there were, or a refusal. */
export function healthCheckIn(request: HealthCheckRequest, before: HealthCheckSettings): HealthCheckSettings {
  const settings: HealthCheckSettings = {
    healthCheckProtocol: protocolOf(request.HealthCheckProtocol ?? before.healthCheckProtocol),
    healthCheckPort: request.HealthCheckPort ?? before.healthCheckPort,
    healthCheckPath: request.HealthCheckPath ?? before.healthCheckPath,
    healthCheckIntervalSeconds: request.HealthCheckIntervalSeconds ?? before.healthCheckIntervalSeconds,
    healthCheckTimeoutSeconds: request.HealthCheckTimeoutSeconds ?? before.healthCheckTimeoutSeconds,
    healthyThresholdCount: request.HealthyThresholdCount ?? before.healthyThresholdCount,
    unhealthyThresholdCount: request.UnhealthyThresholdCount ?? before.unhealthyThresholdCount,
    matcherHttpCode: request.Matcher?.HttpCode ?? before.matcherHttpCode,
  };
  refuse(request, settings);
  return settings;
}

function refuse(request: HealthCheckRequest, settings: HealthCheckSettings): void {
  if (request.HealthCheckEnabled === false) {
    throw validationError("Health check enabled must be true for target groups with target type 'instance'"); // Assumed wording.
  }
  if (request.Matcher?.GrpcCode !== undefined) throw notSimulated("Matcher.GrpcCode");
  const { healthCheckPort, healthCheckPath, matcherHttpCode } = settings;
  const port = /^\d{1,5}$/.test(healthCheckPort) ? Number(healthCheckPort) : 0;
  if (healthCheckPort !== "traffic-port" && (port < 1 || port > 65_535)) {
    throw validationError(`Health check port '${healthCheckPort}' must be 'traffic-port' or a number from 1 to 65535`); // Assumed wording.
  }
  if (!healthCheckPath.startsWith("/")) {
    throw validationError(`Health check path '${healthCheckPath}' must begin with a '/' character`); // Assumed wording.
  }
  if (settings.healthCheckTimeoutSeconds >= settings.healthCheckIntervalSeconds) {
    throw validationError("Health check interval must be greater than the timeout."); // Observed.
  }
  if (codeRanges(matcherHttpCode) === undefined) {
    throw validationError(`Health check matcher HTTP code '${matcherHttpCode}' must be within '200-499' inclusive`); // Observed.
  }
}

function protocolOf(protocol: string): "HTTP" | "HTTPS" {
  if (protocol !== "HTTP" && protocol !== "HTTPS") {
    // Observed.
    throw validationError(`Health check protocol '${protocol}' must be one of [HTTP, HTTPS]`);
  }
  return protocol;
}
