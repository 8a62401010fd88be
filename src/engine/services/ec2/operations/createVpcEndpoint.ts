import type { CreateVpcEndpointRequest, CreateVpcEndpointResult } from "../../../../aws/generated/ec2.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { hexId } from "../../../kernel/ids.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { freeAddresses } from "../addresses.ts";
import { changing } from "../dryRun.ts";
import { networkChanged } from "../events.ts";
import { createInterface } from "../interfaces.ts";
import { defaultGroupOf, groupNamed, vpcNamed } from "../lookup.ts";
import { groupNotFound, notEnoughAddresses } from "../refusals.ts";
import { describeEndpoint } from "../routing/describe.ts";
import { endpointServiceIn } from "../routing/endpointServices.ts";
import { ENDPOINT_INTERFACE, endpointSettles } from "../routing/gatewayLife.ts";
import { routeTableNamed, subnetNamed, tagsFor } from "../routing/needed.ts";
import { prefixListOf } from "../routing/prefixLists.ts";
import { limitExceeded } from "../routing/refusals.ts";
import { endpointsByVpc, routeTables, vpcEndpoints } from "../routing/tables.ts";
import type { SubnetRow, VpcRow } from "../tables.ts";
import { ENDPOINT_PENDING } from "../timing.ts";

/** Creates a VPC endpoint: a route in tables to a service, or an interface of a service in subnets. */
export const createVpcEndpoint = changing("CreateVpcEndpoint", {
  check(view, input: CreateVpcEndpointRequest) {
    const vpc = vpcNamed(view, input.VpcId);
    const kind = input.VpcEndpointType ?? "Gateway";
    const service = endpointServiceIn(input.ServiceName ?? "", kind);
    if (view.size(vpcEndpoints) >= vpcEndpoints.limit) throw limitExceeded("VpcEndpointLimitExceeded", "VPC endpoints");
    const own = { vpcId: vpc.vpcId, service, tags: tagsFor(input, "vpc-endpoint") };
    return kind === "Interface"
      ? { kind, ...own, ...interfacesIn(view, vpc, { ...input, service }) }
      : { kind: "Gateway" as const, ...own, routeTableIds: tablesIn(view, vpc, { ...input, service }) };
  },

  apply(ctx, plan): CreateVpcEndpointResult {
    const vpcEndpointId = `vpce-0${hexId(ctx, 16)}`;
    const { vpcId, service, tags } = plan;
    const own = { vpcEndpointId, vpcId, service, createdAt: ctx.now, tags };
    if (plan.kind === "Gateway") {
      addRoutes(ctx, plan.routeTableIds, { destination: prefixListOf(service) ?? "", target: vpcEndpointId });
      const row = { ...own, kind: plan.kind, state: "available", routeTableIds: plan.routeTableIds, networkInterfaceIds: [], privateDnsEnabled: false } as const;
      ctx.insert(vpcEndpoints, row);
      ctx.emit(networkChanged, { vpcId });
      return { VpcEndpoint: describeEndpoint(ctx, row) };
    }
    const { securityGroupIds, privateDnsEnabled } = plan;
    const networkInterfaceIds = plan.subnets.flatMap(({ subnetId }) => {
      const made = createInterface(ctx, { subnetId, securityGroupIds, instanceId: null, description: `${ENDPOINT_INTERFACE} ${vpcEndpointId}` });
      return made === undefined ? [] : [made.networkInterfaceId];
    });
    const row = ctx.insert(vpcEndpoints, { ...own, kind: plan.kind, state: "pending", routeTableIds: [], networkInterfaceIds, privateDnsEnabled });
    ctx.schedule(endpointSettles, vpcEndpointId, ENDPOINT_PENDING);
    return { VpcEndpoint: describeEndpoint(ctx, row) };
  },
});

type Asked = CreateVpcEndpointRequest & { readonly service: string };

function tablesIn(view: View, { vpcId }: VpcRow, { RouteTableIds = [], service }: Asked): readonly string[] {
  return [...new Set(RouteTableIds)].map((id) => {
    const { routes, ...table } = routeTableNamed(view, id);
    if (table.vpcId !== vpcId) throw new Refusal("InvalidParameter", `Route table ${id} does not belong to VPC ${vpcId}`); // Assumed wording.
    const list = prefixListOf(service);
    if (routes.some(({ destination }) => destination === list)) {
      throw new Refusal("RouteAlreadyExists", `route table ${id} already has a route with destination-prefix-list-id ${list}`);
    }
    return id;
  });
}

function interfacesIn(view: View, vpc: VpcRow, { service, ...input }: Asked) {
  const { vpcId } = vpc;
  const subnets = [...new Set(input.SubnetIds ?? [])].map((id) => subnetNamed(view, id));
  checkSubnets(view, vpc, subnets);
  const ids = [...new Set(input.SecurityGroupIds ?? [])];
  for (const GroupId of ids) if (groupNamed(view, { GroupId }).vpcId !== vpcId) throw groupNotFound(GroupId);
  const privateDnsEnabled = input.PrivateDnsEnabled ?? true;
  if (privateDnsEnabled && !(vpc.enableDnsSupport && vpc.enableDnsHostnames)) {
    throw new Refusal("InvalidParameter", `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${vpcId}`);
  }
  if (privateDnsEnabled && view.where(endpointsByVpc, vpcId).some((other) => other.service === service && other.privateDnsEnabled)) {
    const message = `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${service}.us-east-1.amazonaws.com in the VPC ${vpcId}`;
    throw new Refusal("InvalidParameter", message);
  }
  return { subnets, securityGroupIds: ids.length === 0 ? [defaultGroupOf(view, vpcId).groupId] : ids, privateDnsEnabled };
}

function checkSubnets(view: View, { vpcId }: VpcRow, subnets: readonly SubnetRow[]): void {
  const zones = new Set<string>();
  for (const subnet of subnets) {
    if (subnet.vpcId !== vpcId) throw new Refusal("InvalidParameter", `Subnet ${subnet.subnetId} does not belong to VPC ${vpcId}`); // Assumed wording.
    if (zones.has(subnet.availabilityZone)) {
      throw new Refusal(
        "DuplicateSubnetsInSameZone",
        `Found another VPC endpoint subnet in the availability zone of ${subnet.subnetId}. VPC endpoint subnets should be in different availability zones supported by the VPC endpoint service.`,
      );
    }
    zones.add(subnet.availabilityZone);
    if (freeAddresses(view, subnet) < 1) throw notEnoughAddresses(subnet.subnetId);
  }
}

function addRoutes(ctx: Context, routeTableIds: readonly string[], route: { readonly destination: string; readonly target: string }): void {
  for (const id of routeTableIds) {
    const { routes } = ctx.need(routeTables, id);
    ctx.update(routeTables, id, { routes: [...routes, { ...route, origin: "CreateRoute" }] });
  }
}
