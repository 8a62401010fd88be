import type { DescribeAddressesRequest, DescribeAddressesResult } from "../../../../aws/generated/ec2.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { looking } from "../dryRun.ts";
import { filtered, type FilterFields } from "../filters.ts";
import { describeAddress } from "../routing/describe.ts";
import { allocationNotFound } from "../routing/refusals.ts";
import { elasticAddresses, type AddressRow } from "../routing/tables.ts";

/** The Elastic IP addresses of the account. */
export const describeAddresses = looking("DescribeAddresses", (view, input: DescribeAddressesRequest): DescribeAddressesResult => {
  const all = view.all(elasticAddresses);
  const named = [
    ...(input.AllocationIds ?? []).map((id) => {
      const row = view.find(elasticAddresses, id);
      if (row === undefined) throw allocationNotFound(id);
      return row;
    }),
    ...(input.PublicIps ?? []).map((publicIp) => {
      const row = all.find((one) => one.publicIp === publicIp);
      if (row === undefined) throw new Refusal("InvalidAddress.NotFound", `Address '${publicIp}' not found.`);
      return row;
    }),
  ];
  const isNamed = input.AllocationIds !== undefined || input.PublicIps !== undefined;
  return { Addresses: filtered(isNamed ? named : all, input.Filters, FIELDS).map((row) => describeAddress(view, row)) };
});

const FIELDS: FilterFields<AddressRow> = {
  "allocation-id": ({ allocationId }) => [allocationId],
  domain: () => ["vpc"],
  "public-ip": ({ publicIp }) => [publicIp],
};
