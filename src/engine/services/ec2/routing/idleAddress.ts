import type { Context } from "../../../kernel/context.ts";
import { keepMeter } from "../../billing/contract.ts";
import { elasticAddresses, natGateways } from "./tables.ts";
import { isPaidGateway } from "./use.ts";

/** An Elastic IP address that no NAT gateway is paid with is paid by itself: nobody uses it. Amazon VPC pricing. */
export function keepAddress(ctx: Context, allocationId: string): void {
  const isPaidElsewhere = ctx.all(natGateways).some((gateway) => gateway.allocationId === allocationId && isPaidGateway(gateway));
  const isIdle = !isPaidElsewhere && ctx.find(elasticAddresses, allocationId) !== undefined;
  keepMeter(ctx, allocationId, isIdle ? { use: { kind: "idleIp" }, since: ctx.now, share: 1 } : null);
}
