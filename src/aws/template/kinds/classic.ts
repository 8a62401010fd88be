import { isMembers, type Members } from "../../import/candidates.ts";
import { answered } from "../answered.ts";
import { type Draft, listOf } from "../draft.ts";
import { addFitted, without } from "../fitted.ts";
import { knownText, textOf } from "../functions.ts";
import type { Resource } from "../plan.ts";
import { certificateOf } from "./certificates.ts";

const UNKNOWN = ["AccessLoggingPolicy", "AppCookieStickinessPolicy", "AvailabilityZones", "Instances", "LBCookieStickinessPolicy", "Policies"];

/** A Classic Load Balancer: what CloudFormation takes for its properties is set by calls of their own. */
export function classicBalancer(draft: Draft, resource: Resource): void {
  const given = draft.propertiesOf(resource);
  const unknown = given["Subnets"] === undefined ? UNKNOWN : UNKNOWN.filter((member) => member !== "AvailabilityZones");
  const { HealthCheck, CrossZone, ConnectionDrainingPolicy, ConnectionSettings, SecurityGroups, Listeners, ...rest } = without(draft, resource, { properties: given, members: unknown, why: "not simulated." });
  const LoadBalancerName = draft.elbName("loadBalancer", knownText(given["LoadBalancerName"]) ?? resource.id);
  const groups = draft.groupsFrom(SecurityGroups, resource);
  const properties = {
    ...rest,
    LoadBalancerName,
    Subnets: draft.subnetsFrom(given["Subnets"], resource),
    ...(groups.length === 0 ? {} : { SecurityGroups: groups }),
    Listeners: listOf(Listeners).flatMap((one) => (isMembers(one) ? [listenerOf(draft, resource, one)] : [])),
  };
  const step = addFitted(draft, resource, { service: "elb", operation: "CreateLoadBalancer", properties });
  draft.means(resource.id, { Ref: LoadBalancerName, LoadBalancerName, DNSName: answered(step, "DNSName") });
  draft.used(resource);
  const set = (operation: string, one: Members) => addFitted(draft, resource, { service: "elb", operation, properties: { LoadBalancerName, ...one }, part: operation === "ConfigureHealthCheck" ? "check" : "attributes" });
  if (isMembers(HealthCheck)) set("ConfigureHealthCheck", { HealthCheck });
  const attributes = {
    ...(CrossZone === undefined ? {} : { CrossZoneLoadBalancing: { Enabled: CrossZone } }),
    ...(isMembers(ConnectionDrainingPolicy) ? { ConnectionDraining: ConnectionDrainingPolicy } : {}),
    ...(isMembers(ConnectionSettings) ? { ConnectionSettings } : {}),
  };
  if (Object.keys(attributes).length > 0) set("ModifyLoadBalancerAttributes", { LoadBalancerAttributes: attributes });
}

/** Policies of a listener change nothing here; one that encrypts has some certificate. */
function listenerOf(draft: Draft, resource: Resource, { PolicyNames: _policies, SSLCertificateId, ...listener }: Members): Members {
  const isSecure = /^(?:HTTPS|SSL)$/i.test(knownText(listener["Protocol"]) ?? "");
  return isSecure ? { ...listener, SSLCertificateId: certificateOf(draft, resource, textOf(SSLCertificateId)) } : listener;
}

/** Whether a Classic Load Balancer of that name is made. */
export const makesClassic = (draft: Draft, name: string): boolean =>
  draft.steps.some(({ call: { service, operation, input } }) => service === "elb" && operation === "CreateLoadBalancer" && isMembers(input) && input["LoadBalancerName"] === name);
