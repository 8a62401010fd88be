import type { SimTime } from "../kernel/time.ts";
import { publicAddresses, type Lasting } from "./billing/contract.ts";

interface Balancer {
  readonly type: "application" | "network" | "classic";
  readonly scheme: "internet-facing" | "internal";
  readonly subnetIds: readonly string[];
  readonly createdTime: SimTime;
}

/** What a load balancer of either generation is paid for by the hour: in each of its subnets it has an address, and a public one for the internet. */
export const balancerUses = ({ type, scheme, subnetIds, createdTime }: Balancer): readonly Lasting[] =>
  [{ use: { kind: "loadBalancer", type }, since: createdTime, share: 1 }, ...publicAddresses(scheme === "internal" ? 0 : subnetIds.length, createdTime)];
