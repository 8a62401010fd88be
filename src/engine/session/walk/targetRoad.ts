import { call } from "../../../aws/generated/api.ts";
import type { View } from "../../kernel/context.ts";
import { holderOf, legToTarget, stationOfTarget, transportOf, type LoadBalancerRow, type TargetGroupRow, type TargetRow } from "../../services/elbv2/contract.ts";
import { matchesCode } from "../../services/elbv2/matcher.ts";
import { letIn } from "./repairs.ts";
import type { Probe, Road } from "./road.ts";

interface Ends {
  readonly balancer: LoadBalancerRow;
  readonly group: TargetGroupRow;
  readonly target: TargetRow;
}

/** The road from a load balancer to a target. */
export function roadToTarget(view: View, { balancer, group, target }: Ends): Road {
  const { port, targetId, availabilityZone } = target;
  const to = stationOfTarget(view, target, group);
  return {
    view,
    balancer,
    zone: availabilityZone,
    enable: (subnetId) => call("elbv2", "SetSubnets", { LoadBalancerArn: balancer.loadBalancerArn, Subnets: [...balancer.subnetIds, subnetId] }),
    port,
    protocol: transportOf(group),
    probe: probeOf(group, target),
    legTo: (one) => legToTarget(view, target, { group, port: one, isRequest: one === port }),
    groupIds: to?.kind === "interface" ? to.securityGroupIds : [],
    holder: holderOf(view, target, group),
    address: group.targetType === "ip" ? targetId : null,
    hasCodes: true,
    lost: { refused: "502", silent: "504 after 10 seconds" },
    leadTo: null,
  };
}

function probeOf({ targetGroupArn, healthCheckPort, healthCheckPath, matcherHttpCode: codes }: TargetGroupRow, { port }: TargetRow): Probe {
  return {
    port: healthCheckPort === "traffic-port" ? port : Number(healthCheckPort),
    path: healthCheckPath,
    codes,
    takes: (status) => codes === null || matchesCode(codes, status),
    field: "ModifyTargetGroup Matcher, HealthCheckPath",
    ask: () => letIn("Check the traffic port", call("elbv2", "ModifyTargetGroup", { TargetGroupArn: targetGroupArn, HealthCheckPort: "traffic-port" })),
    connect: null,
  };
}
