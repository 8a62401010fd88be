import type { CreateNatGatewayRequest, CreateNatGatewayResult } from "../../../../aws/generated/ec2.ts";
import { assert } from "../../../../lib/assert.ts";
import { hexId } from "../../../kernel/ids.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { freeAddresses } from "../addresses.ts";
import { changing } from "../dryRun.ts";
import { createInterface } from "../interfaces.ts";
import { NAT_GATEWAYS_PER_ZONE } from "../limits.ts";
import { missingParameter, notEnoughAddresses, notSimulated } from "../refusals.ts";
import { describeNatGateway, natGatewayWith } from "../routing/describe.ts";
import { keepAddress } from "../routing/idleAddress.ts";
import { NAT_INTERFACE, natGatewaySettles } from "../routing/gatewayLife.ts";
import { subnetNamed, tagsFor } from "../routing/needed.ts";
import { allocationNotFound, limitExceeded } from "../routing/refusals.ts";
import { elasticAddresses, natGateways } from "../routing/tables.ts";
import { subnets } from "../tables.ts";
import { NAT_GATEWAY_PENDING } from "../timing.ts";

/** Creates a NAT gateway in a subnet; it is available a while later, or has failed. */
export const createNatGateway = changing("CreateNatGateway", {
  check(view, input: CreateNatGatewayRequest) {
    if (input.AvailabilityMode === "regional") throw notSimulated("CreateNatGateway with AvailabilityMode regional");
    if (input.PrivateIpAddress !== undefined) throw notSimulated("CreateNatGateway with PrivateIpAddress");
    if (input.SubnetId === undefined) throw missingParameter("The request must include the SubnetId parameter. Add the required parameter and retry the request.");
    const subnet = subnetNamed(view, input.SubnetId);
    const isPublic = input.ConnectivityType !== "private";
    if (isPublic && input.AllocationId === undefined) {
      throw missingParameter("The request must include the AllocationId parameter. Add the required parameter and retry the request.");
    }
    const allocationId = isPublic ? (input.AllocationId ?? "") : null;
    if (allocationId !== null && view.find(elasticAddresses, allocationId) === undefined) throw allocationNotFound(allocationId);
    if (allocationId !== null && natGatewayWith(view, allocationId) !== undefined) {
      throw new Refusal("Resource.AlreadyAssociated", `Elastic IP address [${allocationId}] is already associated`);
    }
    const inZone = view.all(natGateways).filter(({ subnetId, state }) => state !== "deleted" && state !== "failed" && view.find(subnets, subnetId)?.availabilityZone === subnet.availabilityZone);
    if (inZone.length >= NAT_GATEWAYS_PER_ZONE || view.size(natGateways) >= natGateways.limit) throw limitExceeded("NatGatewayLimitExceeded", "NAT gateways");
    if (freeAddresses(view, subnet) < 1) throw notEnoughAddresses(subnet.subnetId);
    return { subnet, allocationId, tags: tagsFor(input, "natgateway") };
  },

  apply(ctx, { subnet: { subnetId, vpcId }, allocationId, tags }): CreateNatGatewayResult {
    const natGatewayId = `nat-0${hexId(ctx, 16)}`;
    const row = createInterface(ctx, { subnetId, securityGroupIds: [], instanceId: null, description: `${NAT_INTERFACE} ${natGatewayId}` });
    assert(row !== undefined, `there was an address for ${natGatewayId}`);
    const { networkInterfaceId, privateIpAddress } = row;
    const own = { natGatewayId, vpcId, subnetId, allocationId, networkInterfaceId, privateIpAddress, tags };
    const gateway = ctx.insert(natGateways, { ...own, state: "pending", failure: null, createdAt: ctx.now, deletedAt: null });
    if (allocationId !== null) keepAddress(ctx, allocationId);
    ctx.schedule(natGatewaySettles, natGatewayId, NAT_GATEWAY_PENDING);
    return { NatGateway: describeNatGateway(ctx, gateway) };
  },
});
