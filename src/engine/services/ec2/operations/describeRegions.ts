import type { DescribeRegionsRequest, DescribeRegionsResult } from "../../../../aws/generated/ec2.ts";
import { REGIONS, type Region } from "../../../../aws/regions.ts";
import { looking } from "../dryRun.ts";
import { filtered, type FilterFields } from "../filters.ts";
import { invalidParameterValue } from "../refusals.ts";

/** The Regions there are. This account has opted in to none that asks for it. */
export const describeRegions = looking("DescribeRegions", (_view, input: DescribeRegionsRequest): DescribeRegionsResult => {
  const names = input.RegionNames ?? [];
  const stranger = names.find((name) => !REGIONS.some((region) => region.name === name));
  if (stranger !== undefined) throw invalidParameterValue(`Invalid region name: [${stranger}]`); // Assumed, after that of zones.
  const all = input.AllRegions === true || names.length > 0;
  const asked = REGIONS.filter(({ name, optIn }) => (names.length === 0 ? all || !optIn : names.includes(name)));
  return {
    Regions: filtered(asked, input.Filters, FIELDS).map((region) => ({
      RegionName: region.name,
      Endpoint: endpointOf(region),
      OptInStatus: statusOf(region),
    })),
  };
});

const endpointOf = ({ name }: Region): string => `ec2.${name}.amazonaws.com`;

const statusOf = ({ optIn }: Region): string => (optIn ? "not-opted-in" : "opt-in-not-required");

const FIELDS: FilterFields<Region> = {
  endpoint: (region) => [endpointOf(region)],
  "opt-in-status": (region) => [statusOf(region)],
  "region-name": (region) => [region.name],
};
