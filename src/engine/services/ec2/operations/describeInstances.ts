import type { DescribeInstancesRequest, DescribeInstancesResult } from "../../../../aws/generated/ec2.ts";
import { describeReservations, describeState } from "../describe.ts";
import { looking } from "../dryRun.ts";
import { filtered, type FilterFields } from "../filters.ts";
import { instancesNamed } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { instances, type InstanceRow } from "../tables.ts";

/** Instances, terminated ones for an hour, by the calls that launched them. */
export const describeInstances = looking(
  "DescribeInstances",
  (view, input: DescribeInstancesRequest): DescribeInstancesResult => {
    const ids = input.InstanceIds ?? [];
    const rows = ids.length > 0 ? instancesNamed(view, ids) : view.all(instances);
    const { items, ...next } = pageOf(filtered(rows, input.Filters, FIELDS), input);
    return { Reservations: describeReservations(view, items), ...next };
  },
);

const FIELDS: FilterFields<InstanceRow> = {
  "availability-zone": (row) => [row.availabilityZone],
  "client-token": (row) => (row.clientToken === null ? [] : [row.clientToken]),
  "image-id": (row) => [row.imageId],
  "instance-id": (row) => [row.instanceId],
  "instance-state-code": (row) => [String(describeState(row.state).Code)],
  "instance-state-name": (row) => [row.state],
  "instance-type": (row) => [row.instanceType],
  "instance.group-id": (row) => row.securityGroupIds,
  "private-ip-address": (row) => [row.privateIpAddress],
  "reservation-id": (row) => [row.reservationId],
  "subnet-id": (row) => [row.subnetId],
  "vpc-id": (row) => [row.vpcId],
};
