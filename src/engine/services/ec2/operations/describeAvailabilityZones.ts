import type { DescribeAvailabilityZonesRequest, DescribeAvailabilityZonesResult } from "../../../../aws/generated/ec2.ts";
import { AVAILABILITY_ZONES, REGION } from "../../../../aws/region.ts";
import { zoneIsAvailable } from "../../../physics/contract.ts";
import { looking } from "../dryRun.ts";
import { filtered, type FilterFields } from "../filters.ts";
import { invalidParameterValue } from "../refusals.ts";

interface ZoneState {
  readonly name: string;
  readonly id: string;
  readonly state: "available" | "impaired";
}

/** The zones of the Region; one that went dark is impaired. */
export const describeAvailabilityZones = looking(
  "DescribeAvailabilityZones",
  (view, input: DescribeAvailabilityZonesRequest): DescribeAvailabilityZonesResult => {
    const zones = AVAILABILITY_ZONES.map((name, i): ZoneState => {
      return { name, id: `use1-az${i + 1}`, state: zoneIsAvailable(view, name) ? "available" : "impaired" };
    });
    const stranger = input.ZoneNames?.find((name) => !zones.some((zone) => zone.name === name));
    if (stranger !== undefined) throw invalidParameterValue(`Invalid availability zone: [${stranger}]`);
    const asked = zones.filter((zone) => input.ZoneNames?.includes(zone.name) ?? true);
    return {
      AvailabilityZones: filtered(asked, input.Filters, FIELDS).map((zone) => ({
        ZoneName: zone.name,
        ZoneId: zone.id,
        State: zone.state,
        RegionName: REGION,
        GroupName: `${REGION}-zg-1`,
        NetworkBorderGroup: REGION,
        OptInStatus: "opt-in-not-required",
        ZoneType: "availability-zone",
        Messages: [],
      })),
    };
  },
);

const FIELDS: FilterFields<ZoneState> = {
  "opt-in-status": () => ["opt-in-not-required"],
  "region-name": () => [REGION],
  state: (zone) => [zone.state],
  "zone-id": (zone) => [zone.id],
  "zone-name": (zone) => [zone.name],
  "zone-type": () => ["availability-zone"],
};
