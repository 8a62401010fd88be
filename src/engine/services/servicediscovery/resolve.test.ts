import { expect, test } from "vitest";
import { Trial } from "../../trial.ts";
import { resolve, type DnsQuestion } from "./resolve.ts";

/** A service `orders.shop.local` with so many instances. */
function orders(count: number, config: { readonly policy?: "MULTIVALUE" | "WEIGHTED"; readonly type?: "A" | "SRV" } = {}) {
  const { policy = "MULTIVALUE", type = "A" } = config;
  const t = new Trial();
  const vpcId = t.call("ec2", "DescribeVpcs", {}).Vpcs?.[0]?.VpcId ?? "";
  const { OperationId = "" } = t.call("servicediscovery", "CreatePrivateDnsNamespace", { Name: "shop.local", Vpc: vpcId });
  t.run(30);
  const NamespaceId = t.call("servicediscovery", "GetOperation", { OperationId }).Operation?.Targets?.["NAMESPACE"] ?? "";
  const DnsConfig = { RoutingPolicy: policy, DnsRecords: [{ Type: type, TTL: 60 }] };
  const ServiceId = t.call("servicediscovery", "CreateService", { Name: "orders", NamespaceId, DnsConfig, HealthCheckCustomConfig: {} }).Service?.Id ?? "";
  for (let i = 0; i < count; i++) t.call("servicediscovery", "RegisterInstance", { ServiceId, InstanceId: `i${i}`, Attributes: { AWS_INSTANCE_IPV4: `10.0.0.${i}`, AWS_INSTANCE_PORT: `${8000 + i}` } });
  t.run(5);
  const ask = (question: Partial<DnsQuestion> = {}) => resolve(t.world.view, { name: "orders.shop.local", type: "A", vpcId, asker: "a", ...question });
  const sicken = (from: number, to: number) => {
    for (let i = from; i < to; i++) t.call("servicediscovery", "UpdateInstanceCustomHealthStatus", { ServiceId, InstanceId: `i${i}`, Status: "UNHEALTHY" });
    t.run(30);
  };
  return { t, vpcId, ask, sicken };
}

test.each([
  // instances, unhealthy among them, policy, records
  [1, 0, "MULTIVALUE", 1],
  [8, 0, "MULTIVALUE", 8],
  [9, 0, "MULTIVALUE", 8],
  [9, 3, "MULTIVALUE", 6],
  [9, 9, "MULTIVALUE", 8],
  [3, 0, "WEIGHTED", 1],
  [3, 3, "WEIGHTED", 1],
] as const)("of %i instances, %i of them unhealthy, a %s service tells %i", (count, sick, policy, told) => {
  const { ask, sicken } = orders(count, { policy });
  sicken(0, sick);
  const { records, ttlSeconds } = ask();
  expect([records.length, ttlSeconds]).toEqual([told, 60]);
  if (sick < count) expect(records.every(({ instanceId }) => Number(instanceId.slice(1)) >= sick)).toBe(true);
});

test("who asks draws for itself, and in the long run nobody is left out", () => {
  const { ask } = orders(4, { policy: "WEIGHTED" });
  const counts = new Map<string, number>();
  for (let i = 0; i < 400; i++) for (const { value } of ask({ asker: `client ${i}` }).records) counts.set(value, (counts.get(value) ?? 0) + 1);
  expect(counts.size).toBe(4);
  for (const count of counts.values()) expect(count).toBeGreaterThan(60);
});

test("an SRV record tells port and host, and the host has an address", () => {
  const { ask } = orders(1, { type: "SRV" });
  expect(ask({ type: "SRV" }).records).toEqual([{ instanceId: "i0", value: "1 1 8000 i0.orders.shop.local" }]);
  expect(ask({ name: "i0.orders.shop.local" }).records).toEqual([{ instanceId: "i0", value: "10.0.0.0" }]);
  expect(ask().status).toBe("NODATA");
});

test("a private name is known in its own VPC alone, and only with a resolver", () => {
  const { t, ask, vpcId } = orders(1);
  const other = t.call("ec2", "CreateVpc", { CidrBlock: "10.9.0.0/16" }).Vpc?.VpcId ?? "";
  expect(ask({ name: "Orders.Shop.local" }).status).toBe("NOERROR");
  expect(ask({ vpcId: other }).status).toBe("NXDOMAIN");
  expect(ask({ name: "none.shop.local" }).status).toBe("NXDOMAIN");
  t.call("ec2", "ModifyVpcAttribute", { VpcId: vpcId, EnableDnsSupport: { Value: false } });
  expect(ask().status).toBe("SERVFAIL");
});
