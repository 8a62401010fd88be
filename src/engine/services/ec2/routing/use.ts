import { publicAddresses, type Lasting } from "../../billing/contract.ts";
import type { NatGatewayRow } from "./tables.ts";

/** Whether a NAT gateway is paid for, and the address that it was given with it. */
export const isPaidGateway = ({ state }: Pick<NatGatewayRow, "state">): boolean => state === "pending" || state === "available";

/** What a NAT gateway is paid for, with the address of a public one. */
export const gatewayUses = ({ createdAt, allocationId }: Pick<NatGatewayRow, "createdAt" | "allocationId">): readonly Lasting[] =>
  [{ use: { kind: "natGateway" }, since: createdAt, share: 1 }, ...publicAddresses(allocationId === null ? 0 : 1, createdAt)];
