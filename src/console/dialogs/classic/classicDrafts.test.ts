import { expect, test } from "vitest";
import { classicBalancer } from "../../graph/fixture.ts";
import { fieldOf } from "../fieldOf.ts";
import { classicAttributesCall, classicAttributesDraft, classicHealthCheckCall, classicHealthCheckDraft, classicListenerCall, classicListenerDraft, subnetCalls } from "./classicDrafts.ts";

const FRONT = classicBalancer("front", { subnetIds: ["subnet-a", "subnet-b"] });

test("a new listener begins on a free port and leads where the first one does; a secure one has the certificate", () => {
  const draft = classicListenerDraft(FRONT);
  expect(classicListenerCall(FRONT, draft)?.input).toEqual({ LoadBalancerName: "front", Listeners: [{ Protocol: "HTTP", LoadBalancerPort: 8080, InstanceProtocol: "HTTP", InstancePort: 8080 }] });
  expect(classicListenerCall(FRONT, { ...draft, protocol: "HTTPS" })?.input).toMatchObject({ Listeners: [{ SSLCertificateId: expect.stringContaining("arn:aws:acm:") }] });
  expect(classicListenerCall(FRONT, { ...draft, port: null })).toBeNull();
});

test("a health check is sent whole, once something of it is changed; without a path where only a connection is asked for", () => {
  const draft = classicHealthCheckDraft(FRONT);
  expect(classicHealthCheckCall(FRONT, draft)).toBeNull();
  expect(classicHealthCheckCall(FRONT, { ...draft, path: "/up", timeoutSeconds: 4 })?.input).toEqual({
    LoadBalancerName: "front",
    HealthCheck: { Target: "HTTP:8080/up", Interval: 30, Timeout: 4, UnhealthyThreshold: 2, HealthyThreshold: 10 },
  });
  expect(classicHealthCheckCall(FRONT, { ...draft, protocol: "TCP" })?.input).toMatchObject({ HealthCheck: { Target: "TCP:8080" } });
  expect(classicHealthCheckCall(FRONT, { ...draft, port: null })).toBeNull();
});

test("of the attributes only what is changed is sent", () => {
  const draft = classicAttributesDraft(FRONT);
  const sent = (change: object) => (classicAttributesCall(FRONT, { ...draft, ...change })?.input as { readonly LoadBalancerAttributes?: object } | undefined)?.LoadBalancerAttributes;
  expect(sent({})).toBeUndefined();
  expect(sent({ drains: true })).toEqual({ ConnectionDraining: { Enabled: true, Timeout: 300 } });
  expect(sent({ isCrossZone: true, idleTimeoutSeconds: 30 })).toEqual({ CrossZoneLoadBalancing: { Enabled: true }, ConnectionSettings: { IdleTimeout: 30 } });
  expect(sent({ idleTimeoutSeconds: null })).toBeUndefined();
});

test.each([
  [["subnet-a", "subnet-b"], []],
  [["subnet-a", "subnet-b", "subnet-c"], ["Attach subnet-c"]],
  [["subnet-a"], ["Detach subnet-b"]],
  [["subnet-a", "subnet-b2"], ["Detach subnet-b", "Attach subnet-b2"]],
  [["subnet-c"], ["Attach subnet-c", "Detach subnet-a subnet-b"]],
  [[], ["Detach subnet-a subnet-b"]],
])("into the subnets %j: %j", (wanted, calls) => {
  expect(subnetCalls(FRONT, wanted).map(({ operation, input }) => [/^(?:At|De)tach/.exec(operation)?.[0], ...(input as { readonly Subnets: readonly string[] }).Subnets].join(" "))).toEqual(calls);
});

test.each([
  ["CreateLoadBalancerListeners", "A listener already exists for front with LoadBalancerPort 80, but with a different InstancePort, Protocol, or SSLCertificateId", "DuplicateListener", "listenerPort"],
  ["CreateLoadBalancerListeners", "Load balancer port must be in 1-65535 inclusive", "ValidationError", "listenerPort"],
  ["CreateLoadBalancerListeners", "The instance protocol TCP must be on the same layer as the load balancer protocol HTTP", "InvalidConfigurationRequest", "listenerProtocol"],
  ["CreateLoadBalancerListeners", "1 validation error detected: Value '0' at 'listeners.1.member.instancePort' failed to satisfy constraint", "ValidationError", "instancePort"],
  ["ConfigureHealthCheck", "HealthCheck HTTP Target must specify a port followed by a path that begins with a slash. e.g. HTTP:80/ping/this/path", "ValidationError", "healthCheckPath"],
  ["ConfigureHealthCheck", "HealthCheck Timeout must be less than Interval", "ValidationError", "healthCheckTimeoutSeconds"],
  ["ConfigureHealthCheck", "1 validation error detected: Value '1' at 'healthCheck.unhealthyThreshold' failed to satisfy constraint", "ValidationError", "unhealthyThresholdCount"],
  ["ModifyLoadBalancerAttributes", "Connection draining timeout must be between 1 and 3600 seconds", "ValidationError", "attribute connectionDraining"],
  ["ModifyLoadBalancerAttributes", "1 validation error detected: Value '0' at 'loadBalancerAttributes.connectionSettings.idleTimeout' failed", "ValidationError", "attribute idleTimeout"],
])("%s: %s", (operation, message, code, field) => expect(fieldOf(operation, { code, message })).toBe(field));
