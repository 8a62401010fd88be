import type { AccountDescription } from "../../../../aws/account/description.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { isUsedByClassic } from "../../elb/contract.ts";
import { usesSubnet } from "../../elbv2/contract.ts";
import { endpointsByVpc, internetGateways, natGateways, routeTableAssociations, routeTables, tablesByVpc } from "../routing/tables.ts";
import { groupsByVpc, instances, networkInterfaces, securityGroups, subnets, vpcs } from "../tables.ts";

/**
 * An account has one default VPC. The one that this account began with goes when another is described, unless something
 * stands in it, or is described as standing there.
 */
export function giveWay(ctx: Context, account: AccountDescription): void {
  const vpcId = ctx.all(vpcs).find(({ isDefault }) => isDefault)?.vpcId;
  if (vpcId === undefined || isLivedIn(ctx, vpcId) || isSpokenOf(ctx, vpcId, JSON.stringify(account))) return;
  for (const one of ctx.all(routeTableAssociations)) if (one.vpcId === vpcId) ctx.remove(routeTableAssociations, one.associationId);
  for (const { routeTableId } of ctx.where(tablesByVpc, vpcId)) ctx.remove(routeTables, routeTableId);
  for (const one of ctx.all(internetGateways)) if (one.vpcId === vpcId) ctx.remove(internetGateways, one.internetGatewayId);
  for (const { groupId } of ctx.where(groupsByVpc, vpcId)) ctx.remove(securityGroups, groupId);
  for (const one of ctx.all(subnets)) if (one.vpcId === vpcId) ctx.remove(subnets, one.subnetId);
  ctx.remove(vpcs, vpcId);
}

function isSpokenOf(view: View, vpcId: string, text: string): boolean {
  const own = [...view.all(subnets), ...view.where(groupsByVpc, vpcId)].filter((row) => row.vpcId === vpcId);
  return [vpcId, ...own.map((row) => ("subnetId" in row ? row.subnetId : row.groupId))].some((id) => text.includes(id));
}

/** Whether something has an interface in a VPC, or somebody made something there. */
function isLivedIn(view: View, vpcId: string): boolean {
  const isHere = (row: { readonly vpcId: string }): boolean => row.vpcId === vpcId;
  const own = view.all(subnets).filter(isHere);
  const isMade = own.some(({ defaultForAz }) => !defaultForAz) || view.count(groupsByVpc, vpcId) + view.count(tablesByVpc, vpcId) > 2 || view.count(endpointsByVpc, vpcId) > 0;
  const isUsed = own.some(({ subnetId }) => usesSubnet(view, subnetId) || isUsedByClassic(view, subnetId));
  return isMade || isUsed || view.all(instances).some(isHere) || view.all(networkInterfaces).some(isHere) || view.all(natGateways).some(isHere);
}
