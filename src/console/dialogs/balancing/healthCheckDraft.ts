import { call } from "../../../aws/generated/api.ts";
import type { Call, Rows } from "../../../bridge/protocol.ts";

type Group = Rows["elbv2.targetGroups"];

/** How targets are probed, as it is typed; null in a number means an empty field. */
export interface HealthCheckDraft {
  readonly protocol: string;
  readonly port: string;
  readonly path: string;
  readonly codes: string;
  readonly intervalSeconds: number | null;
  readonly timeoutSeconds: number | null;
  readonly healthyThreshold: number | null;
  readonly unhealthyThreshold: number | null;
}

export function healthCheckDraftFor(group: Group): HealthCheckDraft {
  return {
    protocol: group.healthCheckProtocol,
    port: group.healthCheckPort,
    path: group.healthCheckPath ?? "/",
    codes: group.matcherHttpCode ?? "200-399",
    intervalSeconds: group.healthCheckIntervalSeconds,
    timeoutSeconds: group.healthCheckTimeoutSeconds,
    healthyThreshold: group.healthyThresholdCount,
    unhealthyThreshold: group.unhealthyThresholdCount,
  };
}

/** The call with what is changed; null: nothing, or a number is missing. */
export function healthCheckCall(group: Group, draft: HealthCheckDraft): Call | null {
  const before = healthCheckDraftFor(group);
  const { intervalSeconds, timeoutSeconds, healthyThreshold, unhealthyThreshold } = draft;
  if (intervalSeconds === null || timeoutSeconds === null || healthyThreshold === null || unhealthyThreshold === null) return null;
  const asks = draft.protocol !== "TCP";
  const change = {
    ...(draft.protocol === before.protocol ? {} : { HealthCheckProtocol: PROTOCOLS.find((one) => one === draft.protocol) ?? "HTTP" }),
    ...(draft.port === before.port ? {} : { HealthCheckPort: draft.port }),
    ...(!asks || draft.path === group.healthCheckPath ? {} : { HealthCheckPath: draft.path }),
    ...(!asks || draft.codes === group.matcherHttpCode ? {} : { Matcher: { HttpCode: draft.codes } }),
    ...(intervalSeconds === before.intervalSeconds ? {} : { HealthCheckIntervalSeconds: intervalSeconds }),
    ...(timeoutSeconds === before.timeoutSeconds ? {} : { HealthCheckTimeoutSeconds: timeoutSeconds }),
    ...(healthyThreshold === before.healthyThreshold ? {} : { HealthyThresholdCount: healthyThreshold }),
    ...(unhealthyThreshold === before.unhealthyThreshold ? {} : { UnhealthyThresholdCount: unhealthyThreshold }),
  };
  return Object.keys(change).length === 0 ? null : call("elbv2", "ModifyTargetGroup", { TargetGroupArn: group.targetGroupArn, ...change });
}

const PROTOCOLS = ["HTTP", "HTTPS", "TCP"] as const;

/** What probes of a group may speak. */
export function probeProtocols({ protocol }: Group): readonly string[] {
  return protocol === "HTTP" || protocol === "HTTPS" ? PROTOCOLS.slice(0, 2) : PROTOCOLS;
}
