import { classicBalancerArn } from "../../../../aws/arn.ts";
import type { CreateAccessPointInput, CreateAccessPointOutput } from "../../../../aws/generated/elb.ts";
import { REGION } from "../../../../aws/region.ts";
import { decimalId } from "../../../kernel/ids.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { CLASSIC_BALANCERS, HEALTH_CHECK, IDLE_TIMEOUT_SECONDS } from "../limits.ts";
import { keyOf, listenersIn } from "../listenersIn.ts";
import { placeIn, securityGroupsIn } from "../placeInVpc.ts";
import { sameNameOtherSettings, validationError } from "../refusals.ts";
import { classicBalancers, type ClassicBalancerRow } from "../tables.ts";
import { tagsIn } from "../tagsIn.ts";

/** Creates a Classic Load Balancer. The same call twice gives the same load balancer. */
export const createLoadBalancer = operation("elb", "CreateLoadBalancer", {
  check(view, input: CreateAccessPointInput) {
    const { LoadBalancerName: loadBalancerName, Scheme: scheme = "internet-facing" } = input;
    checkName(loadBalancerName);
    if (scheme !== "internet-facing" && scheme !== "internal") {
      throw new Refusal("InvalidScheme", `The scheme '${scheme}' is not valid`); // Assumed wording.
    }
    const place = placeIn(view, input);
    const wanted = {
      loadBalancerName,
      scheme: scheme as ClassicBalancerRow["scheme"],
      ...place,
      securityGroupIds: securityGroupsIn(view, input.SecurityGroups, place.vpcId),
      listeners: listenersIn(loadBalancerName, input.Listeners),
      tags: tagsIn(input.Tags ?? []),
    };
    const existing = view.find(classicBalancers, classicBalancerArn(loadBalancerName));
    if (existing !== undefined && settingsOf(existing) !== settingsOf(wanted)) throw sameNameOtherSettings(loadBalancerName);
    if (existing === undefined && view.size(classicBalancers) >= CLASSIC_BALANCERS) {
      throw new Refusal("TooManyLoadBalancers", "The quota of load balancers has been reached"); // Assumed wording.
    }
    return { existing, wanted };
  },

  apply(ctx, { existing, wanted }): CreateAccessPointOutput {
    if (existing !== undefined) return { DNSName: existing.dnsName };
    const prefix = wanted.scheme === "internal" ? "internal-" : "";
    const dnsName = `${prefix}${wanted.loadBalancerName}-${decimalId(ctx, 10)}.${REGION}.elb.amazonaws.com`;
    ctx.insert(classicBalancers, {
      loadBalancerArn: classicBalancerArn(wanted.loadBalancerName),
      ...wanted,
      dnsName,
      // API reference: nothing said, the first listener's port on the instances must take connections.
      healthCheck: { target: `TCP:${wanted.listeners[0]?.instancePort}`, ...HEALTH_CHECK },
      isCrossZone: false,
      drainSeconds: null,
      idleTimeoutSeconds: IDLE_TIMEOUT_SECONDS,
      createdTime: ctx.now,
    });
    return { DNSName: dnsName };
  },
});

/** API reference, "CreateLoadBalancer"; the wordings are assumed. */
function checkName(name: string): void {
  if (name.length > 32 || name.length === 0) throw validationError("LoadBalancer name must be between 1 and 32 characters long");
  if (!/^[A-Za-z0-9-]+$/.test(name)) throw validationError("LoadBalancer name must contain only alphanumeric characters or hyphens");
  if (name.startsWith("-") || name.endsWith("-")) throw validationError("LoadBalancer name cannot begin or end with a hyphen");
}

/** What two requests for a name must agree in. Order does not matter. */
function settingsOf({ scheme, subnetIds, securityGroupIds, listeners }: Pick<ClassicBalancerRow, "scheme" | "subnetIds" | "securityGroupIds" | "listeners">): string {
  return JSON.stringify([scheme, subnetIds.toSorted(), securityGroupIds.toSorted(), listeners.map(keyOf).toSorted()]);
}
