import type { Matcher } from "../../../aws/generated/elbv2.ts";
import {
  HEALTH_CHECK_INTERVAL_SECONDS,
  HEALTH_CHECK_TIMEOUT_SECONDS,
  HEALTHY_THRESHOLD,
  NETWORK_HTTP_TIMEOUT_SECONDS,
  NETWORK_TIMEOUT_SECONDS,
  UNHEALTHY_THRESHOLD,
} from "./limits.ts";
import { codeRanges } from "./matcher.ts";
import { isNetwork } from "../../../aws/rules/balancing/protocols.ts";
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

/** How a target group that says nothing probes its targets. `wanted` is what it says of the protocol. */
export function usualHealthCheck(protocol: TargetGroupRow["protocol"], wanted: string | undefined): HealthCheckSettings {
  if (!isNetwork(protocol)) return APPLICATION;
  if (wanted === "HTTP" || wanted === "HTTPS") {
    return { ...APPLICATION, healthCheckTimeoutSeconds: wanted === "HTTP" ? NETWORK_HTTP_TIMEOUT_SECONDS : NETWORK_TIMEOUT_SECONDS, matcherHttpCode: "200-399" };
  }
  return { ...APPLICATION, healthCheckProtocol: "TCP", healthCheckPath: null, matcherHttpCode: null, healthCheckTimeoutSeconds: NETWORK_TIMEOUT_SECONDS };
}

const APPLICATION: HealthCheckSettings = {
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
export function healthCheckIn(request: HealthCheckRequest, before: HealthCheckSettings, protocol: TargetGroupRow["protocol"]): HealthCheckSettings {
  const healthCheckProtocol = protocolOf(request.HealthCheckProtocol ?? before.healthCheckProtocol, protocol);
  const asks = healthCheckProtocol !== "TCP";
  const settings: HealthCheckSettings = {
    healthCheckProtocol,
    healthCheckPort: request.HealthCheckPort ?? before.healthCheckPort,
    healthCheckPath: asks ? (request.HealthCheckPath ?? before.healthCheckPath ?? "/") : null,
    healthCheckIntervalSeconds: request.HealthCheckIntervalSeconds ?? before.healthCheckIntervalSeconds,
    healthCheckTimeoutSeconds: request.HealthCheckTimeoutSeconds ?? before.healthCheckTimeoutSeconds,
    healthyThresholdCount: request.HealthyThresholdCount ?? before.healthyThresholdCount,
    unhealthyThresholdCount: request.UnhealthyThresholdCount ?? before.unhealthyThresholdCount,
    matcherHttpCode: asks ? (request.Matcher?.HttpCode ?? before.matcherHttpCode ?? "200-399") : null,
  };
  refuse(request, settings, protocol);
  return settings;
}

function refuse(request: HealthCheckRequest, settings: HealthCheckSettings, protocol: TargetGroupRow["protocol"]): void {
  if (request.HealthCheckEnabled === false) {
    throw validationError("Health check enabled must be true for target groups with target type 'instance'"); // Assumed wording.
  }
  if (request.Matcher?.GrpcCode !== undefined) throw notSimulated("Matcher.GrpcCode");
  const { healthCheckPort, healthCheckPath, matcherHttpCode } = settings;
  const port = /^\d{1,5}$/.test(healthCheckPort) ? Number(healthCheckPort) : 0;
  if (healthCheckPort !== "traffic-port" && (port < 1 || port > 65_535)) {
    throw validationError(`Health check port '${healthCheckPort}' must be 'traffic-port' or a number from 1 to 65535`); // Assumed wording.
  }
  if (healthCheckPath === null && (request.HealthCheckPath !== undefined || request.Matcher !== undefined)) {
    throw validationError("Health check path and matcher cannot be specified for health checks with protocol 'TCP'"); // Assumed wording.
  }
  if (healthCheckPath?.startsWith("/") === false) {
    throw validationError(`Health check path '${healthCheckPath}' must begin with a '/' character`); // Assumed wording.
  }
  const slack = isNetwork(protocol) ? 0 : 1;
  if (settings.healthCheckTimeoutSeconds + slack > settings.healthCheckIntervalSeconds) {
    throw validationError("Health check interval must be greater than the timeout."); // Observed.
  }
  if (matcherHttpCode !== null && codeRanges(matcherHttpCode, isNetwork(protocol) ? 599 : 499) === undefined) {
    throw validationError(`Health check matcher HTTP code '${matcherHttpCode}' must be within '200-${isNetwork(protocol) ? 599 : 499}' inclusive`); // Observed.
  }
}

function protocolOf(wanted: string, of: TargetGroupRow["protocol"]): HealthCheckSettings["healthCheckProtocol"] {
  if (wanted === "HTTP" || wanted === "HTTPS" || (wanted === "TCP" && isNetwork(of))) return wanted;
  // Observed of Application Load Balancers.
  throw validationError(`Health check protocol '${wanted}' must be one of [${isNetwork(of) ? "HTTP, HTTPS, TCP" : "HTTP, HTTPS"}]`);
}
