import { classicBalancerArn } from "../../../../aws/arn.ts";
import type {
  DescribeLoadBalancerAttributesInput,
  DescribeLoadBalancerAttributesOutput,
  LoadBalancerAttributes,
  ModifyLoadBalancerAttributesInput,
  ModifyLoadBalancerAttributesOutput,
} from "../../../../aws/generated/elb.ts";
import { operation, reading } from "../../../kernel/operation.ts";
import { describeAttributes } from "../describe.ts";
import { DRAIN_MAX_SECONDS, DRAIN_SECONDS } from "../limits.ts";
import { needBalancer } from "../lookup.ts";
import { shiftClassic } from "../queries.ts";
import { notSimulated, validationError } from "../refusals.ts";
import { classicBalancers, type ClassicBalancerRow } from "../tables.ts";

type Settings = Pick<ClassicBalancerRow, "isCrossZone" | "drainSeconds" | "idleTimeoutSeconds">;

/** Changes attributes of a load balancer; what is not given stays. */
export const modifyLoadBalancerAttributes = operation("elb", "ModifyLoadBalancerAttributes", {
  check(view, { LoadBalancerName, LoadBalancerAttributes: given }: ModifyLoadBalancerAttributesInput) {
    const row = needBalancer(view, LoadBalancerName);
    return { loadBalancerName: row.loadBalancerName, settings: settingsIn(given, row) };
  },

  apply(ctx, { loadBalancerName, settings }): ModifyLoadBalancerAttributesOutput {
    const row = ctx.update(classicBalancers, classicBalancerArn(loadBalancerName), settings);
    shiftClassic(ctx, loadBalancerName);
    return { LoadBalancerName: loadBalancerName, LoadBalancerAttributes: describeAttributes(row) };
  },
});

function settingsIn({ CrossZoneLoadBalancing: crossZone, AccessLog: log, ConnectionDraining: draining, ConnectionSettings: connections, AdditionalAttributes: others = [] }: LoadBalancerAttributes, before: ClassicBalancerRow): Settings {
  if (log?.Enabled === true) throw notSimulated("The access log of a load balancer");
  if (others.some(({ Value }) => Value !== "defensive")) throw notSimulated("An additional attribute of a load balancer");
  return {
    isCrossZone: crossZone?.Enabled ?? before.isCrossZone,
    drainSeconds: draining === undefined ? before.drainSeconds : draining.Enabled ? drainSeconds(draining.Timeout ?? DRAIN_SECONDS) : null,
    idleTimeoutSeconds: connections?.IdleTimeout ?? before.idleTimeoutSeconds,
  };
}

/** ELB user guide, "Configure connection draining"; the wording is assumed. */
function drainSeconds(given: number): number {
  if (given < 1 || given > DRAIN_MAX_SECONDS) throw validationError(`Connection draining timeout must be between 1 and ${DRAIN_MAX_SECONDS} seconds`);
  return given;
}

export const describeLoadBalancerAttributes = reading(
  "elb",
  "DescribeLoadBalancerAttributes",
  (view, { LoadBalancerName }: DescribeLoadBalancerAttributesInput): DescribeLoadBalancerAttributesOutput => ({
    LoadBalancerAttributes: describeAttributes(needBalancer(view, LoadBalancerName)),
  }),
);
