import { expect, test } from "vitest";
import { Trial } from "../../trial.ts";

const opened = () => {
  const t = new Trial();
  const vpcId = t.call("ec2", "DescribeVpcs", {}).Vpcs?.[0]?.VpcId ?? "";
  return { t, vpcId };
};

/** A private namespace `shop.local`, made. */
function namespace() {
  const { t, vpcId } = opened();
  const { OperationId = "" } = t.call("servicediscovery", "CreatePrivateDnsNamespace", { Name: "shop.local", Vpc: vpcId });
  const operation = () => t.call("servicediscovery", "GetOperation", { OperationId }).Operation;
  const id = operation()?.Targets?.["NAMESPACE"] ?? "";
  return { t, vpcId, id, operation };
}

/** A service `orders` in it, with an A record and a custom health check. */
function orders(more: object = {}) {
  const { t, id } = namespace();
  t.run(30);
  const { Service } = t.call("servicediscovery", "CreateService", {
    Name: "orders",
    NamespaceId: id,
    DnsConfig: { DnsRecords: [{ Type: "A", TTL: 60 }] },
    HealthCheckCustomConfig: { FailureThreshold: 1 },
    ...more,
  });
  const serviceId = Service?.Id ?? "";
  const register = (InstanceId: string, ip: string) => t.call("servicediscovery", "RegisterInstance", { ServiceId: serviceId, InstanceId, Attributes: { AWS_INSTANCE_IPV4: ip } });
  return { t, id, serviceId, register };
}

test("a namespace is there when its hosted zone is", () => {
  const { t, id, operation } = namespace();
  expect(operation()?.Status).toBe("PENDING");
  expect(t.refusal("servicediscovery", "GetNamespace", { Id: id })).toBe(`NamespaceNotFound: Namespace ${id} not found.`);
  t.run(30);
  expect(operation()?.Status).toBe("SUCCESS");
  expect(t.call("servicediscovery", "GetNamespace", { Id: id }).Namespace).toMatchObject({ Name: "shop.local", Type: "DNS_PRIVATE", ServiceCount: 0 });
});

test("a name is taken in a VPC once, and only what is empty is deleted", () => {
  const { t, id, serviceId, register } = orders();
  const Vpc = t.call("ec2", "DescribeVpcs", {}).Vpcs?.[0]?.VpcId ?? "";
  expect(t.refusal("servicediscovery", "CreatePrivateDnsNamespace", { Name: "Shop.local", Vpc })).toMatch(/^NamespaceAlreadyExists/);
  expect(t.refusal("servicediscovery", "DeleteNamespace", { Id: id })).toMatch(/^ResourceInUse/);
  register("a", "10.0.0.1");
  t.run(5);
  expect(t.refusal("servicediscovery", "DeleteService", { Id: serviceId })).toBe("ResourceInUse: Service contains registered instances; delete the instances before deleting the service");
  t.call("servicediscovery", "DeregisterInstance", { ServiceId: serviceId, InstanceId: "a" });
  expect(t.refusal("servicediscovery", "DeregisterInstance", { ServiceId: serviceId, InstanceId: "a" })).toMatch(/^DuplicateRequest: Another operation of type DeregisterInstance and id \S+ is in progress$/);
  t.run(5);
  t.call("servicediscovery", "DeleteService", { Id: serviceId });
  t.call("servicediscovery", "DeleteNamespace", { Id: id });
  t.run(30);
  expect(t.call("servicediscovery", "ListNamespaces", {}).Namespaces).toEqual([]);
});

test("a health that was pushed takes effect after half a minute, and filters what is discovered", () => {
  const { t, serviceId, register } = orders();
  register("a", "10.0.0.1");
  register("b", "10.0.0.2");
  t.run(5);
  const found = (HealthStatus?: "HEALTHY" | "UNHEALTHY" | "ALL" | "HEALTHY_OR_ELSE_ALL") =>
    t.call("servicediscovery", "DiscoverInstances", { NamespaceName: "shop.local", ServiceName: "orders", HealthStatus }).Instances?.map(({ InstanceId }) => InstanceId).join("");
  const push = (InstanceId: string, Status: "HEALTHY" | "UNHEALTHY") => t.call("servicediscovery", "UpdateInstanceCustomHealthStatus", { ServiceId: serviceId, InstanceId, Status });
  expect(found("HEALTHY")).toBe("ab");
  push("a", "UNHEALTHY");
  t.run(29);
  expect(found("HEALTHY")).toBe("ab");
  t.run(1);
  expect([found("HEALTHY"), found("UNHEALTHY"), found("ALL"), found("HEALTHY_OR_ELSE_ALL")]).toEqual(["b", "a", "ab", "b"]);
  push("b", "UNHEALTHY");
  t.run(30);
  expect([found("HEALTHY"), found("HEALTHY_OR_ELSE_ALL")]).toEqual(["", "ab"]);
  push("b", "HEALTHY");
  push("b", "UNHEALTHY");
  t.run(60);
  expect(t.call("servicediscovery", "GetInstancesHealthStatus", { ServiceId: serviceId }).Status).toEqual({ a: "UNHEALTHY", b: "UNHEALTHY" });
});

test("a service is updated after a while, and its revision counts what becomes of its instances", () => {
  const { t, serviceId, register } = orders();
  const revision = () => t.call("servicediscovery", "DiscoverInstancesRevision", { NamespaceName: "shop.local", ServiceName: "orders" }).InstancesRevision;
  const before = revision();
  register("a", "10.0.0.1");
  t.run(5);
  expect(revision()).toBe((before ?? 0) + 1);
  t.call("servicediscovery", "UpdateService", { Id: serviceId, Service: { DnsConfig: { DnsRecords: [{ Type: "A", TTL: 10 }] } } });
  t.run(5);
  expect(t.call("servicediscovery", "GetService", { Id: serviceId }).Service?.DnsConfig?.DnsRecords).toEqual([{ Type: "A", TTL: 10 }]);
});

test.each([
  ["CreateService", { Name: "x", NamespaceId: "ns-none" }, "NamespaceNotFound: Namespace ns-none not found."],
  ["CreateService", { Name: "Orders", NamespaceId: "ID" }, "ServiceAlreadyExists: Service already exists."],
  ["CreateService", { Name: "x", NamespaceId: "ID", DnsConfig: { DnsRecords: [{ Type: "CNAME", TTL: 1 }] } }, "InvalidInput: A CNAME record requires the WEIGHTED routing policy."],
  ["CreateService", { Name: "x", NamespaceId: "ID", DnsConfig: { DnsRecords: [{ Type: "A", TTL: 1 }, { Type: "A", TTL: 2 }] } }, "InvalidInput: DnsRecords can have one record of each type."],
  ["CreateService", { Name: "x", NamespaceId: "ID", HealthCheckConfig: { Type: "TCP" } }, "InvalidInput: HealthCheckConfig can't be specified for a service in a private DNS namespace."],
  ["RegisterInstance", { ServiceId: "SERVICE", InstanceId: "a", Attributes: {} }, "InvalidInput: An instance with an A record must have the attribute AWS_INSTANCE_IPV4."],
  ["GetInstance", { ServiceId: "SERVICE", InstanceId: "a" }, "InstanceNotFound: Instance a not found."],
  ["DiscoverInstances", { NamespaceName: "shop.local", ServiceName: "none" }, "ServiceNotFound: Service none not found."],
] as const)("%s of %j is refused", (name, input, said) => {
  const { t, id, serviceId } = orders();
  const filled = JSON.parse(JSON.stringify(input).replace('"ID"', `"${id}"`).replace('"SERVICE"', `"${serviceId}"`)) as never;
  expect(t.refusal("servicediscovery", name, filled)).toBe(said);
});

test("what breaks the model is refused as invalid input", () => {
  const { t } = opened();
  expect(t.refusal("servicediscovery", "CreateHttpNamespace", {} as never)).toMatch(/^InvalidInput: 1 validation error detected/);
});
