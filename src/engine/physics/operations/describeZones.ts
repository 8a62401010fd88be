import type { DescribeZonesRequest, DescribeZonesResponse } from "../../../aws/generated/physics.ts";
import { reading } from "../../kernel/operation.ts";
import { zones } from "../tables.ts";

/** The zones, and whether they work. */
export const describeZones = reading(
  "physics",
  "DescribeZones",
  (view, _input: DescribeZonesRequest): DescribeZonesResponse => ({ zones: view.all(zones) }),
);
